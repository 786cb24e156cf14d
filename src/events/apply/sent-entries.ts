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
  readonly options: Omit<ApplyEntriesOptions, 'signal' | 'isErased'>
}

/** The result of applying them. */
export interface ApplyOutcome {
  readonly applied: AppliedEntries
  readonly bookmarks: readonly string[]
}

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
