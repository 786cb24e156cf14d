import type { InteractionEvent } from '../../domain/event.ts'
import { type LockCursorRow, lockCursor, moveCursor, noteAhead } from '../../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../../graph/graph-store.ts'
import type { FirstTimeUsersByItem } from '../../training/incremental/first-time-users.ts'
import type { RatingScale } from '../event-weight.ts'
import type { EventOutcome } from '../fold-events.ts'
import type { JournalEntry, LostEntry } from '../journal/journal.ts'
import { applyWithin } from './apply-events.ts'

/** A stretch of a journal. */
export interface JournalBatch {
  readonly journalId: string
  readonly entries: readonly JournalEntry[]
  /** The cursor stands here afterwards: past everything of the stretch, also what gave no event. */
  readonly end: number
  /** Position of the journal's newest entry, for whoever asks how far behind the graph is. */
  readonly recorded: number
}

/** Entries of a journal that somebody waits for before their turn. */
export type EarlyEntries = Pick<JournalBatch, 'journalId' | 'entries'>

/** What the graph holds of a journal afterwards. */
export interface AppliedEntries {
  /** Where the cursor stands: everything up to it. */
  readonly position: number
  /** Positions of what else. */
  readonly ahead: readonly number[]
  readonly newPeople: FirstTimeUsersByItem
}

export interface ApplyEntriesOptions extends RunOptions {
  readonly ratingScale: RatingScale
  readonly nowMs: number
}

/** Applies entries, wherever that is done: see `applyEntries`. @throws GraphError */
export type ApplyEntries = (
  what: JournalBatch | EarlyEntries,
  options: Omit<ApplyEntriesOptions, 'signal'>,
) => Promise<AppliedEntries>

/**
 * Applies entries of a journal and says so on its cursor, in one transaction: a stretch moves the cursor, entries before
 * their turn are noted one by one. What is there is left out, so a repeat after a lost reply, the turn of what came early,
 * or a second process changes nothing.
 */
export function applyEntries(
  graph: GraphStore,
  what: JournalBatch | EarlyEntries,
  options: ApplyEntriesOptions,
): Promise<AppliedEntries> {
  return graph.transaction(async (runner) => {
    const { journalId: journal, entries } = what
    const before = await lock(runner, journal, options.nowMs)
    const known = new Set(before.ahead)
    const left = entries.filter(({ position }) => position > before.applied && !known.has(position))
    const position = 'end' in what ? Math.max(before.applied, what.end) : before.applied
    if (left.length === 0 && position === before.applied) {
      return { position, ahead: before.ahead, newPeople: new Map() }
    }
    const { newPeople } = await applyWithin(
      runner,
      left.map(({ event }) => event),
      options,
    )
    const ahead = [...before.ahead, ...left.map((entry) => entry.position)].filter((one) => one > position)
    if ('end' in what) {
      await runner.run(moveCursor, { journal, applied: position, ahead, recorded: what.recorded })
    } else await runner.run(noteAhead, { journal, ahead })
    return { position, ahead, newPeople }
  }, options)
}

export interface AppliedAtOnce extends Omit<AppliedEntries, 'ahead'> {
  readonly outcomes: readonly EventOutcome[]
}

/** Applies events that are in no journal. Each call is one position further. */
export async function applyAtOnce(
  graph: GraphStore,
  journalId: string,
  events: readonly JournalEntry['event'][],
  options: ApplyEntriesOptions,
): Promise<AppliedAtOnce> {
  return graph.transaction(async (runner) => {
    const position = (await lock(runner, journalId, options.nowMs)).applied + 1
    const { outcomes, newPeople } = await applyWithin(runner, events, options)
    await runner.run(moveCursor, { journal: journalId, applied: position, ahead: [], recorded: position })
    return { outcomes, position, newPeople }
  }, options)
}

async function lock(graph: GraphRunner, journal: string, now: number): Promise<LockCursorRow> {
  const [cursor] = await graph.run(lockCursor, { journal, now })
  return cursor ?? { applied: 0, ahead: [] }
}

/** What the applier tells of, for logs and metrics. Holds no personal value. */
export interface ApplierNews {
  /**
   * The graph takes nothing, or the journal cannot be read; tried again after a pause. `isUndecided`: events may be to blame,
   * which some tries more will tell.
   */
  stuck(error: unknown, isUndecided: boolean): void
  /** Events that cannot be applied were set aside. */
  deadLetter(positions: readonly number[], error: unknown): void
  /** The graph never saw these positions, and the journal no longer holds them. */
  gap(first: number, last: number): void
  readonly applied?: OnApplied
  /** Events could not be brought before their turn: who waits for them waits for their turn. */
  notEarly?(error: unknown): void
  /** Entries of the journal give no event. */
  lost(entries: readonly LostEntry[]): void
}

/** Told of events that are in the graph, some of which may have been there before, and of who is new to their items. */
export type OnApplied = (events: readonly InteractionEvent[], newPeople: FirstTimeUsersByItem) => void
