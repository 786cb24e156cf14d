import type { RecordKind, RecordOf } from '../../domain/records.ts'

/** A row of a data set: parsed, or rejected with an actionable reason. `line` is 1-based in `file`. */
export type DataRow<K extends RecordKind> =
  | {
      readonly isValid: true
      readonly file: string
      readonly line: number
      readonly record: RecordOf[K]
      /** A fault in a row that is still used, such as `invalid date: left out`. */
      readonly note?: string
    }
  | RejectedRow

export interface RejectedRow {
  readonly isValid: false
  readonly file: string
  readonly line: number
  /** Equal for equal faults. Never contains a value of the row. */
  readonly reason: string
  /** The original text of the row. */
  readonly text: string
}

/** A data set that is read row by row, repeatedly, in constant memory. */
export interface DataSet {
  /** Stable name. Part of the id of every imported event, so that a second import changes nothing. */
  readonly name: string
  /** Bytes (or rows) of all kinds together, for a progress bar. */
  readonly size: number
  rows<K extends RecordKind>(kind: K, onRead?: (amount: number) => void): AsyncIterable<DataRow<K>>
}
