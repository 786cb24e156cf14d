import { TopK } from '../domain/top-k.ts'
import type { CatalogSnapshot } from './catalog-snapshot.ts'

/**
 * Ids of the `count` wanted items that most users engaged with, most popular first, ties by a hash of the id. A loop over the
 * catalog: a million items take some milliseconds, unless few of them are wanted.
 */
export function mostPopular(
  snapshot: CatalogSnapshot,
  count: number,
  isWanted: (row: number) => boolean,
): readonly string[] {
  const { popularity, rowCount } = snapshot
  const best = new TopK(count)
  for (let row = 0; row < rowCount; row++) {
    const score = popularity.values[row] as number
    // Removed rows have NaN.
    if (score > best.bar && isWanted(row)) best.offer(row, score)
  }
  return best.drain().map(({ index }) => snapshot.idOf(index))
}
