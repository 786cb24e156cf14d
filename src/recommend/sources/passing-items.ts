import { LRUCache } from 'lru-cache'
import { inBatches } from '../../domain/grouping.ts'
import { type PassingItemsRow, passingItems } from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import type { Candidate } from '../candidate.ts'
import { conditionParams, NO_FILTER, type SourceQuery } from './source-query.ts'

/** Ids of one statement: decoding its rows must not hold the event loop. */
const BATCH_SIZE = 1_000

/** An item that exists, is available and passes the filter, with its strongest tag if it has one. */
export type PassingItem = PassingItemsRow

/** Reads which of some items, all different, pass. */
export type ReadPassing = (itemIds: readonly string[]) => Promise<readonly PassingItem[]>

/** Reads which of the items pass the filter. */
export async function readPassing(
  graph: GraphStore,
  query: Pick<SourceQuery, 'filter' | 'nowMs'>,
  itemIds: readonly string[],
  options: RunOptions,
): Promise<readonly PassingItem[]> {
  const passing: PassingItem[] = []
  for (const batch of inBatches(itemIds, BATCH_SIZE)) {
    const rows = await graph.run(passingItems, { ...conditionParams(query), itemIds: batch }, options)
    passing.push(...rows)
  }
  return passing
}

/** The items that pass the filter of one request. Reads each item once. */
export class PassingItems {
  readonly #read: ReadPassing
  readonly #known = new Set<string>()
  readonly #passing = new Set<string>()
  readonly #strongestTags = new Map<string, string>()

  constructor(read: ReadPassing) {
    this.#read = read
  }

  /** The strongest tag of each passing item that has one. */
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
      this.#passing.add(itemId)
      if (strongestTagId !== null) this.#strongestTags.set(itemId, strongestTagId)
    }
  }

  /** The first `limit` of the items that pass. Only loaded items can pass. */
  first(items: readonly Candidate[], limit: number): readonly Candidate[] {
    const passing: Candidate[] = []
    for (const item of items) {
      if (passing.length === limit) break
      if (this.#passing.has(item.itemId)) passing.push(item)
    }
    return passing
  }
}

/** How long an available item is cached. */
const AVAILABLE_TTL_MS = 5_000

/** Most cached items, of some hundred bytes each. */
const MOST_AVAILABLE = 50_000

interface CachedItem {
  readonly item: PassingItem
  /** The time that the item was available at. */
  readonly nowMs: number
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
    this.#cache = new LRUCache({ max: MOST_AVAILABLE, ttl: ttlMs })
  }

  /** The items that are available, in no particular order. */
  async load(
    itemIds: readonly string[],
    nowMs: number,
    options: RunOptions,
  ): Promise<readonly PassingItem[]> {
    const available: PassingItem[] = []
    const missing: string[] = []
    for (const itemId of itemIds) {
      const cached = this.#cache.get(itemId)
      if (cached && Math.abs(nowMs - cached.nowMs) < this.#ttlMs) available.push(cached.item)
      else missing.push(itemId)
    }
    if (missing.length === 0) return available
    for (const item of await readPassing(this.#graph, { filter: NO_FILTER, nowMs }, missing, options)) {
      this.#cache.set(item.itemId, { item, nowMs })
      available.push(item)
    }
    return available
  }

  /** Empties the cache. */
  forget(): void {
    this.#cache.clear()
  }
}
