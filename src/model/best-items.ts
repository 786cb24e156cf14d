import { dotAt } from './dot.ts'
import { type ItemTable, TELLING } from './factor-model.ts'

export interface ItemScore {
  readonly place: number
  readonly score: number
}

/** Items looked at before the kept ones are sorted and cut again, as a multiple of how many are kept. */
const SLACK = 2

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
  let kept: ItemScore[] = []
  let bar = least
  for (let place = 0; place < lengths.length; place++) {
    const most = (lengths[place] as number) * length
    const margin = most * ROUNDING
    if (most + margin < bar) break
    const start = place * vector.length
    const rest = (restLengths[place] as number) * restLength
    if (dotAt(vectors, start + restEnd, telling) + rest + margin < bar) continue
    const score = dotAt(vectors, start, vector)
    if (score < bar) continue
    if (isExcluded.has(place)) continue
    kept.push({ place, score })
    if (kept.length >= limit * SLACK) {
      kept = strongest(kept, limit)
      bar = kept.at(-1)?.score ?? bar
    }
  }
  return strongest(kept, limit)
}

function strongest(scores: ItemScore[], limit: number): ItemScore[] {
  return scores.sort((a, b) => b.score - a.score || a.place - b.place).slice(0, limit)
}
