import { followerCounts, setFollowerCounts, storedFollowerCounts } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'

/** A follow that was added, or that is about to end. */
export interface FollowChange {
  readonly otherId: string
  readonly change: 1 | -1
}

/**
 * Changes how many followers users have, in a transaction that has locked them. A number that is not known is counted, so that
 * it is right after the first change.
 *
 * @param changes added follows are in the graph already, and ended ones still are
 */
export async function countFollowers(graph: GraphRunner, changes: readonly FollowChange[]): Promise<void> {
  if (changes.length === 0) return
  const sums = new Map<string, number>()
  for (const { otherId, change } of changes) sums.set(otherId, (sums.get(otherId) ?? 0) + change)
  const known = await graph.run(storedFollowerCounts, { ids: [...sums.keys()] })
  const unknown = known.filter(({ followers }) => followers === null).map(({ id }) => id)
  const counted = unknown.length === 0 ? [] : await graph.run(followerCounts, { ids: unknown })
  const rows = [
    ...known.flatMap(({ id, followers }) =>
      followers === null ? [] : [{ id, followers: Math.max(0, followers + (sums.get(id) ?? 0)) }],
    ),
    ...counted.map(({ id, followers }) => ({ id, followers: followers + Math.min(0, sums.get(id) ?? 0) })),
  ]
  await graph.run(setFollowerCounts, { rows })
}
