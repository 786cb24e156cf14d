import type { Pool } from './interest-features.ts'
import { floatAt, intAt } from './number-at.ts'

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
    const best = bestTen(logitsOfPool(pool, index))
    for (const row of best) shown.add(intAt(pool.items, row))
    return ndcgAt10(pool, best)
  })
  return { ndcg, itemsShown: shown.size }
}

/** Rows of the ten candidates with the highest logits, best first; of equals the one that comes first. */
function bestTen(logits: Float64Array): readonly number[] {
  const order = Array.from(logits.keys()).sort((a, b) => floatAt(logits, b) - floatAt(logits, a) || a - b)
  return order.slice(0, SHOWN)
}

/** Gain 1, ideal over as many places as items were held out. */
function ndcgAt10({ positives, held }: Pool, best: readonly number[]): number {
  const wanted = new Set(positives)
  const gained = best.reduce((sum, row, place) => sum + (wanted.has(row) ? 1 / Math.log2(place + 2) : 0), 0)
  const ideal = Array.from({ length: Math.min(SHOWN, held) }, (_, place) => 1 / Math.log2(place + 2))
  return gained / ideal.reduce((sum, gain) => sum + gain, 0)
}
