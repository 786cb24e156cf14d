import { TopK } from '../domain/top-k.ts'
import { dotAt, type ItemTable, TELLING } from './factor-model.ts'

export interface ItemScore {
  readonly place: number
  readonly score: number
}

/**
 * The `limit` items with the largest product `v . x` of at least `least` (> 0) that are not excluded, best first. Equal
 * products keep the order of the table. Items are looked at by length of vector, and no longer than `|v| |x|` could
 * still reach what is kept; of each the last numbers first, and the others only where the length of the rest could still
 * take it there. That search rounds to single numbers, and passes what it is not sure of: the product decides. Exact, and a fraction of the catalog where lengths differ, as they do between what many and what few
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
  const table = memory.addressOf(vectors)
  const longest = memory.addressOf(lengths)
  const rests = memory.addressOf(restLengths)
  const other = memory.addressOf(searched)
  const next = (from: number) =>
    memory.kernels.nextLikely(
      from,
      lengths.length,
      table,
      dimension,
      restEnd,
      longest,
      rests,
      other,
      length,
      restLength,
      Math.max(least, best.bar),
    )
  for (let place = next(0); place < lengths.length; place = next(place + 1)) {
    const score = dotAt(vectors, place * dimension, vector)
    if (score < Math.max(least, best.bar) || isExcluded.has(place)) continue
    best.offer(place, score)
  }
  return best.drain().map(({ index, score }) => ({ place: index, score }))
}
