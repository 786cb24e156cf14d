import { TopK } from '../domain/top-k.ts'
import { dotAt } from './dot.ts'
import { type ItemTable, TELLING } from './factor-model.ts'

export interface ItemScore {
  readonly place: number
  readonly score: number
}

/** Of `|v| |x|`: more than lengths and products lose by rounding. */
const ROUNDING = 1e-9

/**
 * The `limit` items with the largest product `v . x` of at least `least` (> 0) that are not excluded, best first. Equal
 * products keep the order of the table. Items are looked at by length of vector, and no longer than `|v| |x|` could
 * still reach what is kept; of each the last numbers first, and the others only where the length of the rest could still
 * take it there. Exact, and a fraction of the catalog where lengths differ, as they do between what many and what few
 * engaged with.
 */
export function bestItems(
  items: ItemTable,
  vector: Float64Array,
  isExcluded: ReadonlySet<number>,
  limit: number,
  least: number,
): readonly ItemScore[] {
  const { lengths, restLengths, vectors } = items
  const length = Math.hypot(...vector)
  const restEnd = Math.max(0, vector.length - TELLING)
  const telling = vector.subarray(restEnd)
  const restLength = Math.hypot(...vector.subarray(0, restEnd))
  const best = new TopK(limit)
  for (let place = 0; place < lengths.length; place++) {
    const bar = Math.max(least, best.bar)
    const most = (lengths[place] as number) * length
    const margin = most * ROUNDING
    if (most + margin < bar) break
    const start = place * vector.length
    const rest = (restLengths[place] as number) * restLength
    if (dotAt(vectors, start + restEnd, telling) + rest + margin < bar) continue
    const score = dotAt(vectors, start, vector)
    if (score < bar || isExcluded.has(place)) continue
    best.offer(place, score)
  }
  return best.drain().map(({ index, score }) => ({ place: index, score }))
}
