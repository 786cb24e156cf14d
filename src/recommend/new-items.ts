import { LRUCache } from 'lru-cache'
import { DAY_MS, HOUR_MS } from '../domain/duration.ts'
import { fnv1a } from '../domain/hash.ts'
import { TopK } from '../domain/top-k.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import type { NewItem } from './ranking/new-places.ts'
import type { SourceQuery } from './sources/source-query.ts'

/** Items are new for so long, and until this many people used them or they were shown this often. */
const NEW_MS = 14 * DAY_MS
const MOST_SHOWN = 50

/** The newest items that are compared with a viewer. */
const MOST_ITEMS = 2_000

/** Items whose places are counted, and viewers who are remembered for it. */
const MOST_COUNTED = 20_000

interface Places {
  /** Until the hour began, and in all. */
  settled: number
  given: number
  hour: number
}

/**
 * How often this process has shown items in places of new ones. Draws use the counts as they were when the hour began, so that a list
 * that is asked for twice is the same. A restart forgets them.
 */
export class NewItemPlaces {
  readonly #places = new LRUCache<string, Places>({ max: MOST_COUNTED })
  readonly #counted = new LRUCache<number, true>({ max: MOST_COUNTED })

  /** Counts a place once an hour for each viewer: one person who asks again and again uses up no item. Null: a session. */
  given(itemId: string, userId: string | null, nowMs: number): void {
    const places = this.#at(itemId, nowMs)
    // A hash names no person.
    const once = fnv1a(JSON.stringify([itemId, userId, places.hour]))
    if (this.#counted.has(once)) return
    this.#counted.set(once, true)
    this.#places.set(itemId, { ...places, given: places.given + 1 })
  }

  of(itemId: string, nowMs: number): { readonly settled: number; readonly given: number } {
    return this.#at(itemId, nowMs)
  }

  #at(itemId: string, nowMs: number): Places {
    const hour = Math.floor(nowMs / HOUR_MS)
    const known = this.#places.get(itemId) ?? { settled: 0, given: 0, hour }
    return known.hour === hour ? known : { settled: known.given, given: known.given, hour }
  }
}

/**
 * The new items that match the interests of a viewer: described, available, created in the last 14 days, and used and shown fewer than
 * 50 times. Items without a creation time are never new. What fewer than `minContributors` people did is not counted.
 *
 * @param passes whether the list may have an item
 */
export function newItemsFor(
  { nowMs, interests, policy }: Pick<SourceQuery, 'nowMs' | 'interests' | 'policy'>,
  snapshot: CatalogSnapshot,
  places: Pick<NewItemPlaces, 'of'>,
  passes: (itemId: string) => boolean,
): readonly NewItem[] {
  if (interests.length === 0) return []
  const weightOf = new Map(interests.map(({ tagId, weight }) => [tagId, weight]))
  return newestRows(snapshot, nowMs).flatMap((row) => {
    const itemId = snapshot.idOf(row)
    const people = snapshot.degreeAt(row)
    const { settled, given } = places.of(itemId, nowMs)
    if (people >= MOST_SHOWN || given >= MOST_SHOWN || !passes(itemId)) return []
    const tagIds = snapshot.tagIdsAt(row)
    const match =
      tagIds.reduce((sum, tagId) => sum + (weightOf.get(tagId) ?? 0), 0) / Math.sqrt(tagIds.length || 1)
    const positives = people < policy.minContributors ? 0 : people
    return match > 0 ? [{ itemId, match, positives, negatives: Math.max(0, settled - positives) }] : []
  })
}

/** Rows of the newest `MOST_ITEMS` items that are new and may be listed. */
function newestRows(snapshot: CatalogSnapshot, nowMs: number): readonly number[] {
  const { createdAt, rowCount } = snapshot
  const isListed = snapshot.listed(nowMs, { sinceMs: 0, untilMs: 0 })
  const newest = new TopK(MOST_ITEMS)
  for (let row = 0; row < rowCount; row++) {
    const createdMs = createdAt.values[row] as number
    const isNew = createdMs > nowMs - NEW_MS && createdMs <= nowMs
    if (isNew && createdMs > newest.bar && isListed(row)) newest.offer(row, createdMs)
  }
  return newest.drain().map(({ index }) => index)
}
