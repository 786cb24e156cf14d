import { undecided } from '../domain/consent.ts'
import { AttuneError } from '../domain/errors.ts'
import { crowdsOnly } from '../domain/policy.ts'
import {
  type Asker,
  excludedIds,
  type FallbackStep,
  type HeldBack,
  type Recommend,
  type RecommendationPage,
  type RecommendationRequest,
  type RequestViewer,
  userOf,
} from '../domain/recommendation.ts'
import { SOURCE_NAMES } from '../domain/source-name.ts'
import { type Deadline, startDeadline } from '../graph/deadline.ts'
import { GraphError, isOutage } from '../graph/graph-error.ts'
import { isAvailable } from '../graph/graph-store.ts'
import { traced } from '../platform/tracing.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import { comparesWith } from '../snapshot/compared-values.ts'
import type { ShownPlacements } from '../steering/shown-placements.ts'
import { itemConditions, type RuleCondition, withRules } from './allowed-items.ts'
import type { AcceptedEvents } from './begin-list.ts'
import { beginList } from './begin-list.ts'
import { catalogLists } from './catalog-lists.ts'
import type { ConcurrencyLimiter, Lane } from './concurrency-limiter.ts'
import type { CatalogMemory } from './fallback/catalog-memory.ts'
import { fallbackItems, fallbackList, hasSeen, heldBackList } from './fallback/fallback.ts'
import type { PopularMemory } from './fallback/popular-memory.ts'
import { type Attended, holdBack, shownNames } from './hold-back.ts'
import { itemLists } from './item-lists.ts'
import { placeOf } from './list-cache.ts'
import type { ListContext, ListMaker, ListParts, MadeList } from './list-maker.ts'
import { begunLists, boughtLists } from './named-lists.ts'
import { type Placed, placedRequest } from './placed-request.ts'
import { readOptions } from './read-query.ts'
import { searchLists } from './search-lists.ts'
import { type FoundList, findList, hasSameConsent } from './serving/cursor.ts'
import { graphItems, pageOf, unlistedIds } from './serving/page.ts'
import { withShownReasons } from './serving/reasons.ts'
import type { Sentences } from './serving/sentences.ts'
import type { ServedList, ServedLists } from './serving/served-lists.ts'
import { BUILT_IN_TEXTS, type Texts } from './serving/texts.ts'
import { AvailableItems } from './sources/available-items.ts'
import { withFatigue } from './viewer-fatigue.ts'
import { viewerLists } from './viewer-lists.ts'

/** A list of more items is not stored any further: what follows is found again for each page. */
const MOST_STORED = 10_000

/** Least time for a list, unless the deadline itself is shorter. */
const LEAST_LIST_MS = 250

export interface RecommenderParts extends ListParts, Placed {
  readonly catalog: CatalogMemory
  /** Stores lists for their later pages; omitted: lists have one page. */
  readonly servedLists?: ServedLists
  /** The limit of the lists in flight. */
  readonly limiter: ConcurrencyLimiter
  /** The events that lists are consistent with; omitted: `minWatermark` is ignored. */
  readonly events?: AcceptedEvents
  /** What frequency caps count. */
  readonly shown: ShownPlacements
  /** Of viewers whose own is not known, as IANA names it. */
  readonly timeZone: string
  /** Of reasons; omitted: the built-in ones. */
  readonly texts?: Texts
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
 * 1. Wait until the graph has seen the write that the request names, and find the list of its cursor. The deadline begins.
 * 2. Find out what the placement adds, and whether it may be shown now.
 * 3. Serve a cached page if there is one that is valid.
 * 4. Wait for a free slot, and look again for a cached page.
 * 5. Make a list, or continue the one of the cursor, and serve a page of it.
 * 6. Count what has a frequency cap as shown.
 * 7. If the graph fails or is late, serve a page from memory.
 */
export function recommender(all: RecommenderParts): Recommend {
  const recommend = uncounted(all)
  return async (request, context) => {
    const page = await traced('list', () => recommend(request, context))
    if (page.edges.length < (context.least ?? 0)) return page
    for (const { isNewPlace, item } of page.edges) {
      if (isNewPlace) all.newItemPlaces?.given(item.id, userOf(request.viewer), context.nowMs)
    }
    return page
  }
}

function uncounted(all: RecommenderParts): Recommend {
  const ofCrowds = { ...all, policy: crowdsOnly(all.policy) }
  return async (asked, choices) => {
    const { signal, isBatch = false, asker, least = 0 } = choices
    const parts = asked.crowdsOnly ? ofCrowds : all
    const begun = await beginList(parts, asked, choices)
    const { after } = asked
    const found = after === null ? null : await findList(parts.servedLists, asked, after, begun)
    const lane = isBatch ? 'batch' : 'single'
    const { fallback } = parts
    const deadline = fallback && startListDeadline(fallback, begun.startedMs, signal)
    // Its signal is made at its first use: a cached page without a placement needs none.
    const within = deadline ?? { signal }
    // Without an answer of the graph it stays as it is: its list is then empty.
    let request = asked
    try {
      const attended = await traced('resolve placement', () =>
        attendedRequest(parts, asked, found, begun, within),
      )
      request = attended.request
      const context = { ...begun, place: placeOf(parts.policy, request, begun) }
      if (attended.heldBack) return await emptyPage(parts, request, context, attended.heldBack)
      const cached = cachedPage(parts, request, context)
      if (cached && !isCounted(request, cached)) return cached
      if (fallback && !isAvailable(parts.graph))
        throw new GraphError('unavailable', 'the server of the graph does not answer')
      const inTime = { ...context, signal: within.signal }
      const page = cached ?? (await admit(parts, { request, found, lane, asker }, inTime))
      return page.edges.length < least ? page : await counted(parts, request, inTime, page)
    } catch (error) {
      if (!fallback || !isOutage(error) || signal?.aborted || isSearchError(error, request)) throw error
      return await fallbackPage(parts, fallback, request, begun, found)
    } finally {
      deadline?.end()
    }
  }
}

/** Waiting for a write uses up the deadline, but a list needs some time. */
function startListDeadline(
  { deadlineMs }: FallbackParts,
  startedMs: number,
  signal: AbortSignal | undefined,
): Deadline {
  const waitedMs = performance.now() - startedMs
  return startDeadline(Math.max(Math.min(LEAST_LIST_MS, deadlineMs), deadlineMs - waitedMs), signal)
}

/** The request with what its placement adds, as far as its viewer may be shown it now. @throws GraphError */
async function attendedRequest(
  parts: RecommenderParts,
  asked: RecommendationRequest,
  found: FoundList | null,
  { nowMs, denied }: Pick<ListContext, 'nowMs' | 'denied'>,
  within: { readonly signal: AbortSignal | undefined },
): Promise<Attended> {
  if (asked.placement === null) return { request: asked, heldBack: null }
  const { signal } = within
  const request = await placedRequest(parts, asked, { nowMs, signal }, found?.list.placement?.number)
  // A later page belongs to a list that was shown, and to the version that this was made for.
  if (found) return { request, heldBack: null }
  const options = { ...(signal && { signal }) }
  const attended = await holdBack(parts, request, nowMs, options)
  if (attended.heldBack || denied.includes('personalization')) return attended
  return { ...attended, request: await withFatigue(parts, attended.request, nowMs, options) }
}

/** The page of a list that the placement holds back. It is stored nowhere. */
function emptyPage(
  parts: RecommenderParts,
  request: RecommendationRequest,
  { nowMs, startedMs, hasReachedMinWatermark, denied }: ListContext,
  heldBack: HeldBack,
): Promise<RecommendationPage> {
  const list = { ...heldBackList(request, heldBack, parts.policy, nowMs), withheld: denied }
  return pageOf(list, {
    position: 0,
    first: request.first,
    startedMs,
    hasReachedMinWatermark,
    readItems: async () => [],
    unlisted: unlistedIds(request.candidateIds, list, parts.liveCatalog.latest),
    unknownSessionIds: [],
  })
}

/** The page, once what it shows of what has a frequency cap is counted. @throws GraphError */
async function counted(
  { shown }: RecommenderParts,
  request: RecommendationRequest,
  context: ListContext,
  page: RecommendationPage,
): Promise<RecommendationPage> {
  const viewerId = userOf(request.viewer)
  if (viewerId !== null && isCounted(request, page)) {
    const names = shownNames(request, page)
    await shown.add({ viewerId, nowMs: context.nowMs }, names, readOptions(context))
  }
  return page
}

function isCounted(request: RecommendationRequest, page: RecommendationPage): boolean {
  return request.steering !== null && shownNames(request, page).length > 0
}

/** A request that waits for a slot. */
interface Admitted {
  readonly request: RecommendationRequest
  /** The list that it asks a later page of; null: it asks the first page of a new one. */
  readonly found: FoundList | null
  readonly lane: Lane
  readonly asker: Asker | undefined
}

function admit(
  parts: RecommenderParts,
  { request, found, lane, asker }: Admitted,
  context: ListContext,
): Promise<RecommendationPage> {
  return parts.limiter.run(
    async () => {
      if (found) return laterPage(parts, request, context, found)
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
  const page = await traced('page', () => servePage(parts, request, context, { ...made, position: 0 }))
  const shown = withShownReasons(list, page, sentencesFor(parts, request))
  if (isAboutViewer(request)) parts.servedLists?.save(shown)
  else parts.servedLists?.saveStandIn(shown)
  return { made, page }
}

/** The sentences in the language of a request. */
function sentencesFor(
  { texts = BUILT_IN_TEXTS }: Pick<RecommenderParts, 'texts'>,
  { language, subject, trendingIn }: RecommendationRequest,
): Sentences {
  const sentences = texts.in(language)
  const group = trendingIn?.group
  if (group) return { ...sentences, trending: sentences.trendingIn(group.value) }
  return subject.kind === 'begun' ? { ...sentences, filler: sentences.begun } : sentences
}

function makerOf({ subject }: RecommendationRequest): ListMaker {
  switch (subject.kind) {
    case 'viewer':
      return viewerLists
    case 'catalog':
      return catalogLists
    case 'begun':
      return begunLists
    case 'bought':
      return boughtLists
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
  { list: found, position }: FoundList,
): Promise<RecommendationPage> {
  let list = found
  const maker = makerOf(request)
  const explained = await maker.explain(parts, request, context, list)
  for (let end = position + request.first; ; end = list.items.length + 1) {
    const { length } = list.items
    if (end > length && list.more) {
      const count = Math.max(parts.policy.listLimit, end - length)
      const longer = await maker.extend(parts, request, context, list, count)
      list = (length < MOST_STORED && (await parts.servedLists?.append(longer, length))) || longer
    }
    const page = await traced('page', () =>
      servePage(parts, request, context, { list, position, ...explained }),
    )
    // Items that may no longer be shown leave places to those that follow.
    if (page.edges.length < request.first && list.more) continue
    // To store a list costs as much as it is long.
    if (position < parts.policy.listLimit)
      parts.servedLists?.amend(withShownReasons(list, page, sentencesFor(parts, request)))
    return page
  }
}

function servePage(
  parts: RecommenderParts,
  request: RecommendationRequest,
  context: ListContext,
  served: MadeList & { readonly position: number },
): Promise<RecommendationPage> {
  const { list, viewer, position, responses, conditions, catalogRevision } = served
  const { nowMs, startedMs, hasReachedMinWatermark } = context
  const { first, candidateIds } = request
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
      sentences: sentencesFor(parts, request),
      ...(request.subject.kind === 'bought' && { boughtWith: request.subject.items }),
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
 * A page without the graph: of the list that was found, or of a list from memory. It names all sources in `degradedSources`.
 *
 * @throws AttuneError `UNAVAILABLE` for a list that is not about the viewer
 */
async function fallbackPage(
  parts: RecommenderParts,
  { popular, onFallback, ...fallback }: FallbackParts,
  request: RecommendationRequest,
  { nowMs, startedMs, hasReachedMinWatermark, denied }: Omit<ListContext, 'place'>,
  found: FoundList | null,
): Promise<RecommendationPage> {
  if (!isAboutViewer(request)) {
    throw new AttuneError('UNAVAILABLE', 'the graph did not answer in time', {
      hint: 'Retry after a moment.',
    })
  }
  const { catalog, liveCatalog, servedLists, policy } = parts
  const sentences = sentencesFor(parts, request)
  const isAllowed = await allowedWithoutGraph(liveCatalog.latest, request, nowMs)
  const memory = { catalog, popular: popular.items, touched: touchedBy(request.viewer, fallback), isAllowed }
  let list: ServedList
  if (found) ({ list } = found)
  else {
    const userId = userOf(request.viewer)
    const last = (userId !== null && (await servedLists?.newestOf(userId))) || null
    const newest = last && hasSameConsent(last, denied) && isOfPlacement(last, request) ? last : null
    const heldBack = hasRequirement(request) ? { heldBack: ['REQUIREMENT'] as const } : {}
    list = { ...fallbackList(request, { ...memory, newest }, policy, nowMs), ...heldBack, withheld: denied }
    for (const step of list.fallbackSteps) onFallback(step)
  }
  const page = await pageOf(
    { ...list, degradedSources: SOURCE_NAMES },
    {
      position: found?.position ?? 0,
      first: request.first,
      startedMs,
      hasReachedMinWatermark: hasReachedMinWatermark && hasSeen(list, request.minWatermark),
      readItems: fallbackItems(memory, list, { nowMs, sentences }),
      unlisted: unlistedIds(request.candidateIds, list, liveCatalog.latest),
      // The graph cannot say which of them exist.
      unknownSessionIds: [],
    },
  )
  const shown = withShownReasons(list, page, sentences)
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
  if (!isTestable(request)) return () => false
  const { candidateIds } = request
  const filter = withRules(request.filter, keepsOf(request))
  const excluded = excludedIds(request)
  const candidates = candidateIds && new Set(candidateIds)
  const isNamed = (itemId: string) => !excluded.has(itemId) && (candidates?.has(itemId) ?? true)
  if (filter === null) return isNamed
  if (comparesWith(filter, 'ofViewer'))
    throw new AttuneError('UNAVAILABLE', 'the viewer could not be read in time')
  const allowed = await (snapshot && itemConditions(snapshot, { filter, candidateIds }, null).select(nowMs))
  return (itemId) => isNamed(itemId) && (allowed?.has(itemId) ?? false)
}

/** Whether a list was made for the version of the request's placement, and memory can tell that its promotions may be shown. */
function isOfPlacement(list: ServedList, { placement, steering }: RecommendationRequest): boolean {
  const isCapped = steering?.rules.some(
    ({ effect }) => effect.kind === 'promote' && effect.frequency.length > 0,
  )
  const { key = null, number } = list.placement ?? {}
  return key === placement && number === steering?.number && !isCapped
}

/**
 * Whether memory can tell what a list may have: not with requirements, with a frequency cap or with what is kept for this viewer, which
 * need the graph, and not before its placement is known.
 */
function isTestable(request: RecommendationRequest): boolean {
  const { placement, steering, after } = request
  if (placement !== null && steering === null) return false
  const isCapped = after === null && steering?.spec.attention?.frequency.length
  const isOfViewer = keepsOf(request).some(({ where }) => comparesWith(where, 'ofViewer'))
  return !isCapped && !isOfViewer && !hasRequirement(request)
}

function hasRequirement({ steering }: RecommendationRequest): boolean {
  return steering?.rules.some(({ effect }) => effect.kind === 'require') ?? false
}

/** What the placement keeps, as if all of its rules held. */
function keepsOf({ steering }: RecommendationRequest): readonly RuleCondition[] {
  return (steering?.rules ?? []).flatMap(({ name: rule, effect }) =>
    effect.kind === 'keep' ? [{ rule, where: effect.where }] : [],
  )
}
