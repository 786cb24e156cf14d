import type { CatalogSnapshot } from './catalog-snapshot.ts'
import type { Selection } from './selection.ts'

/**
 * The rank of an item among selected ones by the number of users who engaged with them, from 1; items of equally many share a rank.
 * Null if no one engaged with it. A loop over the catalog, like `mostPopular`.
 */
export function popularityRank(catalog: CatalogSnapshot, among: Selection, itemId: string): number | null {
  const row = catalog.numberOf(itemId)
  const users = row === undefined ? 0 : catalog.degreeAt(row)
  if (users === 0) return null
  let rank = 1
  for (let other = 0; other < catalog.rowCount; other++)
    if (catalog.degreeAt(other) > users && among.has(other)) rank++
  return rank
}
