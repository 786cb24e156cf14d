import { highestPlaces } from './highest-places.ts'
import type { Pool } from './interest-features.ts'
import { intAt } from './number-at.ts'

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
