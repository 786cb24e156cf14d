import { lockCursor, moveCursor } from '../graph/__generated__/queries.ts'
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

export interface AppliedStretch {
  /** Where the cursor stands. */
  readonly position: number
  /** By item id: people who like it now and had nothing to do with it before. */
  readonly newPeople: ReadonlyMap<string, number>
}

export interface ApplyStretchOptions extends RunOptions {
  readonly ratingScale: RatingScale
  readonly nowMs: number
}

/** Applies a stretch, wherever that is done: see `applyStretch`. @throws GraphError */
export type ApplyStretch = (
  stretch: Stretch,
  options: Omit<ApplyStretchOptions, 'signal'>,
) => Promise<AppliedStretch>

/**
 * Applies a stretch and moves the journal's cursor in one transaction. What the cursor has passed is left out, so a
 * repeat after a lost reply, or by a second process, changes nothing.
 */
export async function applyStretch(
  graph: GraphStore,
  stretch: Stretch,
  options: ApplyStretchOptions,
): Promise<AppliedStretch> {
  return graph.transaction(async (runner) => {
    const applied = await lock(runner, stretch.journalId, options.nowMs)
    if (applied >= stretch.end) return { position: applied, newPeople: new Map() }
    const events = stretch.entries.filter(({ position }) => position > applied).map(({ event }) => event)
    const { newPeople } = await applyWithin(runner, events, options)
    const { journalId: journal, end, recorded } = stretch
    await runner.run(moveCursor, { journal, applied: end, recorded })
    return { position: end, newPeople }
  }, options)
}

export interface AppliedAtOnce extends AppliedStretch {
  readonly outcomes: readonly EventOutcome[]
}

/** Applies events that are in no journal. Each call is one position further. */
export async function applyAtOnce(
  graph: GraphStore,
  journalId: string,
  events: readonly JournalEntry['event'][],
  options: ApplyStretchOptions,
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
