import type { Scored } from '../../domain/candidate.ts'
import { fnv1a } from '../../domain/hash.ts'

/**
 * Best logit first. Ties are broken by a seeded hash of the item id, never by the id itself: ids follow the order
 * of first appearance in many data sets, and would leak it. The same input always gives the same order.
 */
export function rank<T extends Pick<Scored, 'itemId' | 'logit'>>(scored: readonly T[]): readonly T[] {
  return scored
    .map((item) => ({ item, tie: fnv1a(item.itemId) }))
    .sort((a, b) => b.item.logit - a.item.logit || a.tie - b.tie || (a.item.itemId < b.item.itemId ? -1 : 1))
    .map(({ item }) => item)
}
