import { type Baseline, tieBreaksOf } from './baseline.ts'

/** The items that most training users like. */
export const popularity: Baseline = (training, seed) => {
  const tieBreaks = tieBreaksOf(training.itemIds, seed)
  const order = [...training.popularity.keys()].sort(
    (a, b) =>
      (training.popularity[b] ?? 0) - (training.popularity[a] ?? 0) ||
      (tieBreaks[a] ?? 0) - (tieBreaks[b] ?? 0) ||
      a - b,
  )
  return (user, k) => {
    const list: number[] = []
    for (const item of order) {
      if (list.length === k) break
      if (!training.seenBy[user]?.has(item)) list.push(item)
    }
    return list
  }
}
