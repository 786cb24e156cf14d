import { intAt } from './number-at.ts'
import { mixedHash } from './seeded-hash.ts'

/**
 * Places of the tags on at least `least` items, ascending: the `most` most frequent ones. Of equally frequent tags a hash
 * decides which are left out, so that a catalog whose tags are all alike keeps as many as it may.
 */
export function frequentTags(degrees: Int32Array, least: number, most: number): Int32Array {
  const frequent = Int32Array.from(degrees.keys()).filter((tag) => intAt(degrees, tag) >= least)
  frequent.sort(
    (a, b) => intAt(degrees, b) - intAt(degrees, a) || mixedHash(a, most) - mixedHash(b, most) || a - b,
  )
  return frequent.slice(0, most).sort()
}
