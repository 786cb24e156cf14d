import { recordItemChange } from '../../catalog/record-catalog-change.ts'
import type { InteractionEvent } from '../../domain/event.ts'
import { type LockCursorRow, lockCursor, moveCursor, noteAhead } from '../../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { addCounts } from '../../metrics/metric-rows.ts'
import { noiseKey } from '../../recommend/serving/crowd-size.ts'
import type { FirstTimeUsersByItem } from '../../training/incremental/first-time-users.ts'
import type { EventScale } from '../event-weight.ts'
import type { EventOutcome } from '../fold-events.ts'
import type { JournalEntry, LostEntry } from '../journal/journal.ts'
import { type AppliedBatch, applyWithin } from './apply-events.ts'

/** Consecutive entries of a journal. */
export interface JournalBatch {
  readonly journalId: string
  readonly entries: readonly JournalEntry[]
  /** The cursor moves here: after all entries of the batch, also the lost ones. */
  readonly end: number
  /** Position of the journal's newest entry: shows how far behind the graph is. */
  readonly recorded: number
}

/** Entries of a journal that are applied before their turn. */
export type EarlyEntries = Pick<JournalBatch, 'journalId' | 'entries'>

/** State of the graph's cursor of a journal. */
export interface AppliedEntries extends Pick<AppliedBatch, 'newPeople' | 'mergedUserIds'> {
  /** The graph has everything up to this position, */
  readonly position: number
  /** and these later ones. */
  readonly ahead: readonly number[]
}

export interface ApplyEntriesOptions extends RunOptions {
  readonly ratingScale: EventScale
  /** See `ApplyOptions`; default false. */
  readonly needsConsent?: boolean
  readonly nowMs: number
  /** Entries that are not applied, although the cursor passes them. */
  readonly isErased?: IsErased
}

/** Whether an entry is of a user who was erased after it was written. */
export type IsErased = (entry: JournalEntry) => boolean

/** Applies entries, in this thread or another: see `applyEntries`. @throws GraphError */
export type ApplyEntries = (
  batch: JournalBatch | EarlyEntries,
  options: Omit<ApplyEntriesOptions, 'signal' | 'isErased'>,
) => Promise<AppliedEntries>

/**
 * Applies entries of a journal and updates its cursor in one transaction. A batch moves the cursor; early entries are listed
 * on it. Entries that the graph has are skipped, so a repeat after a lost reply or by a second process changes nothing.
 */
export function applyEntries(
  graph: GraphStore,
  batch: JournalBatch | EarlyEntries,
  options: ApplyEntriesOptions,
): Promise<AppliedEntries> {
  return graph.transaction(async (runner) => {
    const { journalId: journal, entries } = batch
    const before = await lock(runner, journal, options.nowMs)
    const known = new Set(before.ahead)
    // In the transaction: an erasure may have come while it waited for its turn.
    const { isErased = () => false } = options
    const left = entries.filter(
      (entry) => entry.position > before.applied && !known.has(entry.position) && !isErased(entry),
    )
    const position = 'end' in batch ? Math.max(before.applied, batch.end) : before.applied
    if (left.length === 0 && position === before.applied) {
      return { position, ahead: before.ahead, newPeople: new Map(), mergedUserIds: [] }
    }
    const { newPeople, mergedUserIds, createdItemIds, counts } = await applyWithin(
      runner,
      left.map(({ event }) => event),
      options,
    )
    const ahead = [...before.ahead, ...left.map((entry) => entry.position)].filter((one) => one > position)
    if ('end' in batch) {
      await runner.run(moveCursor, { journal, applied: position, ahead, recorded: batch.recorded })
    } else await runner.run(noteAhead, { journal, ahead })
    await count(runner, journal, counts)
    await recordItemChange(runner, createdItemIds)
    return { position, ahead, newPeople, mergedUserIds }
  }, options)
}

export interface AppliedAtOnce extends Omit<AppliedEntries, 'ahead'> {
  readonly outcomes: readonly EventOutcome[]
}

/** Applies events that are in no journal. Each call takes the next position. */
export async function applyAtOnce(
  graph: GraphStore,
  journalId: string,
  events: readonly JournalEntry['event'][],
  options: ApplyEntriesOptions,
): Promise<AppliedAtOnce> {
  return graph.transaction(async (runner) => {
    const position = (await lock(runner, journalId, options.nowMs)).applied + 1
    const { outcomes, createdItemIds, counts, ...applied } = await applyWithin(runner, events, options)
    await runner.run(moveCursor, { journal: journalId, applied: position, ahead: [], recorded: position })
    await count(runner, journalId, counts)
    await recordItemChange(runner, createdItemIds)
    return { ...applied, outcomes, position }
  }, options)
}

/** Adds counts to the rows of the journal. */
async function count(graph: GraphRunner, journal: string, counts: AppliedBatch['counts']): Promise<void> {
  if (counts.length > 0) await addCounts(graph, journal, counts, await noiseKey(graph))
}

async function lock(graph: GraphRunner, journal: string, now: number): Promise<LockCursorRow> {
  const [cursor] = await graph.run(lockCursor, { journal, now })
  return cursor ?? { applied: 0, ahead: [] }
}

/** Notifications of the applier, for logs and metrics. They contain no personal values. */
export interface ApplierNews {
  /**
   * Applying or reading the journal failed; tried again after a pause. `isUndecided`: it is not yet known whether an event
   * is at fault.
   */
  stuck(error: unknown, isUndecided: boolean): void
  /** Events that cannot be applied moved to the dead-letter queue. */
  deadLetter(positions: readonly number[], error: unknown): void
  /** The graph has not seen these positions, and the journal no longer has them. */
  gap(first: number, last: number): void
  readonly applied?: OnApplied
  /** Events could not be applied early. They are applied in order. */
  notEarly?(error: unknown): void
  /** Entries of the journal without a readable event. */
  lost(entries: readonly LostEntry[]): void
}

/**
 * Called with applied events, some of which the graph may have had before, the first-time users of their items, and the users who
 * changed together with their visitors.
 */
export type OnApplied = (
  events: readonly InteractionEvent[],
  newPeople: FirstTimeUsersByItem,
  mergedUserIds: readonly string[],
) => void
