import type { InteractionEvent } from '../../domain/event.ts'
import type { ItemRecord, TaggingRecord, TagRecord, TieRecord, UserRecord } from '../../domain/records.ts'

/**
 * The kinds of rows, in the order in which they are read. What others refer to comes first; interactions and ties
 * make users and items that have no row of their own, taggings do not, so they come last.
 */
export const RECORD_KINDS = ['users', 'items', 'tags', 'interactions', 'ties', 'taggings'] as const

export type RecordKind = (typeof RECORD_KINDS)[number]

/** An interaction as a data set states it: an event that may lack its id and its date. */
export interface InteractionRecord extends Omit<InteractionEvent, 'eventId' | 'atMs'> {
  /** The data set's own event id, if it has one. */
  readonly eventId: string | null
  /** Epoch milliseconds; null takes the import's declared instant. */
  readonly atMs: number | null
}

export interface RecordOf {
  readonly users: UserRecord
  readonly items: ItemRecord
  readonly tags: TagRecord
  readonly taggings: TaggingRecord
  readonly interactions: InteractionRecord
  readonly ties: TieRecord
}

/** One row of a data set: parsed, or refused with a reason a person can act on. `line` is 1-based in `file`. */
export type DataRow<K extends RecordKind> =
  | {
      readonly isValid: true
      readonly file: string
      readonly line: number
      readonly record: RecordOf[K]
      /** What was wrong with the row although it is of use: `date is no date: left out`. */
      readonly note?: string
    }
  | RejectedRow

export interface RejectedRow {
  readonly isValid: false
  readonly file: string
  readonly line: number
  /** The same words for the same fault: never a value of the row. */
  readonly reason: string
  /** The row as it was read. */
  readonly text: string
}

/** A data set that can be read again and again, row by row: memory stays flat whatever its size. */
export interface DataSet {
  /** Stable name; part of the id of every imported event, so a second import of the same set changes nothing. */
  readonly name: string
  /** Bytes (or rows) of all kinds together, for a progress bar. */
  readonly size: number
  rows<K extends RecordKind>(kind: K, onRead?: (amount: number) => void): AsyncIterable<DataRow<K>>
}
