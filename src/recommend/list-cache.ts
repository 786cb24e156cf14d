import { LRUCache } from 'lru-cache'
import { HOUR_MS } from '../domain/duration.ts'
import { fnv1a, mixed } from '../domain/hash.ts'
import type { Policy } from '../domain/policy.ts'
import {
  isAvailable,
  type RecommendationPage,
  type RecommendationRequest,
  type RequestViewer,
  type Steering,
  userOf,
} from '../domain/recommendation.ts'
import type { ReadViewer } from '../domain/viewer.ts'
import { startDeadline } from '../graph/deadline.ts'
import { isOutage } from '../graph/graph-error.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { orCancelled } from '../graph/semaphore.ts'
import type { WriteNumbers } from '../graph/write-counter.ts'
import type { ItemConditions } from './allowed-items.ts'
import type { Evidence } from './candidate.ts'
import type { ReadQuery } from './recipe.ts'
import { encodeCursor, requestHash } from './serving/cursor.ts'
import { codeInId } from './serving/search-code.ts'
import {
  newRecommendationId,
  type ServedHead,
  type ServedList,
  type ServedPool,
} from './serving/served-lists.ts'
import type { RankedResponse, SourceResponse } from './sources/gather.ts'
import type { ListPurpose } from './viewer-consent.ts'

export interface ListCacheOptions {
  /** Size of the cache, estimated, bytes. */
  readonly mostBytes: number
  /** How long a list may miss what other people do, milliseconds. */
  readonly maxAgeMs: number
}

/**
 * The longest time that a pool is cached, milliseconds: the scores of its items age with it, and charts may have changed since. In
 * a minute, the shortest half-life of a policy changes a weight by less than a thousandth.
 */
export const POOL_LIFETIME_MS = 60_000

/** Pools are cached for at least this share of it, so that those of many viewers do not all end at once. */
const LEAST_LIFETIME = 2 / 3

/** Longest wait for what other processes have written, milliseconds: one read of a few nodes. */
const CATCH_UP_MS = 100

/** Most items of a first page. */
const LONGEST_PAGE = 100

/** Bytes of an item of a pool or a page with its contributions, evidence and reasons, estimated. */
const ITEM_BYTES = 1_500

/** Bytes of an item of which only the logit is kept, estimated. */
const FURTHER_BYTES = 150

/** Bytes of the id of a person or an item, estimated. */
const ID_BYTES = 50

/** Bytes of an item that a source has scored: 17 in a walk, and 29 once the people behind the items are counted. */
const SCORED_BYTES = 50

/** Bytes of an engagement of the viewer, estimated. */
const ENGAGEMENT_BYTES = 200

/** A scored pool, and what pages of its lists are read with. */
export interface MadePool<Response extends RankedResponse = RankedResponse> {
  readonly pool: ServedPool
  readonly responses: readonly Response[]
  readonly conditions: ItemConditions | null
  /** False: an item may be missing or too many, because the catalog has changed a moment ago. */
  readonly isOfRevision: boolean
}

/** A pool with what was read before it was made. */
export interface ReadPool<Response extends RankedResponse = RankedResponse> extends MadePool<Response> {
  readonly read: ReadQuery
  /** All events before it were in the graph. */
  readonly watermark: string | null
}

/** The numbers of the newest writes before something was read. */
interface Before {
  readonly all: number
  readonly ofViewer: number
  /** With a filter: of all items, whose properties it tests. */
  readonly catalog: number
  readonly model: number
  /** By the monotonic clock. */
  readonly atMs: number
  /** All events before it were in the graph. */
  readonly watermark: string | null
}

/** What a pool depends on, and so do the pages that were made of it. */
interface Dependencies {
  /** Up to which they are known to be valid. */
  before: Before
  /** People whose own data was read, apart from the viewer. */
  readonly personIds: readonly string[]
  /** Items that pages show or name. */
  readonly itemIds: readonly string[]
}

interface CachedPool {
  readonly pool: ReadPool
  readonly on: Dependencies
  /** Estimated. */
  readonly bytes: number
}

interface CachedPage {
  readonly page: RecommendationPage
  readonly list: ServedHead
  readonly on: Dependencies
}

/** Where the pool and the page of a request are cached. */
export interface CachePlace {
  readonly key: string
  readonly pageKey: string
  readonly before: Before
  readonly writes: WriteNumbers
}

/** The numbers of the newest writes, and when they were taken. */
export interface NewestWrites extends Omit<Before, 'catalog'> {
  readonly writes: WriteNumbers
  readonly catalog: number
  readonly items: number
}

/** What a place depends on, apart from the request. */
interface PlaceContext {
  readonly nowMs: number
  readonly denied: readonly ListPurpose[]
  readonly newest: NewestWrites | null
}

/** A request whose place was taken; null: nothing is cached. */
interface Placed {
  readonly place: CachePlace | null
}

/** What belongs to one answer of a cached page. */
interface PageContext extends Placed {
  readonly nowMs: number
  readonly startedMs: number
  readonly hasReachedMinWatermark: boolean
}

/** A page that is served again, in a list of its own. */
export interface CachedPageOfList {
  readonly page: RecommendationPage
  readonly list: ServedHead
  /** The stored list that has its items. */
  readonly of: ServedHead
}

/**
 * LRU caches of the scored pools of viewers and of the first pages made of them. Both are valid as long as no newer write has
 * touched their viewer, people or items, the catalog or the models. They may miss writes of their people for `maxAgeMs`, unless a
 * request names a write; charts and ages may be as old as the pool. Only for a graph whose writes are counted.
 */
export class ListCache {
  readonly #maxAgeMs: number
  readonly #pools: LRUCache<string, CachedPool>
  readonly #pages: LRUCache<string, CachedPage>

  constructor({ mostBytes, maxAgeMs }: ListCacheOptions) {
    this.#maxAgeMs = maxAgeMs
    // Evidence and reasons name people: none stays in memory longer than it can serve.
    const limits = { maxSize: mostBytes / 2, ttl: POOL_LIFETIME_MS, ttlAutopurge: true }
    this.#pools = new LRUCache({ ...limits, sizeCalculation: ({ bytes }) => bytes })
    this.#pages = new LRUCache({ ...limits, sizeCalculation: bytesOfPage })
  }

  /** The pool of a request; null if there is none that is valid. */
  pool(request: RecommendationRequest, { place }: Placed): ReadPool | null {
    const cached = place && this.#pools.get(place.key)
    if (!cached || !this.#isValid(cached.on, place, request)) return null
    const { pool, on } = cached
    return { ...pool, watermark: on.before.watermark }
  }

  /** Caches a pool that was made after its place was taken, if it is complete. */
  putPool({ place }: Placed, pool: ReadPool<SourceResponse>): void {
    if (!place || !pool.isOfRevision || pool.pool.degradedSources.length > 0) return
    const { key, before } = place
    const responses = pool.responses.map(forReuse)
    const personIds = [...new Set(responses.flatMap(({ proposals }) => proposals.personIds ?? []))]
    // Reasons name items that the viewer engaged with.
    const shown = [...pool.pool.items, ...pool.pool.further].slice(0, LONGEST_PAGE)
    const itemIds = [...shown, ...pool.read.viewer.engagements].map(({ itemId }) => itemId)
    const on = { before, personIds, itemIds }
    const bytes = bytesOfPool(pool, on)
    this.#pools.set(key, { pool: { ...pool, responses }, on, bytes }, { ttl: lifetimeOf(key) })
  }

  /** The page of a request in a new list; null if there is none that is valid and whose items are all available. */
  page(request: RecommendationRequest, context: PageContext): CachedPageOfList | null {
    const { place, nowMs } = context
    const cached = place && this.#pages.get(place.pageKey)
    if (!cached || !this.#isValid(cached.on, place, request)) return null
    const isWhole = cached.page.edges.every(({ item }) => isAvailable(item, nowMs))
    return isWhole ? inNewList(cached, context) : null
  }

  /** Caches the first page of a list as long as the pool that it was made of. A list with exploration is another one each time. */
  putPage(
    { place }: Placed,
    page: RecommendationPage,
    { list: { items: _, ...list }, viewer }: { readonly list: ServedList; readonly viewer: ReadViewer },
  ): void {
    const cached = place && this.#pools.get(place.key)
    // Otherwise the page was made of a pool that is not cached, or no longer.
    if (!place || cached?.pool.read.viewer !== viewer || list.exploration) return
    const ttl = this.#pools.getRemainingTTL(place.key)
    this.#pages.set(place.pageKey, { page, list, on: cached.on }, { ttl })
  }

  /** Whether no newer write has touched what was read. Writes of other people may be missed for a while, decisions never. */
  #isValid(
    on: Dependencies,
    { before, writes }: CachePlace,
    { minWatermark }: RecommendationRequest,
  ): boolean {
    const { all, ofViewer, catalog, model, atMs } = on.before
    if (before.all !== all) {
      if (before.ofViewer !== ofViewer || before.catalog !== catalog || before.model !== model) return false
      if (on.itemIds.some((id) => writes.newestOfItem(id) > all)) return false
      if (on.personIds.some((id) => writes.decidedOf(id) > all)) return false
      if (minWatermark === null && before.atMs - atMs < this.#maxAgeMs) return true
      if (on.personIds.some((id) => writes.newestOf(id) > all)) return false
    }
    on.before = before
    return true
  }
}

/**
 * The newest writes that lists for a viewer can be valid after. Take them before anything is read. Null if the writes of other
 * processes are not known in time, or nothing is cached for the viewer.
 */
export async function newestWrites(
  { writes }: Pick<GraphStore, 'writes'>,
  viewer: RequestViewer,
  { watermark, signal }: { readonly watermark: string | null; readonly signal: AbortSignal | undefined },
): Promise<NewestWrites | null> {
  const userId = userOf(viewer)
  // Placements of lists that are not cached change with these writes, too.
  const isCurrent = writes !== undefined && (await hasCaughtUp(writes, signal))
  if (!isCurrent || userId === null) return null
  return {
    writes,
    all: writes.newest,
    ofViewer: writes.newestOf(userId),
    catalog: writes.catalog,
    items: writes.items,
    model: writes.model,
    atMs: performance.now(),
    watermark,
  }
}

/**
 * Where the pool of a request is cached; null if it is not. Pools of sessions, of searches, of lists about items or of given
 * candidates, and of what a viewer looks at are not cached.
 */
export function placeOf(
  policy: Policy,
  request: RecommendationRequest,
  { denied, nowMs, newest }: PlaceContext,
): CachePlace | null {
  const userId = userOf(request.viewer)
  const {
    subject,
    candidateIds,
    viewing,
    filter,
    first,
    language,
    crowdsOnly,
    shownAbove,
    steering,
    trendingIn,
    row,
  } = request
  const isCached = subject.kind === 'viewer' && candidateIds === null && viewing === null
  if (!newest || userId === null || !isCached) return null
  const { writes, items, ...before } = newest
  const least = Math.max(first, policy.poolLeast)
  const key = JSON.stringify([
    requestHash(request),
    crowdsOnly,
    least,
    denied,
    Math.floor(nowMs / HOUR_MS),
    userId,
    ...(steering ? [steeringKey(steering, nowMs)] : []),
    ...(shownAbove.length > 0 ? [{ shownAbove }] : []),
    ...(trendingIn ? [{ trendingIn }] : []),
  ])
  const catalog = filter === null && !steering ? before.catalog : items
  return { key, pageKey: `${first} ${language} ${row ?? ''} ${key}`, writes, before: { ...before, catalog } }
}

/** The version, the rules whose window is open, the period of the rotation, and what the viewer is tired of; also of placements that fill the list. */
function steeringKey({ key, number, rules, spec, others, tired }: Steering, nowMs: number): unknown {
  const period = spec.rotation && Math.floor(nowMs / spec.rotation.everyMs)
  const ofOthers = [...others.values()].flatMap(({ steering }) =>
    steering ? [steeringKey(steering, nowMs)] : [],
  )
  const fades = tired && [tired.items, tired.creators].map(fadesKey)
  // The filter of a segment may change while the version stays.
  const named = rules.map(({ name, when }) => (when?.viewer ? [name, when.viewer] : name))
  return [key, number, named, period, ofOthers, fades]
}

/** In a minute, as long as a pool is cached, no fade changes by a thousandth. */
function fadesKey(fades: ReadonlyMap<string, number | null>): unknown {
  return [...fades].map(([name, fade]) => [name, fade && Math.round(fade * 1_000)])
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

function inNewList(
  { page, list: of, on }: CachedPage,
  { nowMs, startedMs, hasReachedMinWatermark }: PageContext,
): CachedPageOfList {
  const code = of.search ? codeInId(of.recommendationId) : ''
  const recommendationId = newRecommendationId(nowMs, code)
  const expiresAtMs = nowMs + of.expiresAtMs - of.servedAtMs
  const { watermark } = on.before
  const list = { ...of, recommendationId, servedAtMs: nowMs, expiresAtMs, watermark }
  const edges = page.edges.map((edge) => ({
    ...edge,
    cursor: encodeCursor({ recommendationId, position: edge.rank }),
  }))
  const tookMs = performance.now() - startedMs
  return { list, of, page: { ...page, recommendationId, edges, watermark, hasReachedMinWatermark, tookMs } }
}

/** Without the ranking, and with evidence that is computed once for each item. */
function forReuse({ proposals, ...response }: RankedResponse): RankedResponse {
  const { evidenceOf, personIds } = proposals
  const evidence = new Map<string, Evidence>()
  const remembered = (itemId: string) => {
    const found = evidence.get(itemId) ?? evidenceOf(itemId)
    evidence.set(itemId, found)
    return found
  }
  return { ...response, proposals: { evidenceOf: remembered, ...(personIds && { personIds }) } }
}

/** What caches of sources share with the pool is not counted. */
function bytesOfPool({ pool, read, responses }: ReadPool<SourceResponse>, on: Dependencies): number {
  const { seenItemIds, dismissedItemIds, hiddenPeople, engagements } = read.viewer
  const sets = [seenItemIds, dismissedItemIds, hiddenPeople, read.returningIds]
  const ids = sets.reduce((sum, { size }) => sum + size, on.personIds.length + on.itemIds.length)
  const scored = responses.reduce((sum, { proposals }) => sum + proposals.ranking.size, 0)
  const ofItems =
    (pool.items.length + 1) * ITEM_BYTES + scored * SCORED_BYTES + pool.further.length * FURTHER_BYTES
  return ofItems + ids * ID_BYTES + engagements.length * ENGAGEMENT_BYTES
}

/** A page may outlive its pool in the cache, with what both depend on. */
function bytesOfPage({ page, on }: CachedPage): number {
  const ids = on.personIds.length + on.itemIds.length
  return (page.edges.length + 1) * ITEM_BYTES + ids * ID_BYTES
}

function lifetimeOf(key: string): number {
  const share = mixed(fnv1a(key)) / 2 ** 32
  return Math.ceil(POOL_LIFETIME_MS * (LEAST_LIFETIME + (1 - LEAST_LIFETIME) * share))
}
