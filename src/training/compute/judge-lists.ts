import type { Pool } from './interest-features.ts'
import { highestPlaces, intAt } from './numbers.ts'

/** Length of a list. */
export const SHOWN = 10

/** The quality of lists of ten from pools with known held-out items. */
export interface Judged {
  /** NDCG@10 of each viewer, in the order of the pools. */
  readonly ndcg: readonly number[]
  /** Number of distinct items in all lists. */
  readonly itemsShown: number
}

/** Judges the lists that these logits give, one list per pool. */
export function judgeLists(
  pools: readonly Pool[],
  logitsOfPool: (pool: Pool, index: number) => Float64Array,
): Judged {
  const shown = new Set<number>()
  const ndcg = pools.map((pool, index) => {
    const best = highestPlaces(logitsOfPool(pool, index), SHOWN)
    for (const row of best) shown.add(intAt(pool.items, row))
    return ndcgAt10(pool, best)
  })
  return { ndcg, itemsShown: shown.size }
}

/** Binary gains; the ideal list has all held-out items first. */
function ndcgAt10({ positives, held }: Pool, best: Int32Array): number {
  const wanted = new Set(positives)
  const gained = best.reduce((sum, row, place) => sum + (wanted.has(row) ? 1 / Math.log2(place + 2) : 0), 0)
  const ideal = Array.from({ length: Math.min(SHOWN, held) }, (_, place) => 1 / Math.log2(place + 2))
  return gained / ideal.reduce((sum, gain) => sum + gain, 0)
}

/** The one-sided 5 % quantile of the normal distribution. */
const SIGNIFICANT = 1.645

/** Whether paired differences are significantly above 0 (one-sided, 5 %). */
export function isAboveChance(differences: readonly number[]): boolean {
  return standardErrorsAboveZero(differences) > SIGNIFICANT
}

/** Whether the mean of paired differences is at most one standard error below 0. */
export function isWithinOneError(differences: readonly number[]): boolean {
  return standardErrorsAboveZero(differences) >= -1
}

/** The mean in standard errors; 0 if it is 0. */
function standardErrorsAboveZero(differences: readonly number[]): number {
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length
  if (mean === 0) return 0
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return mean / Math.sqrt(squares / (differences.length - 1) / differences.length)
}
