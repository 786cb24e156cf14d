import { fnv1a } from '../../domain/hash.ts'
import type { ScoredItem } from '../candidate.ts'
import { diversify } from './diversify.ts'

/**
 * Best logit first. A hash of the item id breaks ties, never the id itself: in many data sets ids follow the order of first
 * appearance and would leak it. The order of the input does not matter.
 */
export function rank<T extends Pick<ScoredItem, 'itemId' | 'logit'>>(scored: readonly T[]): readonly T[] {
  return scored
    .map((item) => ({ item, tie: fnv1a(item.itemId) }))
    .sort((a, b) => b.item.logit - a.item.logit || a.tie - b.tie || (a.item.itemId < b.item.itemId ? -1 : 1))
    .map(({ item }) => item)
}

/** Best logit first; ties keep their order. */
export function byLogit<T extends Pick<ScoredItem, 'logit'>>(scored: readonly T[]): readonly T[] {
  return scored.toSorted((a, b) => b.logit - a.logit)
}

/** How a ranked pool becomes a list. */
export interface Arrangement {
  /** Most items whose strongest tag is the same, 1 or more. */
  readonly maxPerTag: number
  /** Weight of dissimilarity to the items before against the score, 0-1. */
  readonly diversity: number
}

/** True if the arrangement changes no pool of this length, so that tags need not be read. */
export function leavesAsIs({ maxPerTag, diversity }: Arrangement, poolLength: number): boolean {
  return diversity === 0 && poolLength <= maxPerTag
}

/**
 * Limits the items of the same strongest tag, then spreads similar items apart. Only removes and reorders items.
 *
 * @param ranked - best logit first
 * @param tagIdsOf - an item's tags, strongest first
 */
export function arrange<T extends ScoredItem>(
  ranked: readonly T[],
  tagIdsOf: (item: T) => readonly string[],
  { maxPerTag, diversity }: Arrangement,
): Trimmed<T> {
  const { kept, removed } = capPerTag(ranked, (item) => tagIdsOf(item)[0] ?? null, maxPerTag)
  return { kept: diversify(kept, tagIdsOf, diversity), removed }
}

/** A pool without the items that were removed, and these with the reason. */
export interface Trimmed<T> {
  readonly kept: readonly T[]
  readonly removed: readonly { readonly item: T; readonly reason: 'tag-cap' }[]
}

/** Keeps the best `max` items of each strongest tag, in their order. Items without a tag stay. */
export function capPerTag<T>(
  ranked: readonly T[],
  strongestTagOf: (item: T) => string | null,
  max: number,
): Trimmed<T> {
  const counts = new Map<string, number>()
  const kept: T[] = []
  const removed: { item: T; reason: 'tag-cap' }[] = []
  for (const item of ranked) {
    const tag = strongestTagOf(item)
    const count = tag === null ? 0 : (counts.get(tag) ?? 0) + 1
    if (tag !== null) counts.set(tag, count)
    if (count <= max) kept.push(item)
    else removed.push({ item, reason: 'tag-cap' })
  }
  return { kept, removed }
}

/**
 * Moves items that the viewer knows back, so that up to each place of the list they take at most a share of it, rounded up.
 * The order of the known items and that of the others stay. What is left of the known items follows the last of the others.
 *
 * @param share 0-1
 */
export function capKnown<T extends { readonly itemId: string }>(
  items: readonly T[],
  knownItemIds: ReadonlySet<string>,
  share: number,
): readonly T[] {
  if (knownItemIds.size === 0) return items
  const [known, others]: [number[], number[]] = [[], []]
  items.forEach(({ itemId }, place) => void (knownItemIds.has(itemId) ? known : others).push(place))
  const places: number[] = []
  let next = 0
  for (const other of others) {
    for (let place = known[next]; place !== undefined && place < other; place = known[next]) {
      if (next >= Math.ceil(share * (places.length + 1))) break
      places.push(place)
      next++
    }
    places.push(other)
  }
  return [...places, ...known.slice(next)].flatMap((place) => items[place] ?? [])
}
