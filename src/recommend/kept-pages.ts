import { LRUCache } from 'lru-cache'
import {
  isAvailable,
  type RecommendationEdge,
  type RecommendationPage,
  type RecommendationRequest,
  userOf,
} from '../domain/recommendation.ts'
import { startDeadline } from '../graph/deadline.ts'
import { isOutage } from '../graph/graph-error.ts'
import { orCancelled } from '../graph/semaphore.ts'
import type { WriteNumbers } from '../graph/write-counter.ts'
import { isKept } from './kept-pools.ts'
import type { ListContext, ListParts, MadeList } from './list-maker.ts'
import { POOL_LIFETIME_MS } from './pool-cache.ts'
import { encodeCursor, requestHash } from './serving/cursor.ts'
import { newRecommendationId, type ServedHead } from './serving/served-lists.ts'
import { epochStart } from './sources/contributors.ts'

export interface KeptPagesOptions {
  /** Size of the cache, estimated, bytes. */
  readonly mostBytes: number
  /** How long a page may miss changes by others, milliseconds. */
  readonly maxAgeMs: number
}

/** Longest wait for what other processes have written, milliseconds: one read of a few nodes. */
const CATCH_UP_MS = 100

/** Bytes of an item of a page with its contributions and reasons, estimated. */
const ITEM_BYTES = 1_500

/** Bytes of the id of a person or an item, estimated. */
const ID_BYTES = 50

/** The writes that a page has seen. */
interface SeenWrites {
  readonly all: number
  readonly ofViewer: number
  /** With a filter: of all items, whose properties it tests. */
  readonly catalog: number
  readonly model: number
  /** By the monotonic clock. */
  readonly atMs: number
}

interface KeptPage {
  readonly page: RecommendationPage
  readonly list: ServedHead
  /** Up to which it is true. */
  seen: SeenWrites
  /** People whose own data the page depends on, apart from the viewer. */
  readonly personIds: readonly string[]
  /** The items that it shows or names. */
  readonly itemIds: readonly string[]
}

/** Where the page of one request is kept, and what was written before it is read. */
export interface PagePlace {
  readonly key: string
  readonly now: SeenWrites
  readonly writes: WriteNumbers
}

/** A page that is served again, in a list of its own. */
export interface PageAgain {
  readonly page: RecommendationPage
  readonly list: ServedHead
  /** The stored list that has its items. */
  readonly of: ServedHead
}

/**
 * First pages of lists that were served, in an LRU cache. A page is valid, and served again without a read, as long as no newer
 * write has touched its viewer, its people, its items, the catalog or the models. It may miss writes of its people for
 * `maxAgeMs`; charts may be as old as the page. So it is only for a graph whose writes are counted.
 */
export class KeptPages {
  readonly #maxAgeMs: number
  readonly #pages: LRUCache<string, KeptPage>

  constructor({ mostBytes, maxAgeMs }: KeptPagesOptions) {
    this.#maxAgeMs = maxAgeMs
    this.#pages = new LRUCache({
      maxSize: mostBytes,
      sizeCalculation: ({ page, personIds, itemIds }) =>
        (page.edges.length + 1) * ITEM_BYTES + (personIds.length + itemIds.length) * ID_BYTES,
      // Reasons name people: no page stays in memory longer than it can serve. `keep` shortens it by the age of the pool.
      ttl: POOL_LIFETIME_MS,
      ttlAutopurge: true,
    })
  }

  /** The page in a new list, if it is true and all of its items are available; otherwise null. */
  find(place: PagePlace, { minWatermark }: RecommendationRequest, context: ListContext): PageAgain | null {
    const kept = this.#pages.get(place.key)
    if (!kept) return null
    const { nowMs } = context
    const mayMiss = minWatermark === null && place.now.atMs - kept.seen.atMs < this.#maxAgeMs
    return isValid(kept, place, mayMiss) && kept.page.edges.every(({ item }) => isAvailable(item, nowMs))
      ? again(kept, context)
      : null
  }

  /** Keeps the page of a list that was made after its place was taken. */
  keep(
    { key, now }: PagePlace,
    page: RecommendationPage,
    { list: { items: _, ...list }, responses, sameSinceMs = null }: MadeList,
  ): void {
    const ttl = POOL_LIFETIME_MS - (list.servedAtMs - (sameSinceMs ?? Number.NEGATIVE_INFINITY))
    if (ttl <= 0) return
    const personIds = [...new Set(responses.flatMap(({ proposals }) => proposals.personIds ?? []))]
    const itemIds = [...new Set(page.edges.flatMap(itemIdsOf))]
    this.#pages.set(key, { page, list, seen: now, personIds, itemIds }, { ttl })
  }
}

/** The item of an edge, and those that its reasons name. */
function itemIdsOf({ item, reasons }: RecommendationEdge): readonly string[] {
  return [item.id, ...reasons.flatMap(({ itemIds }) => itemIds)]
}

/** Whether no newer write has touched what the page depends on. @param mayMiss whether it may miss writes of its people */
function isValid(kept: KeptPage, { now, writes }: PagePlace, mayMiss: boolean): boolean {
  const { all, ofViewer, catalog, model } = kept.seen
  if (now.all === all) return true
  if (now.ofViewer !== ofViewer || now.catalog !== catalog || now.model !== model) return false
  if (kept.itemIds.some((id) => writes.newestOfItem(id) > all)) return false
  if (mayMiss) return true
  if (kept.personIds.some((id) => writes.newestOf(id) > all)) return false
  kept.seen = now
  return true
}

/**
 * The place of the page of a request; null if its page is not kept, or if it is not known in time what other processes have
 * written. Take it before anything is read for the page.
 */
export async function placeOfPage(
  { graph }: Pick<ListParts, 'graph'>,
  request: RecommendationRequest,
  { denied, nowMs, signal }: ListContext,
): Promise<PagePlace | null> {
  const { writes } = graph
  const userId = userOf(request.viewer)
  if (!writes || userId === null || !isKept(request) || !(await hasCaughtUp(writes, signal))) return null
  const { first, language } = request
  return {
    key: JSON.stringify([
      requestHash(request),
      request.crowdsOnly,
      first,
      language,
      denied,
      epochStart(nowMs),
      userId,
    ]),
    writes,
    now: {
      all: writes.newest,
      ofViewer: writes.newestOf(userId),
      catalog: request.filter === null ? writes.catalog : writes.items,
      model: writes.model,
      atMs: performance.now(),
    },
  }
}

/** Whether all writes of other processes are counted that ended before this call. */
async function hasCaughtUp(writes: WriteNumbers, signal: AbortSignal | undefined): Promise<boolean> {
  if (!writes.catchUp) return true
  const deadline = startDeadline(CATCH_UP_MS, signal)
  try {
    await orCancelled(writes.catchUp(), deadline.signal)
    return true
  } catch (error) {
    if (!isOutage(error)) throw error
    return false
  } finally {
    deadline.end()
  }
}

function again(
  { page, list: of }: KeptPage,
  { nowMs, startedMs, hasReachedMinWatermark }: ListContext,
): PageAgain {
  const recommendationId = newRecommendationId(nowMs)
  const expiresAtMs = nowMs + of.expiresAtMs - of.servedAtMs
  const list = { ...of, recommendationId, servedAtMs: nowMs, expiresAtMs }
  const edges = page.edges.map((edge) => ({
    ...edge,
    cursor: encodeCursor({ recommendationId, position: edge.rank, expiresAtMs }),
  }))
  const tookMs = performance.now() - startedMs
  return { list, of, page: { ...page, recommendationId, edges, hasReachedMinWatermark, tookMs } }
}
