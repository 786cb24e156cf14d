import type { ServedList } from '../serving/served-lists.ts'
import type { CatalogMemory } from './catalog-memory.ts'

/** Most tags that make a viewer's segment. */
const MOST_TAGS = 5

/** A tag of her segment has at least this share of what the strongest has. */
const LEAST_SHARE = 0.5

/**
 * Of popular items those that carry a tag of the viewer's segment, in their order. Her segment is the tags that her last
 * list was most about, by the probability of its items; items that are not remembered say nothing.
 *
 * @param popular ids, most popular first
 */
export function segmentPopular(
  popular: readonly string[],
  last: Pick<ServedList, 'items'>,
  catalog: Pick<CatalogMemory, 'knownItem'>,
): readonly string[] {
  const shares = new Map<string, number>()
  for (const { itemId, probability } of last.items) {
    for (const tagId of catalog.knownItem(itemId)?.tagIds ?? []) {
      shares.set(tagId, (shares.get(tagId) ?? 0) + probability)
    }
  }
  const strongest = [...shares].sort(([a, shareA], [b, shareB]) => shareB - shareA || (a < b ? -1 : 1))
  const least = LEAST_SHARE * (strongest[0]?.[1] ?? 0)
  const segment = new Set(
    strongest.slice(0, MOST_TAGS).flatMap(([tagId, share]) => (share >= least ? [tagId] : [])),
  )
  return popular.filter((itemId) => catalog.knownItem(itemId)?.tagIds.some((tagId) => segment.has(tagId)))
}
