import { groupBy } from '../domain/group-by.ts'

/** Rows by their user, in order. */
export function groupByUser<Row extends { readonly userId: string }>(
  rows: Iterable<Row>,
): Map<string, readonly Row[]> {
  return groupBy(rows, ({ userId }) => userId)
}

/** Rows that name, for each user, the items wanted of her: one walk over her edges finds them all. */
export function wantedByUser(
  pairs: Iterable<{ readonly userId: string; readonly itemId: string }>,
): { userId: string; wanted: string[] }[] {
  return [...groupByUser(pairs)].map(([userId, group]) => ({
    userId,
    wanted: group.map(({ itemId }) => itemId),
  }))
}
