import type { Pool } from './interest-features.ts'
import { highestPlaces, intAt } from './numbers.ts'

/** Candidates that a list shows. */
export const SHOWN = 10

/** How lists of ten are, made of pools whose held-out items are known. */
export interface Judged {
  /** NDCG@10 of each viewer, in the order of the pools. */
  readonly ndcg: readonly number[]
  /** Different items in all of them: how much of the catalog people get to see. */
  readonly itemsShown: number
}

/** Judges the lists that these logits make, one table of them a pool. */
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

/** Gain 1, ideal over as many places as items were held out. */
function ndcgAt10({ positives, held }: Pool, best: Int32Array): number {
  const wanted = new Set(positives)
  const gained = best.reduce((sum, row, place) => sum + (wanted.has(row) ? 1 / Math.log2(place + 2) : 0), 0)
  const ideal = Array.from({ length: Math.min(SHOWN, held) }, (_, place) => 1 / Math.log2(place + 2))
  return gained / ideal.reduce((sum, gain) => sum + gain, 0)
}

/** One-sided 5 % of the normal distribution. */
const SIGNIFICANT = 1.645

/** Whether paired differences are above 0 by more than chance explains (one-sided, 5 %). */
export function isAboveChance(differences: readonly number[]): boolean {
  return standardErrorsAboveZero(differences) > SIGNIFICANT
}

/** Whether paired differences are not below 0 by more than the standard error of their mean. */
export function isWithinOneError(differences: readonly number[]): boolean {
  return standardErrorsAboveZero(differences) >= -1
}

/** The mean in standard errors; 0 where nothing differs. */
function standardErrorsAboveZero(differences: readonly number[]): number {
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length
  if (mean === 0) return 0
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return mean / Math.sqrt(squares / (differences.length - 1) / differences.length)
}
