/** Rows by their user, in order. */
export function groupByUser<Row extends { readonly userId: string }>(
  rows: Iterable<Row>,
): Map<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.userId)
    if (group) group.push(row)
    else groups.set(row.userId, [row])
  }
  return groups
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
