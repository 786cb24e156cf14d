import { groupBy } from './group-by.ts'

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

/** Rows that name, for each user, the items wanted of her: one walk over her edges finds them all. */
export function wantedByUser(pairs: Iterable<Pair>): { userId: string; wanted: string[] }[] {
  return [...groupByUser(pairs)].map(([userId, group]) => ({
    userId,
    wanted: group.map(({ itemId }) => itemId),
  }))
}

/** Rows that tell, for each user, at which place of the list the values of an item of hers stand. */
export function placesByUser(pairs: readonly Pair[]): { userId: string; places: Map<string, number> }[] {
  const placed = pairs.map(({ userId, itemId }, place) => ({ userId, itemId, place }))
  return [...groupByUser(placed)].map(([userId, group]) => ({
    userId,
    places: new Map(group.map(({ itemId, place }) => [itemId, place])),
  }))
}
