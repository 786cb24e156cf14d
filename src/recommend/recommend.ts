import { undecided } from '../domain/consent.ts'
import { AttuneError } from '../domain/errors.ts'
import { crowdsOnly } from '../domain/policy.ts'
import {
  type Asker,
  excludedIds,
  type FallbackStep,
  type Recommend,
  type RecommendationPage,
  type RecommendationRequest,
  type RequestViewer,
  userOf,
} from '../domain/recommendation.ts'
import { SOURCE_NAMES } from '../domain/source-name.ts'
import { startDeadline } from '../graph/deadline.ts'
import { isOutage } from '../graph/graph-error.ts'
import { isAvailable } from '../graph/graph-store.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import { itemConditions } from './allowed-items.ts'
import type { ConcurrencyLimiter, Lane } from './concurrency-limiter.ts'
import type { CatalogMemory } from './fallback/catalog-memory.ts'
import { fallbackItems, fallbackList, hasSeen } from './fallback/fallback.ts'
import type { PopularMemory } from './fallback/popular-memory.ts'
import { itemLists } from './item-lists.ts'
import { placeOf } from './list-cache.ts'
import type { ListContext, ListMaker, ListParts, MadeList } from './list-maker.ts'
import { readOptions } from './read-query.ts'
import { type AcceptedEvents, readYourWrites } from './read-your-writes.ts'
import { searchLists } from './search-lists.ts'
import { findList, hasSameConsent } from './serving/cursor.ts'
import { graphItems, pageOf, unlistedIds } from './serving/page.ts'
import { withShownReasons } from './serving/reasons.ts'
import type { ServedList, ServedLists } from './serving/served-lists.ts'
import { AvailableItems } from './sources/available-items.ts'
import { deniedPurposes } from './viewer-consent.ts'
import { viewerLists } from './viewer-lists.ts'

/** Least time for a list, unless the deadline itself is shorter. */
const LEAST_LIST_MS = 250

export interface RecommenderParts extends ListParts {
  readonly catalog: CatalogMemory
  /** Stores lists for their later pages; omitted: lists have one page. */
  readonly servedLists?: ServedLists
  /** The limit of the lists in flight. */
  readonly limiter: ConcurrencyLimiter
  /** The events that lists are consistent with; omitted: `minWatermark` is ignored. */
  readonly events?: AcceptedEvents
  /** Omitted: a list fails if the graph fails. */
  readonly fallback?: FallbackParts
}

export interface FallbackParts {
  readonly popular: PopularMemory
  /** The graph has this long to make a list, in milliseconds. */
  readonly deadlineMs: number
  /** Items that a viewer acted on lately; the graph may not have seen these events. */
  readonly touchedBy: (viewerId: string) => ReadonlySet<string>
  /** Called with the step that made a list without the graph. */
  readonly onFallback: (step: FallbackStep) => void
}

/**
 * The recommendation use case over its parts.
 *
 * 1. Wait until the graph has seen the write that the request names.
 * 2. Serve a cached page if there is one that is valid.
 * 3. Within the deadline, wait for a free slot, and look again for a cached page.
 * 4. Make a list, or find the list of the cursor, and serve a page of it.
 * 5. If the graph fails or is late, serve a page from memory.
 */
export function recommender(all: RecommenderParts): Recommend {
  const { consents = undecided('standard') } = all
  const ofCrowds = { ...all, policy: crowdsOnly(all.policy) }
  return async (request, { nowMs, signal, isBatch = false, asker, ...choices }) => {
    const startedMs = performance.now()
    const parts = request.crowdsOnly ? ofCrowds : all
    const freshness = parts.events
      ? await readYourWrites(parts.graph, parts.events, request, signal)
      : { hasReachedMinWatermark: true, watermark: null, mayLag: false }
    // After the wait, in which the decision that the request names may have arrived.
    const denied = deniedPurposes(consents, request.viewer, choices)
    const { sensitiveTags } = consents
    const lane = isBatch ? 'batch' : 'single'
    const unplaced = { ...freshness, nowMs, startedMs, signal, denied, sensitiveTags }
    const place = parts.cache ? await placeOf(parts, request, unplaced) : null
    const context = { ...unplaced, place }
    const cached = cachedPage(parts, request, context)
    if (cached) return cached
    const admitted = { request, lane, asker } as const
    const { fallback } = parts
    if (!fallback) return admit(parts, admitted, context)
    if (!isAvailable(parts.graph)) return fallbackPage(parts, fallback, request, context)
    // Waiting for a write uses up the deadline, but a list needs some time.
    const waitedMs = performance.now() - startedMs
    const { deadlineMs } = fallback
    const deadline = startDeadline(
      Math.max(Math.min(LEAST_LIST_MS, deadlineMs), deadlineMs - waitedMs),
      signal,
    )
    try {
      return await admit(parts, admitted, { ...context, signal: deadline.signal })
    } catch (error) {
      if (!isOutage(error) || signal?.aborted || isSearchError(error, request)) throw error
      return await fallbackPage(parts, fallback, request, context)
    } finally {
      deadline.end()
    }
  }
}

/** A request that waits for a slot. */
interface Admitted {
  readonly request: RecommendationRequest
  readonly lane: Lane
  readonly asker: Asker | undefined
}

function admit(
  parts: RecommenderParts,
  { request, lane, asker }: Admitted,
  context: ListContext,
): Promise<RecommendationPage> {
  const { after } = request
  return parts.limiter.run(
    async () => {
      if (after !== null) return laterPage(parts, request, context, after)
      // While this request waited, another one may have made its page.
      return cachedPage(parts, request, context) ?? firstPage(parts, request, context)
    },
    lane,
    context.signal,
    asker,
  )
}

/** A cached first page in a list of its own; null if there is none that is valid. */
function cachedPage(
  { cache, servedLists }: RecommenderParts,
  request: RecommendationRequest,
  context: ListContext,
): RecommendationPage | null {
  const cached = request.after === null ? cache?.page(request, context) : null
  if (!cached) return null
  const { list, of, page } = cached
  // Without the stored list, the page would have no next one.
  const isStored = servedLists?.saveAgain(list, of, page.edges.at(-1)?.rank ?? 0) ?? true
  return isStored ? page : null
}

/** The first page of a new list. Makes the list a second time if too many of its items vanished a moment ago. */
async function firstPage(
  parts: RecommenderParts,
  request: RecommendationRequest,
  context: ListContext,
): Promise<RecommendationPage> {
  const { page, made } = await newList(parts, request, context)
  const shown = page.edges.length
  if (shown >= request.first || shown === made.list.items.length) {
    parts.cache?.putPage(context, page, made)
    return page
  }
  parts.available.forget()
  const { cache: _, ...others } = parts
  return (await newList({ ...others, available: new AvailableItems(parts.graph) }, request, context)).page
}

async function newList(
  parts: RecommenderParts,
  request: RecommendationRequest,
  context: ListContext,
): Promise<{ readonly made: MadeList; readonly page: RecommendationPage }> {
  const made = await makerOf(request).make(parts, request, context)
  const { list } = made
  const page = await servePage(parts, request, context, { ...made, position: 0 })
  const shown = withShownReasons(list, page, request.language)
  if (isAboutViewer(request)) parts.servedLists?.save(shown)
  else parts.servedLists?.saveStandIn(shown)
  return { made, page }
}

function makerOf({ subject }: RecommendationRequest): ListMaker {
  switch (subject.kind) {
    case 'viewer':
      return viewerLists
    case 'items':
      return itemLists(subject)
    case 'search':
      return searchLists(subject)
  }
}

/** The search itself says why it is not available. */
function isSearchError(error: unknown, { subject }: RecommendationRequest): boolean {
  return subject.kind === 'search' && error instanceof AttuneError
}

/** Only these lists have a fallback, and only they serve as fallback. */
function isAboutViewer({ subject }: RecommendationRequest): boolean {
  return subject.kind === 'viewer'
}

async function laterPage(
  parts: RecommenderParts,
  request: RecommendationRequest,
  context: ListContext,
  after: string,
): Promise<RecommendationPage> {
  const { list, position } = await findList(parts.servedLists, request, after, context)
  const explained = await makerOf(request).explain(parts, request, context, list)
  const page = await servePage(parts, request, context, { list, position, ...explained })
  parts.servedLists?.amend(withShownReasons(list, page, request.language))
  return page
}

function servePage(
  parts: RecommenderParts,
  request: RecommendationRequest,
  context: ListContext,
  served: MadeList & { readonly position: number },
): Promise<RecommendationPage> {
  const { list, viewer, position, responses, conditions, catalogRevision } = served
  const { nowMs, startedMs, hasReachedMinWatermark } = context
  const { first, candidateIds, language } = request
  const { consents = undecided('standard') } = parts
  const readItems = graphItems(
    { ...parts, consents },
    {
      list,
      viewer,
      isNew: position === 0,
      catalogRevision,
      responses,
      nowMs,
      language,
      excluded: excludedIds(request),
      ...(conditions && { passes: conditions.passes }),
    },
    readOptions(context),
  )
  const unlisted = unlistedIds(candidateIds, list, conditions?.snapshot ?? null)
  const { unknownSessionIds } = viewer
  return pageOf(list, {
    position,
    first,
    startedMs,
    hasReachedMinWatermark,
    readItems,
    unlisted,
    unknownSessionIds,
  })
}

/**
 * A page without the graph: of the cursor's list, or of a list from memory. It names all sources in `degradedSources`. A cursor
 * that belongs to no list still fails.
 *
 * @throws AttuneError `UNAVAILABLE` for a list that is not about the viewer
 */
async function fallbackPage(
  { catalog, liveCatalog, servedLists, policy }: RecommenderParts,
  { popular, onFallback, ...fallback }: FallbackParts,
  request: RecommendationRequest,
  { nowMs, startedMs, hasReachedMinWatermark, denied }: ListContext,
): Promise<RecommendationPage> {
  if (!isAboutViewer(request)) {
    throw new AttuneError('UNAVAILABLE', 'the graph did not answer in time', {
      hint: 'Retry after a moment.',
    })
  }
  const isAllowed = await allowedWithoutGraph(liveCatalog.latest, request, nowMs)
  const memory = { catalog, popular: popular.items, touched: touchedBy(request.viewer, fallback), isAllowed }
  let position = 0
  let list: ServedList
  if (request.after === null) {
    const userId = userOf(request.viewer)
    const last = (userId !== null && (await servedLists?.newestOf(userId))) || null
    const newest = last && hasSameConsent(last, denied) ? last : null
    list = { ...fallbackList(request, { ...memory, newest }, policy, nowMs), withheld: denied }
    for (const step of list.fallbackSteps) onFallback(step)
  } else {
    ;({ list, position } = await findList(servedLists, request, request.after, { nowMs, denied }))
  }
  const page = await pageOf(
    { ...list, degradedSources: SOURCE_NAMES },
    {
      position,
      first: request.first,
      startedMs,
      hasReachedMinWatermark: hasReachedMinWatermark && hasSeen(list, request.minWatermark),
      readItems: fallbackItems(memory, list, { nowMs, language: request.language }),
      unlisted: unlistedIds(request.candidateIds, list, liveCatalog.latest),
      // The graph cannot say which of them exist.
      unknownSessionIds: [],
    },
  )
  const shown = withShownReasons(list, page, request.language)
  if (request.after === null) servedLists?.saveStandIn(shown)
  else servedLists?.amend(shown)
  return page
}

/** The items that the viewer acted on lately. */
function touchedBy(viewer: RequestViewer, fallback: Pick<FallbackParts, 'touchedBy'>): ReadonlySet<string> {
  if (viewer.kind === 'user') return fallback.touchedBy(viewer.id)
  return new Set(viewer.session.items.map(({ itemId }) => itemId))
}

/** The test of the filter and the candidates of a request, on the catalog as it was last read. */
async function allowedWithoutGraph(
  snapshot: CatalogSnapshot | null,
  request: RecommendationRequest,
  nowMs: number,
): Promise<(itemId: string) => boolean> {
  const { filter, candidateIds } = request
  const excluded = excludedIds(request)
  const candidates = candidateIds && new Set(candidateIds)
  const isNamed = (itemId: string) => !excluded.has(itemId) && (candidates?.has(itemId) ?? true)
  if (filter === null) return isNamed
  const allowed = await (snapshot && itemConditions(snapshot, request, null).select(nowMs))
  return (itemId) => isNamed(itemId) && (allowed?.has(itemId) ?? false)
}
