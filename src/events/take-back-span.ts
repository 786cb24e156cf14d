import { type IdentitySpan, isWithin } from '../domain/identity-span.ts'
import { dropDismissal, dropInteraction, reduceInteraction } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { storedValues } from './apply/changed-pairs.ts'
import { NEW_USER, readSeen, readUsers, writeRefreshed } from './apply/refresh-seen.ts'
import type { PairState, Weigh } from './fold-events.ts'
import { interactionsOf } from './interactions-of.ts'
import { hides } from './take-back.ts'
import { withoutEvents } from './without-events.ts'

/**
 * Takes the events of a visitor within a span back, as if they had not happened, and ends dismissals that follow from them. In a
 * transaction that has locked the visitor. What requests read of the user of the span is left to the caller, who deletes it; that of
 * other users has none of these events.
 *
 * @param usual the weight of an event that is stored without one
 * @param endsDismissals false: what the visitor dismissed stays dismissed
 * @returns the number of events
 */
export async function takeBackSpan(
  graph: GraphRunner,
  visitorId: string,
  span: IdentitySpan,
  usual: Weigh,
  endsDismissals = true,
): Promise<number> {
  const isTaken = ({ atMs }: { readonly atMs: number }) => isWithin(span, atMs)
  let taken = 0
  const takeBack = async (itemId: string, state: PairState) => {
    if (![...state.events, ...state.archived].some(isTaken)) return
    const left = withoutEvents(state, { event: isTaken, archived: isTaken }, usual)
    taken += state.count - (left?.count ?? 0)
    const pair = { userId: visitorId, itemId }
    if (left === null) await graph.run(dropInteraction, pair)
    else await graph.run(reduceInteraction, { ...pair, ...storedValues(left, left.events) })
    if (endsDismissals && hides(state) && !(left && hides(left))) await graph.run(dropDismissal, pair)
  }
  for await (const items of interactionsOf(graph, [visitorId]))
    for (const [itemId, states] of items) for (const state of states.values()) await takeBack(itemId, state)
  if (taken > 0) await refreshVisitor(graph, visitorId)
  return taken
}

async function refreshVisitor(graph: GraphRunner, visitorId: string): Promise<void> {
  const { users } = await readUsers(graph, [visitorId])
  const { lastAt, seen } = users.get(visitorId) ?? NEW_USER
  const after = await readSeen(graph, visitorId)
  await writeRefreshed(graph, [{ userId: visitorId, lastAt, ownLastAt: null, before: seen, after }])
}
