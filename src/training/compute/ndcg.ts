import type { Pool } from './interest-features.ts'
import { floatAt } from './number-at.ts'

const DEPTH = 10

/** NDCG@10 of a pool in the order of its logits: gain 1, ideal over as many places as items were held out. */
export function ndcgAt10({ positives, held }: Pool, logits: Float64Array): number {
  const wanted = new Set(positives)
  const order = Array.from(logits.keys()).sort((a, b) => floatAt(logits, b) - floatAt(logits, a) || a - b)
  const gained = order
    .slice(0, DEPTH)
    .reduce((sum, row, place) => sum + (wanted.has(row) ? 1 / Math.log2(place + 2) : 0), 0)
  const ideal = Array.from({ length: Math.min(DEPTH, held) }, (_, place) => 1 / Math.log2(place + 2))
  return gained / ideal.reduce((sum, gain) => sum + gain, 0)
}
