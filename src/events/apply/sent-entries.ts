import { GraphError, type GraphErrorKind } from '../../graph/graph-error.ts'
import { plainError } from '../../platform/threads/worker-thread.ts'
import { decodeEvent, encodeEvent } from '../journal/entry-format.ts'
import type { AppliedEntries, ApplyEntriesOptions, EarlyEntries, JournalBatch } from './apply-entries.ts'

/** A batch without its entries. */
type About<T extends JournalBatch | EarlyEntries> = Omit<T, 'entries'>

/** Entries in the form that is sent to another thread. */
export interface SentEntries {
  readonly about: About<JournalBatch> | About<EarlyEntries>
  readonly positions: readonly number[]
  /** One line per entry: one text is cheap to send. */
  readonly events: string
  readonly options: Omit<ApplyEntriesOptions, 'signal'>
}

/** An error as data: errors lose their class between threads. */
export interface ApplyFailure {
  /** Null for a bug. */
  readonly kind: GraphErrorKind | null
  readonly message: string
  readonly cause: Error | undefined
}

/** The result that is sent back. */
export type ApplyOutcome =
  | { readonly applied: AppliedEntries; readonly bookmarks: readonly string[] }
  | { readonly failure: ApplyFailure }

/** Converts entries before they are sent. */
export function sentEntries(
  { entries, ...about }: JournalBatch | EarlyEntries,
  options: SentEntries['options'],
): SentEntries {
  return {
    about,
    positions: entries.map(({ position }) => position),
    // Encoded events contain no line breaks.
    events: entries.map(({ event }) => encodeEvent(event)).join('\n'),
    options,
  }
}

/** Converts entries after they were received. */
export function receivedEntries({ about, positions, events }: SentEntries): JournalBatch | EarlyEntries {
  const texts = events.split('\n')
  const entries = positions.map((position, at) => ({ position, event: decodeEvent(texts[at] ?? '') }))
  return { ...about, entries }
}

/** Converts an error before it is sent. */
export function sentFailure(error: unknown): ApplyFailure {
  if (error instanceof GraphError) {
    const { kind, message, cause } = error
    return { kind, message, cause: cause instanceof Error ? plainError(cause) : undefined }
  }
  const cause = error instanceof Error ? plainError(error) : undefined
  return { kind: null, message: cause?.message ?? String(error), cause }
}

/** Converts an error after it was received. */
export function receivedFailure({ kind, message, cause }: ApplyFailure): Error {
  return kind === null ? new Error(message, { cause }) : new GraphError(kind, message, { cause })
}
