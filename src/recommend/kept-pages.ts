import { LRUCache } from 'lru-cache'
import {
  isAvailable,
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
import { TAG_TTL_MS } from './sources/edge-sources.ts'

export interface KeptPagesOptions {
  /** Size of the cache, estimated, bytes. */
  readonly mostBytes: number
  /** How long a page may miss changes by others, milliseconds. */
  readonly maxAgeMs: number
}

/** How long caches of the catalog may lack a change, milliseconds: longest that of the top items of tags, and a read of them. */
const CACHED_MS = TAG_TTL_MS + 5_000

/** Longest wait for what other processes have written, milliseconds: one read of a few nodes. */
const CATCH_UP_MS = 100

/** Bytes of an item of a page with its contributions and reasons, estimated. */
const ITEM_BYTES = 1_500

/** Bytes of the id of a person, estimated. */
const PERSON_BYTES = 50

/** The writes that a page has seen. */
interface SeenWrites {
  readonly all: number
  readonly ofViewer: number
  readonly charts: number
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
 * First pages of lists that were served, in an LRU cache. A page is served again, without a read, as long as the graph has
 * counted no write to the data of its viewer and of the people that it depends on. It may miss writes of these people for
 * `maxAgeMs`. So it is only for a graph whose writes are counted.
 */
export class KeptPages {
  readonly #maxAgeMs: number
  readonly #pages: LRUCache<string, KeptPage>

  constructor({ mostBytes, maxAgeMs }: KeptPagesOptions) {
    this.#maxAgeMs = maxAgeMs
    this.#pages = new LRUCache({
      maxSize: mostBytes,
      sizeCalculation: ({ page, personIds }) =>
        (page.edges.length + 1) * ITEM_BYTES + personIds.length * PERSON_BYTES,
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
    const isTrue = hasSeenAll(kept, place) || (minWatermark === null && this.#mayMiss(kept, place))
    return isTrue && kept.page.edges.every(({ item }) => isAvailable(item, nowMs))
      ? again(kept, context)
      : null
  }

  /** Whether the page may miss what was written since. */
  #mayMiss({ seen }: KeptPage, { now }: PagePlace): boolean {
    return now.ofViewer === seen.ofViewer && now.atMs - seen.atMs < this.#maxAgeMs
  }

  /** Keeps the page of a list that was made after its place was taken, unless a cache may have given it what was changed since. */
  keep(
    { key, now, writes }: PagePlace,
    page: RecommendationPage,
    { list: { items: _, ...list }, responses, sameSinceMs = null }: MadeList,
  ): void {
    const ttl = POOL_LIFETIME_MS - (list.servedAtMs - (sameSinceMs ?? Number.NEGATIVE_INFINITY))
    if (ttl <= 0 || now.atMs - writes.anythingAtMs < CACHED_MS) return
    const personIds = [...new Set(responses.flatMap(({ proposals }) => proposals.personIds ?? []))]
    this.#pages.set(key, { page, list, seen: now, personIds }, { ttl })
  }
}

/** Whether nothing that the page depends on was written since. */
function hasSeenAll(kept: KeptPage, { now, writes }: PagePlace): boolean {
  const { all, ofViewer, charts } = kept.seen
  if (now.all === all) return true
  if (now.ofViewer !== ofViewer || now.charts !== charts) return false
  if (kept.personIds.some((id) => writes.newestOf(id) > all)) return false
  kept.seen = now
  return true
}

/**
 * The place of the page of a request; null if its page is not kept, or if it is not known in time what other processes have
 * written. Take it before anything is read for the page.
 */
export async function placeOfPage(
  { graph, consents }: Pick<ListParts, 'graph' | 'consents'>,
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
      consents?.revision,
      epochStart(nowMs),
      userId,
    ]),
    writes,
    now: {
      all: writes.newest,
      ofViewer: writes.newestOf(userId),
      charts: writes.charts,
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
