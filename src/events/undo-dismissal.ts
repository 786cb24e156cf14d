import { refused, type Written } from '../catalog/written.ts'
import type { EventKind } from '../domain/event.ts'
import type { Pair } from '../domain/grouping.ts'
import { dismissedBy, dropDismissal, lockUsers } from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { Dismissal } from './dismiss.ts'
import { DEFAULT_RATING_SCALE, eventWeight, isDismissal, type RatingScale } from './event-weight.ts'
import { hasSeenEventsOf, type Intake, LATE } from './intake.ts'
import { takeBack, withoutEvents } from './take-back.ts'

export type UndoDismissal = (dismissal: Dismissal, options: RunOptions) => Promise<Written>

/**
 * Lets lists show a dismissed item to the user again. Takes its `HIDE` and `REPORT` events out of the interaction, as if
 * they had not happened; other events on the item stay. Undoing it twice, or without a dismissal, changes nothing.
 *
 * The journal keeps the events: a graph that is rebuilt from a snapshot has the dismissal again.
 */
export function undoDismissal(
  intake: Intake,
  graph: GraphStore,
  ratingScale: RatingScale = DEFAULT_RATING_SCALE,
): UndoDismissal {
  return async (dismissal, options) => {
    if (!(await hasSeenEventsOf(intake, dismissal.userId, options.signal))) return refused(LATE)
    const hasChanged = await graph.transaction((runner) => undo(runner, dismissal, ratingScale), options)
    return { changed: hasChanged ? 1 : 0, problems: [] }
  }
}

async function undo(graph: GraphRunner, pair: Pair, scale: RatingScale): Promise<boolean> {
  await graph.run(lockUsers, { ids: [pair.userId] })
  const [row] = await graph.run(dismissedBy, { ids: [pair.userId] })
  if (!row?.dismissedItemIds.includes(pair.itemId)) return false
  const isTaken = ({ kind }: { readonly kind: EventKind }) => isDismissal(kind)
  await takeBack(graph, pair, (state) =>
    withoutEvents(state, { event: isTaken, archived: isTaken }, (event) => eventWeight(event, scale)),
  )
  await graph.run(dropDismissal, pair)
  return true
}
