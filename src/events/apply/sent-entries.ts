import { GraphError, type GraphErrorKind } from '../../graph/graph-error.ts'
import { plainError } from '../../platform/threads/worker-thread.ts'
import { decodeEvent, encodeEvent } from '../journal/entry-format.ts'
import type { AppliedEntries, ApplyEntriesOptions, EarlyEntries, JournalBatch } from './apply-entries.ts'

/** What is not an entry. */
type About<T extends JournalBatch | EarlyEntries> = Omit<T, 'entries'>

/** Entries on their way to another thread. */
export interface SentEntries {
  readonly about: About<JournalBatch> | About<EarlyEntries>
  readonly positions: readonly number[]
  /** A line an entry: one text is cheap to hand over. */
  readonly events: string
  readonly options: Omit<ApplyEntriesOptions, 'signal'>
}

/** Why entries could not be applied. Data, because between threads an error loses its class and its kind. */
export interface ApplyFailure {
  /** Null for a bug of ours. */
  readonly kind: GraphErrorKind | null
  readonly message: string
  readonly cause: Error | undefined
}

/** What became of them. */
export type ApplyOutcome =
  | { readonly applied: AppliedEntries; readonly bookmarks: readonly string[] }
  | { readonly failure: ApplyFailure }

/** What is sent of entries. */
export function sentEntries(
  { entries, ...about }: JournalBatch | EarlyEntries,
  options: SentEntries['options'],
): SentEntries {
  return {
    about,
    positions: entries.map(({ position }) => position),
    // No JSON text holds a line break.
    events: entries.map(({ event }) => encodeEvent(event)).join('\n'),
    options,
  }
}

/** The entries that were sent. */
export function receivedEntries({ about, positions, events }: SentEntries): JournalBatch | EarlyEntries {
  const texts = events.split('\n')
  const entries = positions.map((position, at) => ({ position, event: decodeEvent(texts[at] ?? '') }))
  return { ...about, entries }
}

/** What is sent of an error. */
export function sentFailure(error: unknown): ApplyFailure {
  if (error instanceof GraphError) {
    const { kind, message, cause } = error
    return { kind, message, cause: cause instanceof Error ? plainError(cause) : undefined }
  }
  const cause = error instanceof Error ? plainError(error) : undefined
  return { kind: null, message: cause?.message ?? String(error), cause }
}

/** The error that was sent. */
export function receivedFailure({ kind, message, cause }: ApplyFailure): Error {
  return kind === null ? new Error(message, { cause }) : new GraphError(kind, message, { cause })
}
