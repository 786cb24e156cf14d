import { UNFOLLOWED_MS } from '../domain/policy.ts'
import {
  dropTopFollowedPair,
  dropUnfollowed,
  forgetVia,
  noteUnfollowed as noteUnfollowedQuery,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { countFollowers } from './count-followers.ts'

interface Pair {
  readonly userId: string
  readonly otherId: string
}

/**
 * Notes that follows are about to end, and removes what training derived from them, in a transaction that has locked these
 * users. Older notes of the same users are removed.
 */
export async function noteUnfollowed(
  graph: GraphRunner,
  pairs: readonly Pair[],
  nowMs: number,
): Promise<void> {
  if (pairs.length === 0) return
  for (const { userId, otherId } of pairs) {
    await graph.run(dropUnfollowed, { userId, otherIds: [otherId], before: nowMs - UNFOLLOWED_MS })
    await graph.run(dropTopFollowedPair, { userId, otherId })
    await graph.run(forgetVia, { userId, otherId })
  }
  await graph.run(noteUnfollowedQuery, { rows: pairs.map((pair) => ({ ...pair, at: nowMs })) })
  await countFollowers(
    graph,
    pairs.map(({ otherId }) => ({ otherId, change: -1 })),
  )
}
