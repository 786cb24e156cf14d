import { TopK } from '../domain/top-k.ts'
import { dotAt, INFORMATIVE, type ItemTable } from './factor-model.ts'

export interface ItemScore {
  readonly place: number
  readonly score: number
}

/**
 * The `limit` items with the largest product `v . x` of at least `least` (> 0) that are wanted, best first. Equal
 * products keep the order of the table. Items are visited by length of vector, until `|v| |x|` cannot reach the worst kept
 * product; for each, the last numbers are multiplied first, and the others only if they could still matter. This search uses
 * single precision and passes every uncertain item on to an exact product. The result is exact, and only a fraction of the
 * catalog is visited if lengths differ, as they do between popular and rare items.
 */
export function bestItems(
  items: ItemTable,
  vector: Float64Array,
  isWanted: (place: number) => boolean,
  limit: number,
  least: number,
): readonly ItemScore[] {
  const { memory, vectors, lengths, restLengths, searched } = items
  const { length: dimension } = vector
  const restEnd = Math.max(0, dimension - INFORMATIVE)
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
    if (score < Math.max(least, best.bar) || !isWanted(place)) continue
    best.offer(place, score)
  }
  return best.drain().map(({ index, score }) => ({ place: index, score }))
}
