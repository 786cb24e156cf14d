import { TopK } from '../domain/top-k.ts'
import { dotAt } from './dot.ts'
import { type ItemTable, TELLING } from './factor-model.ts'

export interface ItemScore {
  readonly place: number
  readonly score: number
}

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
  const { memory, vectors, lengths, restLengths, searched } = items
  const { length: dimension } = vector
  const restEnd = Math.max(0, dimension - TELLING)
  const length = Math.hypot(...vector)
  const restLength = Math.hypot(...vector.subarray(0, restEnd))
  searched.set(vector)
  const best = new TopK(limit)
  const table = [memory.addressOf(vectors), dimension, restEnd] as const
  const bounds = [memory.addressOf(lengths), memory.addressOf(restLengths)] as const
  const other = [memory.addressOf(searched), length, restLength] as const
  const next = (from: number) => {
    const bar = Math.max(least, best.bar)
    return memory.kernels.nextLikely(from, lengths.length, ...table, ...bounds, ...other, bar)
  }
  for (let place = next(0); place < lengths.length; place = next(place + 1)) {
    const score = dotAt(vectors, place * dimension, vector)
    if (score < Math.max(least, best.bar) || isExcluded.has(place)) continue
    best.offer(place, score)
  }
  return best.drain().map(({ index, score }) => ({ place: index, score }))
}
