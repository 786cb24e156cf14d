import { addScore, type Baseline, bestUnseen, tieBreaksOf } from './baseline.ts'
import { cosineNeighbors } from './cosine-neighbors.ts'

const SETTINGS = { k: 100, shrinkage: 0 }

/**
 * User-based collaborative filtering: the sum of the plain cosine (of who likes what, without counts) of the 100
 * nearest users who like the item.
 */
export const userKnn: Baseline = (training, seed) => {
  const { likedBy, seenBy, itemIds, userIds } = training
  const equal = itemIds.map(() => 1)
  const near = cosineNeighbors(likedBy, equal, SETTINGS, tieBreaksOf(userIds, seed))
  const tieBreaks = tieBreaksOf(itemIds, seed)
  return (user, k) => {
    const scores = new Map<number, number>()
    for (const { index, score } of near[user] ?? []) {
      for (const item of likedBy[index] ?? []) addScore(scores, item, score)
    }
    return bestUnseen(scores, seenBy[user], k, tieBreaks)
  }
}
