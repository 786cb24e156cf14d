/** How often each item stands in a list; items in none have no entry. */
export function exposureOf(lists: Iterable<readonly number[]>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const list of lists) for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}
