import { addScore, type Baseline, bestUnseen, tieBreaksOf } from './baseline.ts'
import { cosineNeighbors } from './cosine-neighbors.ts'

/** Chosen on Last.fm: many neighbors, and little weight for items that few users share. */
const SETTINGS = { k: 400, shrinkage: 100 }

/**
 * Item-based collaborative filtering: an item's score is its cosine with each item the user likes, added up over
 * those that keep it among their 400 nearest. Items are vectors over users, a user weighing
 * `ln(1 + items / (1 + items she likes))` (tf-idf with the user as the term): whoever likes everything says little.
 */
export const itemKnn: Baseline = (training, seed) => {
  const { likedBy, seenBy, itemIds } = training
  const likersOf: number[][] = itemIds.map(() => [])
  likedBy.forEach((items, user) => {
    for (const item of items) likersOf[item]?.push(user)
  })
  const userWeights = likedBy.map((items) => Math.log1p(itemIds.length / (1 + items.length)))
  const tieBreaks = tieBreaksOf(itemIds, seed)
  const near = cosineNeighbors(likersOf, userWeights, SETTINGS, tieBreaks)
  return (user, k) => {
    const scores = new Map<number, number>()
    for (const liked of likedBy[user] ?? []) {
      for (const { index, score } of near[liked] ?? []) addScore(scores, index, score)
    }
    return bestUnseen(scores, seenBy[user], k, tieBreaks)
  }
}
