import { TopK } from '../domain/top-k.ts'
import { seededHash } from '../training/compute/random.ts'
import type { TrainingRows } from './training-rows.ts'

/** The baselines, weakest first. */
export const BASELINE_NAMES = ['popularity', 'friends', 'user-knn', 'item-knn'] as const

export type BaselineName = (typeof BASELINE_NAMES)[number]

/** Ranks items for one user (an index into the training rows): the best `k` unseen items, best first. */
type Ranking = (user: number, k: number) => readonly number[]

/** A textbook method to compare with. It uses only the training rows, no graph. */
type Baseline = (training: TrainingRows, seed: number) => Ranking

/** A seeded hash per id that orders equal scores, so that the order of ids never does. */
export function tieBreaksOf(ids: readonly string[], seed: number): Uint32Array {
  return Uint32Array.from(ids, (id) => seededHash(id, seed))
}

/** The best `k` of the scored items that the user has not seen. Items without a score are not recommended. */
function bestUnseen(
  scores: ReadonlyMap<number, number>,
  seen: ReadonlySet<number> | undefined,
  k: number,
  tieBreaks: Uint32Array,
): readonly number[] {
  const best = new TopK(k, tieBreaks)
  for (const [item, score] of scores) if (!seen?.has(item)) best.offer(item, score)
  return best.drain().map(({ index }) => index)
}

/** Adds to the score of an item. */
function addScore(scores: Map<number, number>, item: number, amount: number): void {
  scores.set(item, (scores.get(item) ?? 0) + amount)
}

/** A similar row and its similarity. */
interface Neighbor {
  readonly index: number
  readonly score: number
}

interface CosineSettings {
  /** Nearest rows kept for each row. */
  readonly k: number
  /** Added to the denominator, >= 0: rows with little in common count less. */
  readonly shrinkage: number
}

/**
 * The `k` most similar rows of each row, best first: `dot / (norm * norm + shrinkage)`, where a row has the weight of
 * each of its columns. Rows without a common column are never neighbors. Equal scores are ordered by `tieBreaks`.
 *
 * @param rows distinct columns of each row
 * @param columnWeights one a column, > 0
 */
function cosineNeighbors(
  rows: readonly (readonly number[])[],
  columnWeights: readonly number[],
  { k, shrinkage }: CosineSettings,
  tieBreaks: Uint32Array,
): readonly (readonly Neighbor[])[] {
  const rowsOf: number[][] = columnWeights.map(() => [])
  rows.forEach((columns, row) => {
    for (const column of columns) rowsOf[column]?.push(row)
  })
  const norms = rows.map((columns) =>
    Math.sqrt(columns.reduce((sum, column) => sum + (columnWeights[column] ?? 0) ** 2, 0)),
  )
  const best = new TopK(k, tieBreaks)
  const dots = new Float64Array(rows.length)
  return rows.map((columns, row) => {
    const touched: number[] = []
    for (const column of columns) {
      const square = (columnWeights[column] ?? 0) ** 2
      for (const other of rowsOf[column] ?? []) {
        if (dots[other] === 0) touched.push(other)
        dots[other] = (dots[other] ?? 0) + square
      }
    }
    for (const other of touched) {
      const dot = dots[other] ?? 0
      dots[other] = 0
      if (other !== row) best.offer(other, dot / ((norms[row] ?? 0) * (norms[other] ?? 0) + shrinkage))
    }
    return best.drain()
  })
}

/** The items that most training users like. */
const popularity: Baseline = (training, seed) => {
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

/** The items that most of the users followed by a user like. */
const friendsItems: Baseline = (training, seed) => {
  const tieBreaks = tieBreaksOf(training.itemIds, seed)
  return (user, k) => {
    const scores = new Map<number, number>()
    for (const friend of training.followedBy[user] ?? []) {
      for (const item of training.likedBy[friend] ?? []) addScore(scores, item, 1)
    }
    return bestUnseen(scores, training.seenBy[user], k, tieBreaks)
  }
}

const USER_KNN = { k: 100, shrinkage: 0 }

/**
 * User-based collaborative filtering: the sum of the cosines (of binary likes) between the user and those of the 100
 * nearest users who like the item.
 */
const userKnn: Baseline = (training, seed) => {
  const { likedBy, seenBy, itemIds, userIds } = training
  const equal = itemIds.map(() => 1)
  const near = cosineNeighbors(likedBy, equal, USER_KNN, tieBreaksOf(userIds, seed))
  const tieBreaks = tieBreaksOf(itemIds, seed)
  return (user, k) => {
    const scores = new Map<number, number>()
    for (const { index, score } of near[user] ?? []) {
      for (const item of likedBy[index] ?? []) addScore(scores, item, score)
    }
    return bestUnseen(scores, seenBy[user], k, tieBreaks)
  }
}

/** Chosen on Last.fm: many neighbors, strong shrinkage for items with few common users. */
const ITEM_KNN = { k: 400, shrinkage: 100 }

/**
 * Item-based collaborative filtering: the sum of the cosines between an item and each item the user likes, if the
 * item is among the 400 nearest of that item. Items are vectors over users; the weight of a user is
 * `ln(1 + items / (1 + liked items))` (tf-idf with the user as the term).
 */
const itemKnn: Baseline = (training, seed) => {
  const { likedBy, seenBy, itemIds } = training
  const likersOf: number[][] = itemIds.map(() => [])
  likedBy.forEach((items, user) => {
    for (const item of items) likersOf[item]?.push(user)
  })
  const userWeights = likedBy.map((items) => Math.log1p(itemIds.length / (1 + items.length)))
  const tieBreaks = tieBreaksOf(itemIds, seed)
  const near = cosineNeighbors(likersOf, userWeights, ITEM_KNN, tieBreaks)
  return (user, k) => {
    const scores = new Map<number, number>()
    for (const liked of likedBy[user] ?? []) {
      for (const { index, score } of near[liked] ?? []) addScore(scores, index, score)
    }
    return bestUnseen(scores, seenBy[user], k, tieBreaks)
  }
}

export const BASELINES: Readonly<Record<BaselineName, Baseline>> = {
  popularity,
  friends: friendsItems,
  'user-knn': userKnn,
  'item-knn': itemKnn,
}
