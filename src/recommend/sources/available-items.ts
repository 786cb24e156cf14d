import { LRUCache } from 'lru-cache'
import { inBatches } from '../../domain/grouping.ts'
import { type AvailableItemsRow, availableItems } from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import type { Candidate } from '../candidate.ts'

/** Ids of one statement: decoding its rows must not hold the event loop. */
const BATCH_SIZE = 1_000

/** An item that exists and is available, with its strongest tag if it has one. */
export type AvailableItem = AvailableItemsRow

/** Reads which of some items, all different, are available. */
export type ReadAvailable = (itemIds: readonly string[]) => Promise<readonly AvailableItem[]>

/** Which items are available, for one request. Reads each item once. */
export class CheckedItems {
  readonly #read: ReadAvailable
  readonly #known = new Set<string>()
  readonly #available = new Set<string>()
  readonly #strongestTags = new Map<string, string>()

  constructor(read: ReadAvailable) {
    this.#read = read
  }

  /** The strongest tag of each available item that has one. */
  get strongestTags(): ReadonlyMap<string, string> {
    return this.#strongestTags
  }

  /** Reads the items that were not read before. */
  async load(items: readonly Candidate[]): Promise<void> {
    const itemIds: string[] = []
    for (const { itemId } of items) {
      if (this.#known.has(itemId)) continue
      this.#known.add(itemId)
      itemIds.push(itemId)
    }
    for (const { itemId, strongestTagId } of await this.#read(itemIds)) {
      this.#available.add(itemId)
      if (strongestTagId !== null) this.#strongestTags.set(itemId, strongestTagId)
    }
  }

  /** The first `limit` of the items that are available. Only loaded items can be. */
  first(items: readonly Candidate[], limit: number): readonly Candidate[] {
    const first: Candidate[] = []
    for (const item of items) {
      if (first.length === limit) break
      if (this.#available.has(item.itemId)) first.push(item)
    }
    return first
  }
}

/** How long an available item is cached. */
const AVAILABLE_TTL_MS = 5_000

/** Most cached items, of some hundred bytes each. */
const MOST_AVAILABLE = 50_000

interface CachedItem {
  readonly item: AvailableItem
  /** The time that the item was available at. */
  readonly nowMs: number
  /** Of the catalog before the item was read. */
  readonly revision: number | null
}

/**
 * A cache of the available items with their strongest tags. Most lists share most of their candidates, so that few items
 * are read again. Unavailable items are not cached: a new item is a candidate at once. An item that was just deleted may
 * remain a candidate; the page, which reads its items, passes over it.
 */
export class AvailableItems {
  readonly #graph: GraphStore
  readonly #ttlMs: number
  readonly #cache: LRUCache<string, CachedItem>

  constructor(graph: GraphStore, ttlMs = AVAILABLE_TTL_MS) {
    this.#graph = graph
    this.#ttlMs = ttlMs
    this.#cache = new LRUCache({ max: MOST_AVAILABLE })
  }

  /** The items that are available, in no particular order. @param revision of the catalog, as the request has read it */
  async load(
    itemIds: readonly string[],
    nowMs: number,
    options: RunOptions,
    revision: number | null = null,
  ): Promise<readonly AvailableItem[]> {
    const available: AvailableItem[] = []
    const missing: string[] = []
    for (const itemId of itemIds) {
      const cached = this.#cache.get(itemId)
      if (cached && Math.abs(nowMs - cached.nowMs) < this.#ttlMs) available.push(cached.item)
      else missing.push(itemId)
    }
    for (const batch of inBatches(missing, BATCH_SIZE)) {
      const rows = await this.#graph.run(availableItems, { itemIds: batch, now: nowMs }, options)
      for (const item of rows) {
        this.#cache.set(item.itemId, { item, nowMs, revision })
        available.push(item)
      }
    }
    return available
  }

  /** False if one of the items is known from an earlier revision of the catalog. */
  areOf(revision: number | null, items: readonly Candidate[]): boolean {
    return items.every(({ itemId }) => {
      const cached = this.#cache.peek(itemId)
      return cached === undefined || cached.revision === revision
    })
  }

  /** Empties the cache. */
  forget(): void {
    this.#cache.clear()
  }
}
