import { type Pair, pairKey } from '../domain/grouping.ts'
import { dropDismissal, dropInteraction, reduceInteraction } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { storedValues } from './apply/changed-pairs.ts'
import { mergedPairs, refreshMerged } from './apply/merged-seen.ts'
import { forgetSeen, readUsersBefore, refreshSeen, type UsersBefore } from './apply/refresh-seen.ts'
import { isDismissal } from './event-weight.ts'
import { kindsOf, type PairState, type Weigh } from './fold-events.ts'

/**
 * Takes events of an interaction back, and updates what requests read of it, also for users whom the events of a visitor belong
 * to. A `HIDE` or `REPORT` that was the last one of the item ends its dismissal. In a transaction that has locked the user or visitor,
 * before any other change to them.
 *
 * @param without the interaction without these events, null if none is left; itself or undefined if it has none of them
 * @param usual the weight of an event that is stored without one
 * @returns false if the interaction has none of the events
 */
export async function takeBack(
  graph: GraphRunner,
  pair: Pair,
  without: (state: PairState) => PairState | null | undefined,
  usual: Weigh,
): Promise<boolean> {
  const before = await readUsersBefore(graph, [pair])
  const state = before.states.get(pairKey(pair))
  const left = state && without(state)
  if (!state || left === undefined || left === state) return false
  await replaceInteraction(graph, pair, left, before)
  if (hides(state) && !(left && hides(left))) await graph.run(dropDismissal, pair)
  await refreshMerged(graph, mergedPairs([pair], before.identities), usual)
  return true
}

/** Replaces an interaction, or deletes it for null. What requests read of a user with visitors is left to `refreshMerged`. */
async function replaceInteraction(
  graph: GraphRunner,
  pair: Pair,
  state: PairState | null,
  before: UsersBefore,
): Promise<void> {
  const { userId, itemId } = pair
  const isMerged = before.identities.some((identity) => identity.userId === userId)
  if (state === null) {
    await graph.run(dropInteraction, { userId, itemId })
    if (!isMerged) await forgetSeen(graph, pair, before)
    return
  }
  const { weight, servedWeight, lastAt } = state
  await graph.run(reduceInteraction, { userId, itemId, ...storedValues(state, state.events) })
  if (isMerged) return
  const engagement = { itemId, weight, servedWeight, lastAt, kinds: kindsOf(state) }
  await refreshSeen(graph, new Map([[userId, [engagement]]]), before.users)
}

/** Whether an interaction dismisses its item. */
export function hides({ events, archived }: Pick<PairState, 'events' | 'archived'>): boolean {
  return [...events, ...archived].some(({ kind }) => isDismissal(kind))
}
