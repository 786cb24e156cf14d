import { refused, type Written } from '../catalog/written.ts'
import type { Pair } from '../domain/grouping.ts'
import type { Problem } from '../domain/problem.ts'
import {
  type DismissedPairRow,
  dismissedPair,
  dropDismissal,
  dropInteraction,
  lockUsers,
  reduceInteraction,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { forgetSeen, readUsersBefore, refreshSeen } from './apply/refresh-seen.ts'
import type { Dismissal } from './dismiss.ts'
import { EVENT_WEIGHTS, isDismissal } from './event-weight.ts'
import { hasSeenEventsOf, type Intake } from './intake.ts'

export type UndoDismissal = (dismissal: Dismissal, options: RunOptions) => Promise<Written>

const LATE: Problem = {
  code: 'BUSY',
  message: 'events of the user wait to be applied',
  path: [],
  isRetryable: true,
}

/**
 * Lets lists show a dismissed item to the user again. Takes its `HIDE` and `REPORT` events out of the interaction, as if
 * they had not happened; other events on the item stay. Undoing it twice, or without a dismissal, changes nothing.
 *
 * The journal keeps the events: a graph that is rebuilt from a snapshot has the dismissal again.
 */
export function undoDismissal(intake: Intake, graph: GraphStore): UndoDismissal {
  return async (dismissal, options) => {
    if (!(await hasSeenEventsOf(intake, dismissal.userId, options.signal))) return refused(LATE)
    const hasChanged = await graph.transaction((runner) => undo(runner, dismissal), options)
    return { changed: hasChanged ? 1 : 0, problems: [] }
  }
}

async function undo(graph: GraphRunner, pair: Pair): Promise<boolean> {
  await graph.run(lockUsers, { ids: [pair.userId] })
  const [row] = await graph.run(dismissedPair, pair)
  if (!row?.isDismissed) return false
  const before = await readUsersBefore(graph, [pair])
  await graph.run(dropDismissal, pair)
  const { isLeft, ...left } = withoutDismissals(row)
  if (isLeft) {
    await graph.run(reduceInteraction, { ...pair, ...left })
    const { weight, lastAt } = left
    const engagement = { itemId: pair.itemId, weight, servedWeight: row.servedWeight, lastAt }
    await refreshSeen(graph, new Map([[pair.userId, [engagement]]]), before.users)
  } else {
    await graph.run(dropInteraction, pair)
    await forgetSeen(graph, pair, before)
  }
  return true
}

/** The interaction without the events that dismissed the item. */
function withoutDismissals({ isDismissed: _, servedWeight: _served, ...row }: DismissedPairRow) {
  const events = row.eventIds.map((eventId, index) => ({
    eventId,
    at: row.eventAts[index] ?? 0,
    kind: row.eventKinds[index] ?? '',
    value: row.eventValues[index] ?? 0,
  }))
  const dismissals = events.filter(({ kind }) => kind in EVENT_WEIGHTS && isDismissal(kind as 'hide'))
  const kept = events.filter((event) => !dismissals.includes(event))
  const times = dismissals.reduce((sum, { value }) => sum + value, 0)
  const count = row.count - times
  return {
    isLeft: count > 0,
    weight: row.weight - times * EVENT_WEIGHTS.hide,
    lastAt: kept.reduce((newest, { at }) => Math.max(newest, at), 0) || row.lastAt,
    count,
    eventIds: kept.map(({ eventId }) => eventId),
    eventAts: kept.map(({ at }) => at),
    eventKinds: kept.map(({ kind }) => kind),
    eventValues: kept.map(({ value }) => value),
  }
}
