import type { Written } from '../catalog/written.ts'
import {
  forgetActivity,
  forgetAppliedTags,
  knownUserIds,
  leaveNeighborhoods,
  lockUsers,
  resetProfile as resetProfileQuery,
} from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { dropUserVectors, isLearnedOfUsers } from '../graph/user-parts.ts'

/**
 * Deletes what is observed and derived of a user, so that their lists are those of a new user again. What they decided
 * stays: follows, blocks, mutes, dismissals, stated interests, consent. The next training no longer reads the old history.
 *
 * @param nowMs epoch milliseconds: a training that read the user before leaves what they like out of its model
 */
export async function resetProfile(
  graph: GraphStore,
  userId: string,
  nowMs: number,
  options: RunOptions,
): Promise<Written> {
  return graph.transaction(async (runner) => {
    const known = await runner.run(knownUserIds, { ids: [userId] })
    if (known.length === 0) return { changed: 0, problems: [] }
    await runner.run(lockUsers, { ids: [userId] })
    await runner.run(resetProfileQuery, { userId })
    await runner.run(forgetAppliedTags, { userId })
    await runner.run(leaveNeighborhoods, { userId })
    await runner.run(forgetActivity, { userId, profileResetAt: nowMs })
    await dropUserVectors(runner, userId, isLearnedOfUsers)
    return { changed: 1, problems: [] }
  }, options)
}
