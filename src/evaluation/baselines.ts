import { TopK } from '../domain/top-k.ts'
import { seededHash } from '../training/compute/random.ts'
import type { TrainingRows } from './training-rows.ts'

/** The baselines, weakest first. */
export const BASELINE_NAMES = ['popularity', 'friends', 'user-knn', 'item-knn'] as const

export type BaselineName = (typeof BASELINE_NAMES)[number]

/** Ranks items for one user, by her place in the training rows: the best `k` that she has not seen, best first. */
type Ranking = (user: number, k: number) => readonly number[]

/** A textbook method to compare with: the training rows alone make it, no graph. */
type Baseline = (training: TrainingRows, seed: number) => Ranking

/** Breaks ties between equal scores, of each id: by a seeded hash, never by the id's own order. */
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

/** A row that is like another, and how much. */
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
 * The `k` nearest rows of each row, best first: `dot / (norm * norm + shrinkage)` of rows that hold the weight of a
 * column wherever they have it. Only rows with something in common are near. Equal scores keep the smaller
 * `tieBreaks`.
 *
 * @param rows columns of each row, without repetition
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

/** The items that most of the people a user follows like. */
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
 * User-based collaborative filtering: the sum of the plain cosine (of who likes what, without counts) of the 100
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

/** Chosen on Last.fm: many neighbors, and little weight for items that few users share. */
const ITEM_KNN = { k: 400, shrinkage: 100 }

/**
 * Item-based collaborative filtering: an item's score is its cosine with each item the user likes, added up over
 * those that keep it among their 400 nearest. Items are vectors over users, a user weighing
 * `ln(1 + items / (1 + items she likes))` (tf-idf with the user as the term): whoever likes everything says little.
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
