import { addScore, type Baseline, bestUnseen, tieBreaksOf } from './baseline.ts'

/** The items that most of the people a user follows like. */
export const friendsItems: Baseline = (training, seed) => {
  const tieBreaks = tieBreaksOf(training.itemIds, seed)
  return (user, k) => {
    const scores = new Map<number, number>()
    for (const friend of training.followedBy[user] ?? []) {
      for (const item of training.likedBy[friend] ?? []) addScore(scores, item, 1)
    }
    return bestUnseen(scores, training.seenBy[user], k, tieBreaks)
  }
}
