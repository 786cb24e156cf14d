import { fnv1a } from '../../domain/hash.ts'
import type { ScoredItem } from '../candidate.ts'

/**
 * Best logit first. A hash of the item id breaks ties, never the id itself: in many data sets ids follow the order of first
 * appearance and would leak it. The order of the input does not matter.
 *
 * @param count only so many, the first of them
 */
export function rank<T extends Pick<ScoredItem, 'itemId' | 'logit'>>(
  scored: readonly T[],
  count = scored.length,
): readonly T[] {
  return highest(scored, count)
    .map((item) => ({ item, tie: fnv1a(item.itemId) }))
    .sort((a, b) => b.item.logit - a.item.logit || a.tie - b.tie || (a.item.itemId < b.item.itemId ? -1 : 1))
    .slice(0, count)
    .map(({ item }) => item)
}

/** The items with the `count` highest logits, and those that are tied with the last. Numbers alone are sorted much faster. */
function highest<T extends Pick<ScoredItem, 'logit'>>(scored: readonly T[], count: number): readonly T[] {
  if (count >= scored.length) return scored
  const least =
    Float64Array.from(scored, ({ logit }) => logit)
      .sort()
      .at(-count) ?? 0
  return scored.filter(({ logit }) => logit >= least)
}

/** Best logit first; ties keep their order. */
export function byLogit<T extends Pick<ScoredItem, 'logit'>>(scored: readonly T[]): readonly T[] {
  return scored.toSorted((a, b) => b.logit - a.logit)
}

/** A pool without the items that a limit of the request or the policy keeps out, and these. */
export interface Capped<T> {
  readonly kept: readonly T[]
  readonly removed: readonly { readonly item: T; readonly rule: null }[]
}

/** Keeps the best `max` items of each strongest tag, in their order. Items without a tag stay. */
export function capPerTag<T>(
  ranked: readonly T[],
  strongestTagOf: (item: T) => string | null,
  max: number,
): Capped<T> {
  const counts = new Map<string, number>()
  const kept: T[] = []
  const removed: { item: T; rule: null }[] = []
  for (const item of ranked) {
    const tag = strongestTagOf(item)
    const count = tag === null ? 0 : (counts.get(tag) ?? 0) + 1
    if (tag !== null) counts.set(tag, count)
    if (count <= max) kept.push(item)
    else removed.push({ item, rule: null })
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
