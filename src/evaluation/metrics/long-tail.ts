/** Share of all training pairs that the head holds. */
const HEAD_SHARE = 0.8

/**
 * The head of the catalog: the fewest items, most popular first, that together hold at least 80 % of the training
 * pairs. Equal popularity is ordered by `tieBreaks`, smaller first. What is not in the head is the long tail.
 */
export function headItems(popularity: Int32Array, tieBreaks: Uint32Array): ReadonlySet<number> {
  const total = popularity.reduce((sum, count) => sum + count, 0)
  const order = [...popularity.keys()].sort(
    (a, b) =>
      (popularity[b] ?? 0) - (popularity[a] ?? 0) || (tieBreaks[a] ?? 0) - (tieBreaks[b] ?? 0) || a - b,
  )
  const head = new Set<number>()
  let held = 0
  for (const item of order) {
    if (held >= HEAD_SHARE * total) break
    head.add(item)
    held += popularity[item] ?? 0
  }
  return head
}

/** Share of the list's items that are in the long tail (APLT, averaged over lists); null of an empty list. */
export function longTailShare(list: readonly number[], head: ReadonlySet<number>): number | null {
  if (list.length === 0) return null
  return list.filter((item) => !head.has(item)).length / list.length
}
