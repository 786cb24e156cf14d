import { fnv1a } from '../domain/hash.ts'
import type { FallbackStep } from '../domain/recommendation.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import type { ScoredItem } from './candidate.ts'
import type { SourceQuery } from './sources/source-query.ts'

export interface FilledPool {
  readonly items: readonly ScoredItem[]
  readonly fallbackSteps: readonly FallbackStep[]
  /** False: the added items are of an earlier revision of the catalog than that of the request. Omitted: true. */
  readonly isOfRevision?: boolean
}

/**
 * Appends items that no source knows, in their order. They come after everything that has a score, without contributions.
 *
 * @param bias the logit of an item that no source knows, if all others are above
 */
export function appendFillers(
  ranked: readonly ScoredItem[],
  itemIds: readonly string[],
  bias: number,
): readonly ScoredItem[] {
  const known = new Set(ranked.map((item) => item.itemId))
  let lowest = bias
  for (const { logit } of ranked) lowest = Math.min(lowest, logit)
  const added = itemIds
    .filter((itemId) => !known.has(itemId))
    .map((itemId, index) => ({
      itemId,
      // A small step down per place keeps the order without claiming a score.
      logit: lowest - (index + 1) / 1000,
      contributions: [],
      supportingSources: [],
    }))
  return [...ranked, ...added]
}

/**
 * Items that no source knows, most promising first: by the viewer's interest in their tags, then by popularity. Ties keep
 * the order of the items.
 *
 * @param itemIds items of the snapshot
 */
export function byInterestAndPopularity(
  snapshot: CatalogSnapshot,
  { interests }: Pick<SourceQuery, 'interests'>,
  itemIds: readonly string[],
): readonly string[] {
  const weights = new Map(interests.map(({ tagId, weight }) => [tagId, weight]))
  return itemIds
    .map((itemId) => {
      const row = snapshot.numberOf(itemId)
      const tagIds = row === undefined ? [] : snapshot.tagIdsAt(row)
      const interest = tagIds.reduce((sum, tagId) => sum + (weights.get(tagId) ?? 0), 0)
      return { itemId, interest, degree: row === undefined ? 0 : snapshot.degreeAt(row) }
    })
    .sort((a, b) => b.interest - a.interest || b.degree - a.degree)
    .map(({ itemId }) => itemId)
}

/** In an order that has nothing to do with the ids, which often tell when an item was added. */
export function shuffledByHash(itemIds: readonly string[]): readonly string[] {
  return itemIds
    .map((itemId) => ({ itemId, hash: fnv1a(itemId) }))
    .sort((a, b) => a.hash - b.hash || (a.itemId < b.itemId ? -1 : 1))
    .map(({ itemId }) => itemId)
}
