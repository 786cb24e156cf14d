import { nearestRows } from '../../training/compute/nearest-rows.ts'
import { addScore, type Baseline, bestUnseen, tieBreaksOf } from './baseline.ts'
import { likedMatrix } from './liked-matrix.ts'

const NEIGHBORS = 100

/**
 * User-based collaborative filtering: the sum of the plain cosine (of who likes what, without counts) of the 100
 * nearest users who like the item.
 */
export const userKnn: Baseline = (training, seed) => {
  const settings = { k: NEIGHBORS, asymmetry: 0.5, shrinkage: 0 }
  const near = nearestRows(likedMatrix(training), settings, tieBreaksOf(training.userIds, seed))
  const tieBreaks = tieBreaksOf(training.itemIds, seed)
  return (user, k) => {
    const scores = new Map<number, number>()
    for (let place = user * near.k; place < user * near.k + (near.counts[user] ?? 0); place++) {
      const neighbor = near.targets[place] ?? 0
      for (const item of training.likedBy[neighbor] ?? []) addScore(scores, item, near.scores[place] ?? 0)
    }
    return bestUnseen(scores, training.seenBy[user], k, tieBreaks)
  }
}
