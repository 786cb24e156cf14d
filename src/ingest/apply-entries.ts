import { lockCursor, moveCursor, noteAhead } from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { JournalEntry } from '../journal/journal.ts'
import { applyWithin } from './apply-events.ts'
import type { RatingScale } from './event-weight.ts'
import type { EventOutcome } from './fold-events.ts'

/** A stretch of a journal. */
export interface Stretch {
  readonly journalId: string
  readonly entries: readonly JournalEntry[]
  /** The cursor stands here afterwards: past everything of the stretch, also what gave no event. */
  readonly end: number
  /** Position of the journal's newest entry, for whoever asks how far behind the graph is. */
  readonly recorded: number
}

/** Entries of a journal whose turn has not come. */
export interface EarlyEntries {
  readonly journalId: string
  readonly entries: readonly JournalEntry[]
  /** Positions of everything that is before its turn in the graph afterwards, these entries included. */
  readonly ahead: readonly number[]
}

export interface AppliedEntries {
  /** Where the cursor stands; null if it was left alone. */
  readonly position: number | null
  /** By item id: people who like it now and had nothing to do with it before. */
  readonly newPeople: ReadonlyMap<string, number>
}

export interface ApplyEntriesOptions extends RunOptions {
  readonly ratingScale: RatingScale
  readonly nowMs: number
}

/** Applies entries, wherever that is done: see `applyEntries`. @throws GraphError */
export type ApplyEntries = (
  what: Stretch | EarlyEntries,
  options: Omit<ApplyEntriesOptions, 'signal'>,
) => Promise<AppliedEntries>

/**
 * Applies entries, and notes in the same transaction that the graph holds them.
 *
 * A stretch moves the journal's cursor. What the cursor has passed is left out, so a repeat after a lost reply, or by a
 * second process, changes nothing. Entries before their turn are noted one by one; the stretch that they are of is to be
 * sent without them.
 */
export function applyEntries(
  graph: GraphStore,
  what: Stretch | EarlyEntries,
  options: ApplyEntriesOptions,
): Promise<AppliedEntries> {
  return graph.transaction(
    (runner) => ('ahead' in what ? applyEarly(runner, what, options) : applyStretch(runner, what, options)),
    options,
  )
}

async function applyStretch(
  runner: GraphRunner,
  { journalId, entries, end, recorded }: Stretch,
  options: ApplyEntriesOptions,
): Promise<AppliedEntries> {
  const applied = await lock(runner, journalId, options.nowMs)
  if (applied >= end) return { position: applied, newPeople: new Map() }
  const events = entries.filter(({ position }) => position > applied).map(({ event }) => event)
  const { newPeople } = await applyWithin(runner, events, options)
  await runner.run(moveCursor, { journal: journalId, applied: end, recorded })
  return { position: end, newPeople }
}

async function applyEarly(
  runner: GraphRunner,
  { journalId, entries, ahead }: EarlyEntries,
  options: ApplyEntriesOptions,
): Promise<AppliedEntries> {
  const [noted] = await runner.run(noteAhead, { journal: journalId, positions: ahead })
  const before = new Set(noted?.before)
  const events = entries.filter(({ position }) => !before.has(position)).map(({ event }) => event)
  const { newPeople } = await applyWithin(runner, events, options)
  return { position: null, newPeople }
}

export interface AppliedAtOnce extends AppliedEntries {
  readonly position: number
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
    const position = (await lock(runner, journalId, options.nowMs)) + 1
    const { outcomes, newPeople } = await applyWithin(runner, events, options)
    await runner.run(moveCursor, { journal: journalId, applied: position, recorded: position })
    return { outcomes, position, newPeople }
  }, options)
}

async function lock(graph: GraphRunner, journal: string, now: number): Promise<number> {
  const [cursor] = await graph.run(lockCursor, { journal, now })
  return cursor?.applied ?? 0
}
