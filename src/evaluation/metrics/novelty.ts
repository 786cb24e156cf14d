/**
 * Mean surprise of a list in bits: `-log2 p` of each item, `p` its share of all training pairs. An item that
 * nobody likes counts as one that one person likes, which keeps it finite. Null of an empty list.
 *
 * @param pairs all training pairs, > 0
 */
export function novelty(list: readonly number[], popularity: Int32Array, pairs: number): number | null {
  if (list.length === 0) return null
  const bits = (item: number) => -Math.log2(Math.max(1, popularity[item] ?? 0) / pairs)
  return list.reduce((sum, item) => sum + bits(item), 0) / list.length
}
