import type { Written } from '../catalog/written.ts'
import { DEFAULT_RATING_SCALE, eventWeight, type RatingScale } from '../events/event-weight.ts'
import type { Weigh } from '../events/fold-events.ts'
import { lockWithVisitors, type Part } from '../events/identities.ts'
import { takeBackSpan } from '../events/take-back-span.ts'
import {
  forgetActivity,
  forgetAppliedTags,
  knownUserIds,
  leaveNeighborhoods,
  resetProfile as resetProfileQuery,
} from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { dropUserVectors, isLearnedOfUsers } from '../graph/user-parts.ts'

/**
 * Deletes what is observed and derived of a user, so that their lists are those of a new user again. What they decided
 * stays: follows, blocks, mutes, dismissals, stated interests, consent, visitors. The next training no longer reads the old history.
 *
 * @param nowMs epoch milliseconds: a training that read the user before leaves what they like out of its model
 * @returns with it, what visitors did within the spans of the user, which is deleted too
 */
export async function resetProfile(
  graph: GraphStore,
  userId: string,
  {
    nowMs,
    ratingScale = DEFAULT_RATING_SCALE,
  }: { readonly nowMs: number; readonly ratingScale?: RatingScale },
  options: RunOptions,
): Promise<Written & { readonly visitors: readonly Part[] }> {
  const usual: Weigh = (event) => eventWeight(event, ratingScale)
  return graph.transaction(async (runner) => {
    const known = await runner.run(knownUserIds, { ids: [userId] })
    if (known.length === 0) return { changed: 0, problems: [], visitors: [] }
    const visitors = await lockWithVisitors(runner, userId)
    for (const { ownerId, span } of visitors) await takeBackSpan(runner, ownerId, span, usual, false)
    await runner.run(resetProfileQuery, { userId })
    await runner.run(forgetAppliedTags, { userId })
    await runner.run(leaveNeighborhoods, { userId })
    await runner.run(forgetActivity, { userId, profileResetAt: nowMs })
    await dropUserVectors(runner, userId, isLearnedOfUsers)
    return { changed: 1, problems: [], visitors }
  }, options)
}
