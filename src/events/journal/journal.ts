import { AttuneError } from '../../domain/errors.ts'
import type { InteractionEvent } from '../../domain/event.ts'

/** What a journal says of an event: new and kept, known by its id, or another one that took the id before. */
export type Verdict = 'accepted' | 'duplicate' | 'conflict'

export interface Appended {
  /** One an event, in the order of the events. */
  readonly verdicts: readonly Verdict[]
  /** All of these events, also the known ones, are at or before it. */
  readonly position: number
}

export interface JournalEntry {
  readonly position: number
  readonly event: InteractionEvent
}

/** An entry that gives no event: its person was forgotten, its bytes are not what was written, or it is gone. */
export interface LostEntry {
  readonly position: number
  readonly reason: 'forgotten' | 'damaged' | 'missing'
}

/** Entries in order, without gaps: every position from the one asked for to `end` is in one of the two lists. */
export interface JournalPage {
  readonly entries: readonly JournalEntry[]
  readonly lost: readonly LostEntry[]
  /** The last position of the page; that after which was read if there is nothing more. */
  readonly end: number
}

/** An event that could not be applied, set aside so that it holds up nobody. */
export interface Quarantined extends JournalEntry {
  /** Why, in a word or two that hold no personal value. */
  readonly reason: string
  readonly atMs: number
}

/** At once, or a moment later where somebody else does the work. */
type MaybeLater<T> = T | Promise<T>

/**
 * Events on disk, numbered from 1 in the order in which they came, until the graph has them and longer. Events are
 * sealed with a key of their person: without it nobody can read them.
 */
export interface Journal {
  /** Names it for good: cursors in the graph and watermarks of clients hold it. */
  readonly id: string
  /** Position of the newest entry on disk; 0 if there never was one. */
  readonly last: number
  /**
   * Resolves once everything is on disk. All or nothing.
   *
   * @throws AttuneError `UNAVAILABLE` if it could not be written: then nothing was kept
   */
  append(events: readonly InteractionEvent[]): Promise<Appended>
  /** At most `limit` entries after a position. */
  read(after: number, limit: number): MaybeLater<JournalPage>
  /** No new entry will get a position up to this one: where the graph has seen more than the journal holds. */
  skipTo(position: number): Promise<void>
  /**
   * Entries after this position were written before anybody said where the graph stands: where this is an older copy, the
   * graph may have seen other events under their numbers.
   */
  unplacedSince(): MaybeLater<number>
  /** The graph lacks nothing that has a number it has seen, and the next entry gets one that it has not. */
  placed(): Promise<void>
  deadLetter(entries: readonly Quarantined[]): Promise<void>
  quarantined(limit: number): MaybeLater<readonly Quarantined[]>
  quarantinedCount(): MaybeLater<number>
  /** Takes entries out of quarantine: they were applied, or nobody wants them. */
  release(positions: readonly number[]): Promise<void>
  /** Deletes entries up to `position` that were written before an instant, and what knows their ids. Returns how many. */
  trim(position: number, beforeMs: number): Promise<number>
  /** Position of the oldest entry that is kept; `last + 1` if none is. */
  first(): MaybeLater<number>
  /** Throws a person's key away: what she did can never be read again. */
  forget(userId: string): Promise<void>
  /** Finishes what is being written. Calling it twice is fine. */
  close(): Promise<void>
}

/** What a journal says of events that are not on disk. */
export function notWritten(cause: unknown): AttuneError {
  return new AttuneError('UNAVAILABLE', 'the journal could not be written: nothing was kept', {
    hint: 'is the disk full? try again in a moment',
    cause,
  })
}
