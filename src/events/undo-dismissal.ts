import { inIdentityOrder, inLockOrder } from '../catalog/ensure-nodes.ts'
import { refused, type Written } from '../catalog/written.ts'
import type { EventKind } from '../domain/event.ts'
import type { Pair } from '../domain/grouping.ts'
import { dismissedBy, dropDismissal, lockUsers } from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { Dismissal } from './dismiss.ts'
import { DEFAULT_RATING_SCALE, eventWeight, isDismissal, type RatingScale } from './event-weight.ts'
import type { Weigh } from './fold-events.ts'
import { readIdentities } from './identities.ts'
import { hasSeenEventsOf, type Intake, LATE } from './intake.ts'
import { takeBack } from './take-back.ts'
import { withoutEvents } from './without-events.ts'

export type UndoDismissal = (dismissal: Dismissal, options: RunOptions) => Promise<Written>

/**
 * Lets lists show an item to the user again that they, or a visitor of theirs alone, dismissed. Takes its `HIDE` and `REPORT` events
 * out of the interaction, as if they had not happened; other events on the item stay. Undoing it twice, or without a dismissal, changes nothing.
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

async function undo(graph: GraphRunner, { userId, itemId }: Pair, scale: RatingScale): Promise<boolean> {
  const visitorIds = await visitorsOfAlone(graph, userId)
  const people = inIdentityOrder([userId, ...visitorIds], new Set(visitorIds))
  await graph.run(lockUsers, { ids: people })
  const [row] = await graph.run(dismissedBy, { ids: [userId] })
  if (!row?.dismissedItemIds.includes(itemId)) return false
  for (const id of people) await undoOf(graph, { userId: id, itemId }, scale)
  return true
}

/** The visitors who belong to this user alone: what others dismissed is not the user's to undo. */
async function visitorsOfAlone(graph: GraphRunner, userId: string): Promise<readonly string[]> {
  const own = await readIdentities(graph, [userId])
  const visitorIds = own.flatMap((one) => (one.userId === userId ? one.visitorId : []))
  const links = await readIdentities(graph, inLockOrder(visitorIds))
  return visitorIds.filter((id) => links.filter(({ visitorId }) => visitorId === id).length === 1)
}

async function undoOf(graph: GraphRunner, pair: Pair, scale: RatingScale): Promise<void> {
  const usual: Weigh = (event) => eventWeight(event, scale)
  const isTaken = ({ kind }: { readonly kind: EventKind }) => isDismissal(kind)
  await takeBack(
    graph,
    pair,
    (state) => withoutEvents(state, { event: isTaken, archived: isTaken }, usual),
    usual,
  )
  await graph.run(dropDismissal, pair)
}
