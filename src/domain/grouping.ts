/** Entries by key, in order. (`Map.groupBy` needs Node 21.) */
export function groupBy<T, K>(entries: Iterable<T>, keyOf: (entry: T) => K): Map<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return groups
}

/** A user and an item. */
export interface Pair {
  readonly userId: string
  readonly itemId: string
}

/** Ids hold no control characters, so the key is unambiguous. */
export function pairKey({ userId, itemId }: Pair): string {
  return `${userId}\n${itemId}`
}

/** Rows by their user, in order. */
export function groupByUser<Row extends { readonly userId: string }>(
  rows: Iterable<Row>,
): Map<string, readonly Row[]> {
  return groupBy(rows, ({ userId }) => userId)
}

/** One row for each user with the wanted items, so that one scan of the user's edges finds all. */
export function wantedByUser(pairs: Iterable<Pair>): { userId: string; wanted: string[] }[] {
  return [...groupByUser(pairs)].map(([userId, group]) => ({
    userId,
    wanted: group.map(({ itemId }) => itemId),
  }))
}

/** One row for each user with the index of each item in the list of pairs. */
export function placesByUser(pairs: readonly Pair[]): { userId: string; places: Map<string, number> }[] {
  const placed = pairs.map(({ userId, itemId }, place) => ({ userId, itemId, place }))
  return [...groupByUser(placed)].map(([userId, group]) => ({
    userId,
    places: new Map(group.map(({ itemId, place }) => [itemId, place])),
  }))
}

/** A list in slices of at most `size`, in order. */
export function* inBatches<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size)
}
