import { TopK } from '../domain/top-k.ts'
import type { CatalogSnapshot } from './catalog-snapshot.ts'

/** Ids of the `count` wanted items that most users engaged with, most popular first. */
export function mostPopular(
  snapshot: CatalogSnapshot,
  count: number,
  isWanted: (row: number) => boolean,
): readonly string[] {
  const best = new TopK(count)
  for (let row = 0; row < snapshot.rowCount; row++) {
    const degree = snapshot.degreeAt(row)
    if (degree > best.bar && isWanted(row)) best.offer(row, degree)
  }
  return best.drain().map(({ index }) => snapshot.idOf(index))
}
