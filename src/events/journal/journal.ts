import { AttuneError } from '../../domain/errors.ts'
import type { InteractionEvent } from '../../domain/event.ts'

/** What a journal says of an event: new and kept, already known, or its id belongs to an event with other content. */
export type Verdict = 'accepted' | 'duplicate' | 'conflict'

export interface Appended {
  /** One per event, in the order of the events. */
  readonly verdicts: readonly Verdict[]
  /** All of these events, duplicates included, are at or before this position. */
  readonly position: number
}

export interface JournalEntry {
  readonly position: number
  readonly event: InteractionEvent
  /** When it was written, epoch milliseconds. Omitted if the caller does not need it. */
  readonly acceptedAtMs?: number
}

/** An entry without a readable event: its user was forgotten, its bytes are damaged, or it does not exist. */
export interface LostEntry {
  readonly position: number
  readonly reason: 'forgotten' | 'damaged' | 'missing'
}

/** Consecutive positions: each one up to `end` is in one of the two lists. */
export interface JournalPage {
  readonly entries: readonly JournalEntry[]
  readonly lost: readonly LostEntry[]
  /** The last position of the page, or the position that the read started after if there are no more. */
  readonly end: number
}

/** The readable entries of one user among consecutive positions. */
export interface UserPage {
  readonly entries: readonly JournalEntry[]
  /** The last position that was looked at. */
  readonly end: number
}

/** An event that could not be applied. */
export interface Quarantined extends JournalEntry {
  /** A short reason without personal values. */
  readonly reason: string
  readonly atMs: number
}

type MaybePromise<T> = T | Promise<T>

/**
 * Events on disk, numbered from 1 in the order in which they arrived, kept until the graph has them and longer. Events are
 * encrypted with a key of their user.
 */
export interface Journal {
  /** A permanent id: cursors in the graph and watermarks of clients contain it. */
  readonly id: string
  /** Position of the newest entry on disk; 0 if there never was one. */
  readonly last: number
  /**
   * Resolves once all events are on disk. All or nothing.
   *
   * @throws AttuneError `UNAVAILABLE` if they could not be written; then none was kept
   */
  append(events: readonly InteractionEvent[]): Promise<Appended>
  /** At most `limit` entries after a position. */
  read(after: number, limit: number): MaybePromise<JournalPage>
  /** The entries of a user among at most `limit` positions after one. Read on at `end` until it reaches `last`. */
  readOf(userId: string, after: number, limit: number): MaybePromise<UserPage>
  /** Gives new entries positions after this one. For a journal that is older than what the graph has seen of it. */
  skipTo(position: number): Promise<void>
  deadLetter(entries: readonly Quarantined[]): Promise<void>
  quarantined(limit: number): MaybePromise<readonly Quarantined[]>
  quarantinedCount(): MaybePromise<number>
  /** Removes entries from the dead-letter queue. */
  release(positions: readonly number[]): Promise<void>
  /** Deletes entries up to `position` that were written before an instant, and their ids. Returns their number. */
  trim(position: number, beforeMs: number): Promise<number>
  /** Position of the oldest entry; `last + 1` if there is none. */
  first(): MaybePromise<number>
  /** The event of a user with an id; null if there is none, or if it cannot be read. */
  find(userId: string, eventId: string): MaybePromise<InteractionEvent | null>
  /** Erases the events of a user with these ids. Their positions stay, as unreadable entries. */
  erase(userId: string, eventIds: readonly string[]): Promise<void>
  /** Deletes the key of a user. Their events can never be read again. */
  forget(userId: string): Promise<void>
  /** Finishes pending writes. Calling it twice is fine. */
  close(): Promise<void>
}

/** The error for events that are not on disk. */
export function notWritten(cause: unknown): AttuneError {
  return new AttuneError('UNAVAILABLE', 'the journal could not be written: nothing was kept', {
    hint: 'is the disk full? try again in a moment',
    cause,
  })
}
