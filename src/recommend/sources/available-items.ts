import { LRUCache } from 'lru-cache'
import { inBatches } from '../../domain/grouping.ts'
import { availableItems } from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import type { CatalogSnapshot } from '../../snapshot/catalog-snapshot.ts'
import type { CatalogState, LiveCatalog } from '../../snapshot/live-catalog.ts'
import type { Candidate } from '../candidate.ts'

/** Ids of one statement: decoding its rows must not hold the event loop. */
const BATCH_SIZE = 1_000

/** Items that are available. */
export interface LoadedItems {
  readonly itemIds: readonly string[]
  /** False if one of them is known from an earlier revision of the catalog than that of the request. */
  readonly areOfRevision: boolean
}

/** Reads which of some items, all different, are available. */
export type ReadAvailable = (itemIds: readonly string[]) => Promise<LoadedItems>

/** Which items are available, for one request. Reads each item once. */
export class CheckedItems {
  readonly #read: ReadAvailable
  readonly #known = new Set<string>()
  readonly #available = new Set<string>()
  #areOfRevision = true

  constructor(read: ReadAvailable) {
    this.#read = read
  }

  /** See `LoadedItems`. */
  get areOfRevision(): boolean {
    return this.#areOfRevision
  }

  /** Reads the items that were not read before. */
  async load(candidates: readonly Candidate[]): Promise<void> {
    const unknown: string[] = []
    for (const { itemId } of candidates) {
      if (this.#known.has(itemId)) continue
      this.#known.add(itemId)
      unknown.push(itemId)
    }
    const { itemIds, areOfRevision } = await this.#read(unknown)
    this.#areOfRevision &&= areOfRevision
    for (const itemId of itemIds) this.#available.add(itemId)
  }

  /** Only a loaded item can be. */
  isAvailable(itemId: string): boolean {
    return this.#available.has(itemId)
  }

  /** The first `limit` of the items that are available. */
  first(items: readonly Candidate[], limit: number): readonly Candidate[] {
    const first: Candidate[] = []
    for (const item of items) {
      if (first.length === limit) break
      if (this.isAvailable(item.itemId)) first.push(item)
    }
    return first
  }
}

/** How long an available item is cached. */
const AVAILABLE_TTL_MS = 5_000

/** Most cached items, of some hundred bytes each. */
const MOST_AVAILABLE = 50_000

const UNKNOWN_STATE: CatalogState = { modelVersion: null }

interface CachedItem {
  /** The time that the item was available at. */
  readonly nowMs: number
  /** Of the catalog before the item was read. */
  readonly revision: number | null
}

/**
 * Which items are available: from the catalog in memory if it has the revision of the request, otherwise
 * from a cache. Most lists share most of their candidates, so that few items are read again. Unavailable items are not cached:
 * a new item is a candidate at once. An item that was just deleted may remain a candidate; the page, which reads its items,
 * passes over it.
 */
export class AvailableItems {
  readonly #graph: GraphStore
  readonly #catalog: Pick<LiveCatalog, 'at'> | undefined
  readonly #ttlMs: number
  readonly #cache: LRUCache<string, CachedItem>

  /** @param catalog omitted: there is none in memory */
  constructor(graph: GraphStore, catalog?: Pick<LiveCatalog, 'at'>, ttlMs = AVAILABLE_TTL_MS) {
    this.#graph = graph
    this.#catalog = catalog
    this.#ttlMs = ttlMs
    this.#cache = new LRUCache({ max: MOST_AVAILABLE })
  }

  /** The items that are available, in no particular order. @param state as the request has read it */
  async load(
    itemIds: readonly string[],
    nowMs: number,
    options: RunOptions,
    state: CatalogState = UNKNOWN_STATE,
  ): Promise<LoadedItems> {
    const { catalogRevision: revision = null } = state
    const snapshot = this.#catalog?.at(state)
    if (snapshot) return { itemIds: availableIn(snapshot, itemIds, nowMs), areOfRevision: true }
    const available: string[] = []
    const missing: string[] = []
    let areOfRevision = true
    for (const itemId of itemIds) {
      const cached = this.#cache.get(itemId)
      if (cached && Math.abs(nowMs - cached.nowMs) < this.#ttlMs) {
        available.push(itemId)
        areOfRevision &&= cached.revision === revision
      } else missing.push(itemId)
    }
    for (const batch of inBatches(missing, BATCH_SIZE)) {
      const rows = await this.#graph.run(availableItems, { itemIds: batch, now: nowMs }, options)
      for (const { itemId } of rows) {
        this.#cache.set(itemId, { nowMs, revision })
        available.push(itemId)
      }
    }
    return { itemIds: available, areOfRevision }
  }

  /** Empties the cache. */
  forget(): void {
    this.#cache.clear()
  }
}

function availableIn(
  snapshot: CatalogSnapshot,
  itemIds: readonly string[],
  nowMs: number,
): readonly string[] {
  const isListed = snapshot.listed(nowMs, { sinceMs: 0, untilMs: 0 })
  return itemIds.filter((itemId) => {
    const row = snapshot.numberOf(itemId)
    return row !== undefined && isListed(row)
  })
}
