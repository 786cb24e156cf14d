import { fnv1a } from '../domain/hash.ts'
import { TopK } from '../domain/top-k.ts'
import type { CatalogSnapshot } from './catalog-snapshot.ts'

/** Items with equal numbers of users are ordered by a hash with this many values, so that ids do not matter. */
const HASHES = 2 ** 21

/** Ids of the `count` wanted items that most users engaged with, most popular first. The same in every process. */
export function mostPopular(
  snapshot: CatalogSnapshot,
  count: number,
  isWanted: (row: number) => boolean,
): readonly string[] {
  const best = new TopK(count)
  for (let row = 0; row < snapshot.rowCount; row++) {
    const score = snapshot.degreeAt(row) * HASHES
    if (score + HASHES <= best.bar || !isWanted(row)) continue
    best.offer(row, score + (fnv1a(snapshot.idOf(row)) % HASHES))
  }
  return best.drain().map(({ index }) => snapshot.idOf(index))
}
