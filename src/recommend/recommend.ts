import { createHash } from 'node:crypto'
import { AttuneError } from '../domain/errors.ts'
import type { Policy } from '../domain/policy.ts'
import type {
  FallbackStep,
  Personalization,
  Recommend,
  RecommendationPage,
  RecommendationRequest,
} from '../domain/recommendation.ts'
import { SOURCE_NAMES } from '../domain/source-name.ts'
import type { Viewer } from '../domain/viewer.ts'
import { startDeadline } from '../graph/deadline.ts'
import { isOutage } from '../graph/graph-error.ts'
import { type GraphStore, isAvailable, type RunOptions } from '../graph/graph-store.ts'
import type { Semaphore } from '../graph/semaphore.ts'
import type { ServedModels } from '../model/served-models.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import {
  type AllowedItems,
  type ItemConditions,
  isConditional,
  itemConditions,
  type LiveCatalog,
  rejectedBy,
} from './allowed-items.ts'
import type { ScoredItem, ServedItem, SourceCandidates } from './candidate.ts'
import { chooseItems } from './choose-items.ts'
import type { CatalogMemory } from './fallback/catalog-memory.ts'
import { fallbackItems, fallbackList, hasSeen } from './fallback/fallback.ts'
import type { PopularMemory } from './fallback/popular-memory.ts'
import { arrangePool } from './pool.ts'
import { byLogit, rank } from './ranking/arrange.ts'
import { explore } from './ranking/explore.ts'
import { readViewer, servingState } from './read-viewer.ts'
import { type AcceptedEvents, type Freshness, readYourWrites } from './read-your-writes.ts'
import { type Recipe, recipeOf, scorerOf } from './recipe.ts'
import { poolProbabilities, softmax } from './scoring/probabilities.ts'
import { scoreItems } from './scoring/score-items.ts'
import { knownShare, withStaleness } from './scoring/viewer-weights.ts'
import { findList, requestHash } from './serving/cursor.ts'
import { graphItems, pageOf, unlistedIds } from './serving/page.ts'
import { newRecommendationId, type ServedList, type ServedLists } from './serving/served-lists.ts'
import type { AvailableItems } from './sources/available-items.ts'
import type { CandidateSource } from './sources/candidate-source.ts'
import { gather, type OnSource, pickCandidates, type SourceResponse } from './sources/gather.ts'
import { type SourceQuery, sourceQuery } from './sources/source-query.ts'

/** Least time for a list, unless the deadline itself is shorter. */
const LEAST_LIST_MS = 250

export interface RecommenderParts {
  readonly graph: GraphStore
  readonly models: ServedModels
  readonly policy: Policy
  readonly sources: readonly CandidateSource[]
  readonly available: AvailableItems
  readonly catalog: CatalogMemory
  /** The catalog that filters are tested on. */
  readonly liveCatalog: LiveCatalog
  /** Stores lists for their later pages; omitted: lists have one page. */
  readonly servedLists?: ServedLists
  /** Requests processed at a time, and how many may wait before more are refused as `BUSY`. */
  readonly admission: { readonly slots: Semaphore; readonly maxWaiting: number }
  readonly onSource?: OnSource
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

/** What belongs to one request while it is processed. */
interface Context extends Freshness {
  readonly nowMs: number
  readonly startedMs: number
  readonly signal: AbortSignal | undefined
}

/**
 * The recommendation use case over its parts.
 *
 * 1. Wait until the graph has seen the write that the request names.
 * 2. Within the deadline, wait for a free slot.
 * 3. Make a list, or find the list of the cursor, and serve a page of it.
 * 4. If the graph fails or is late, serve a page from memory.
 */
export function recommender(parts: RecommenderParts): Recommend {
  return async (request, { nowMs, signal }) => {
    const startedMs = performance.now()
    const freshness = parts.events
      ? await readYourWrites(parts.graph, parts.events, request, signal)
      : { hasReachedMinWatermark: true, watermark: null, mayLag: false }
    const context = { ...freshness, nowMs, startedMs, signal }
    const { fallback } = parts
    if (!fallback) return admit(parts, request, context)
    if (!isAvailable(parts.graph)) return fallbackPage(parts, fallback, request, context)
    // Waiting for a write uses up the deadline, but a list needs some time.
    const waitedMs = performance.now() - startedMs
    const { deadlineMs } = fallback
    const deadline = startDeadline(
      Math.max(Math.min(LEAST_LIST_MS, deadlineMs), deadlineMs - waitedMs),
      signal,
    )
    try {
      return await admit(parts, request, { ...context, signal: deadline.signal })
    } catch (error) {
      if (!isOutage(error) || signal?.aborted) throw error
      return await fallbackPage(parts, fallback, request, context)
    } finally {
      deadline.end()
    }
  }
}

async function admit(
  parts: RecommenderParts,
  request: RecommendationRequest,
  context: Context,
): Promise<RecommendationPage> {
  const { slots, maxWaiting } = parts.admission
  if (slots.waiting >= maxWaiting) {
    throw new AttuneError('BUSY', 'too many recommendation requests wait', { hint: 'Retry after a moment.' })
  }
  const { after } = request
  return slots.run(
    () => (after === null ? firstPage(parts, request, context) : laterPage(parts, request, context, after)),
    context.signal,
  )
}

/** Makes the list a second time if too many of its items vanished a moment ago. */
async function firstPage(
  parts: RecommenderParts,
  request: RecommendationRequest,
  context: Context,
): Promise<RecommendationPage> {
  const { list, page } = await newList(parts, request, context)
  const shown = page.edges.length
  if (shown >= request.first || shown === list.items.length) return page
  parts.available.forget()
  return (await newList(parts, request, context)).page
}

async function newList(
  parts: RecommenderParts,
  request: RecommendationRequest,
  context: Context,
): Promise<{ readonly list: ServedList; readonly page: RecommendationPage }> {
  const { list, ...made } = await makeList(parts, request, context)
  parts.servedLists?.save(list)
  return { list, page: await servePage(parts, request, context, { list, position: 0, ...made }) }
}

/** Asks the sources again for reasons: a list does not store evidence, which names people. */
async function laterPage(
  parts: RecommenderParts,
  request: RecommendationRequest,
  context: Context,
  after: string,
): Promise<RecommendationPage> {
  const { list, position } = await findList(parts.servedLists, request, after, context.nowMs)
  const { query, viewer } = await readQuery(parts, request, context, list.servedAtMs)
  const supporting = new Set(list.items.flatMap((item) => item.supportingSources))
  const sources = parts.sources.filter(({ name }) => supporting.has(name))
  const [{ responses }, conditions] = await Promise.all([
    gather({ ...parts, ...readOptions(context), sources }, query),
    readConditions(parts, request, viewer, readOptions(context)),
  ])
  return servePage(parts, request, context, { list, position, responses, conditions })
}

/** The conditions that only the snapshot of the catalog can test; null if there are none. */
async function readConditions(
  { liveCatalog }: RecommenderParts,
  request: RecommendationRequest,
  viewer: Viewer,
  options: RunOptions,
): Promise<ItemConditions | null> {
  if (!isConditional(request, viewer)) return null
  return itemConditions(await liveCatalog.current(options), request, viewer)
}

function servePage(
  parts: RecommenderParts,
  { first, candidateIds }: RecommendationRequest,
  context: Context,
  served: MadeList & { readonly position: number },
): Promise<RecommendationPage> {
  const { list, position, responses, conditions } = served
  const { nowMs, startedMs, hasReachedMinWatermark } = context
  const readItems = graphItems(
    parts,
    { list, isNew: position === 0, responses, nowMs, ...(conditions && { passes: conditions.passes }) },
    readOptions(context),
  )
  const unlisted = unlistedIds(candidateIds, list, conditions?.snapshot ?? null)
  return pageOf(list, { position, first, startedMs, hasReachedMinWatermark, readItems, unlisted })
}

interface MadeList {
  readonly list: ServedList
  /** Of the sources: reasons are worked out from them. */
  readonly responses: readonly SourceResponse[]
  /** Tested again on the items of each page; null for none. */
  readonly conditions: ItemConditions | null
}

async function makeList(
  parts: RecommenderParts,
  request: RecommendationRequest,
  context: Context,
): Promise<MadeList> {
  const { graph, available } = parts
  const { nowMs } = context
  const options = readOptions(context)
  // Read the viewer.
  const { query, viewer, recipe, asOfMs } = await readQuery(parts, request, context)
  const { policy } = recipe
  // Gather.
  const sources = parts.sources.filter(({ name }) => request.sourceWeights[name] !== 0)
  const [{ responses, degraded }, conditions] = await Promise.all([
    gather({ ...parts, ...options, sources }, query),
    readConditions(parts, request, viewer, options),
  ])
  // Pick.
  const allowed = (await conditions?.select(nowMs)) ?? null
  const picked = await pickCandidates(available, query, responses, options)
  const chosen = await chooseItems(parts, { request, query, responses, picked, allowed }, options)
  // Score.
  const sourceWeights = withStaleness(request.sourceWeights, neighborsKnow(query, recipe))
  const scored = scoreItems(picked.candidates, chosen.itemIds, scorerOf(recipe, query, sourceWeights))
  // Rank.
  const isRerank = request.candidateIds !== null
  const ranked = isRerank ? byLogit(scored) : rank(scored)
  // Fill.
  const least = Math.max(request.first, policy.poolLeast)
  const { items: filled, fallback } = await chosen.fill(ranked, least)
  // Arrange.
  const pool = isRerank ? await rejectedLast(filled, conditions, viewer) : filled.slice(0, policy.poolLimit)
  const maxPerTag = isRerank ? Number.POSITIVE_INFINITY : (request.maxPerTag ?? policy.maxPerTag)
  const arrangement = { maxPerTag, diversity: request.diversity }
  const known = allowed ? strongestTagsOf(allowed, pool) : picked.strongestTags
  const arranged = await arrangePool(graph, known, pool, arrangement, options)
  // Probabilities.
  const temperature = request.temperature ?? policy.temperature
  const items = withProbabilities(
    arranged,
    isRerank
      ? softmax(
          arranged.map(({ logit }) => logit),
          temperature,
        )
      : poolProbabilities(arranged, temperature),
  )
  // Serve.
  const recommendationId = newRecommendationId(nowMs)
  const list: ServedList = {
    recommendationId,
    viewerId: request.viewerId,
    requestHash: requestHash(request),
    servedAtMs: nowMs,
    expiresAtMs: nowMs + policy.servedListTtlMs,
    policy: policy.name,
    modelVersion: query.modelVersion,
    asOfMs,
    watermark: context.watermark,
    personalization: personalizationOf(viewer),
    followingCount: viewer.followingCount,
    degraded,
    fallback,
    counts: countsOf(picked.candidates, items),
    ...explored(items, policy, recommendationId),
  }
  return { list, responses, conditions }
}

/** The items without a tag that the viewer rejected, then those with one. */
async function rejectedLast(
  items: readonly ScoredItem[],
  conditions: ItemConditions | null,
  viewer: Viewer,
): Promise<readonly ScoredItem[]> {
  const rejected = await (conditions && rejectedBy(conditions.snapshot, viewer)?.select(null))
  if (!rejected) return items
  const isRejected = ({ itemId }: ScoredItem) => rejected.hasId(itemId)
  return [...items.filter((item) => !isRejected(item)), ...items.filter(isRejected)]
}

function strongestTagsOf(
  { snapshot }: AllowedItems,
  items: readonly ScoredItem[],
): ReadonlyMap<string, string | null> {
  return new Map(
    items.map(({ itemId }) => {
      const row = snapshot.numberOf(itemId)
      return [itemId, row === undefined ? null : (snapshot.tagIdsAt(row)[0] ?? null)]
    }),
  )
}

interface ReadQuery {
  readonly query: SourceQuery
  readonly viewer: Viewer
  readonly recipe: Recipe
  /** Newest event in the graph, epoch milliseconds; null if there is none. */
  readonly asOfMs: number | null
}

/**
 * Reads the viewer and the recipe, and builds the query for the sources.
 *
 * @param untilMs leaves out later engagements
 */
async function readQuery(
  { graph, models, policy }: RecommenderParts,
  request: RecommendationRequest,
  context: Context,
  untilMs = Number.POSITIVE_INFINITY,
): Promise<ReadQuery> {
  const options = readOptions(context)
  const [state, read] = await Promise.all([
    servingState(graph, options),
    readViewer(graph, request.viewerId, options),
  ])
  const viewer = { ...read, engagements: read.engagements.filter(({ lastAtMs }) => lastAtMs <= untilMs) }
  const recipe = await recipeOf(policy, models, state.modelVersion, viewer)
  const query = sourceQuery(viewer, { state, policy: recipe.policy, nowMs: context.nowMs })
  return { query, viewer, recipe, asOfMs: state.newestEventAtMs }
}

/** The part of the viewer's history that the viewer's neighbors were found from, 0-1. */
function neighborsKnow(
  { viewer, modelVersion, clockMs }: SourceQuery,
  { policy, trainedAtMs }: Recipe,
): number {
  if (trainedAtMs === null) return 1
  const { neighborsFound } = viewer
  const isOfVersion = neighborsFound !== undefined && neighborsFound.version === modelVersion
  const foundAtMs = isOfVersion ? Math.max(trainedAtMs, neighborsFound.atMs) : trainedAtMs
  return knownShare(viewer, foundAtMs, clockMs, policy)
}

function countsOf(picked: readonly SourceCandidates[], items: readonly ServedItem[]): ServedList['counts'] {
  const ids = new Set(items.map(({ itemId }) => itemId))
  return picked.map(({ source, candidates }) => ({
    source,
    generated: candidates.length,
    afterFilter: candidates.filter(({ itemId }) => ids.has(itemId)).length,
  }))
}

function withProbabilities(
  items: readonly ScoredItem[],
  probabilities: readonly number[],
): readonly ServedItem[] {
  return items.map(({ itemId, logit, contributions, supportingSources }, index) => {
    return { itemId, logit, contributions, supportingSources, probability: probabilities[index] ?? 0 }
  })
}

/** In the order of ranks, unless the policy draws some places at random. */
function explored(
  items: readonly ServedItem[],
  { exploration: share }: Policy,
  recommendationId: string,
): Pick<ServedList, 'items' | 'exploration'> {
  if (share <= 0) return { items }
  const seed = createHash('sha256').update(recommendationId).digest().readUInt32BE()
  const exploration = { share, seed }
  return { items: explore(items, exploration), exploration }
}

function personalizationOf(viewer: Viewer): Personalization {
  if (!viewer.isKnown) return 'UNKNOWN_USER'
  return viewer.engagements.length === 0 ? 'COLD_START' : 'FULL'
}

/**
 * A page without the graph: of the cursor's list, or of a list from memory. It names all sources in `degraded`. A cursor
 * that belongs to no list still fails.
 */
async function fallbackPage(
  { catalog, liveCatalog, servedLists, policy }: RecommenderParts,
  { popular, touchedBy, onFallback }: FallbackParts,
  request: RecommendationRequest,
  { nowMs, startedMs, hasReachedMinWatermark }: Context,
): Promise<RecommendationPage> {
  const isAllowed = await allowedWithoutGraph(liveCatalog.latest, request, nowMs)
  const memory = { catalog, popular: popular.items, touched: touchedBy(request.viewerId), isAllowed }
  let position = 0
  let list: ServedList
  if (request.after === null) {
    const newest = (await servedLists?.newestOf(request.viewerId)) ?? null
    list = fallbackList(request, { ...memory, newest }, policy, nowMs)
    servedLists?.saveStandIn(list)
    for (const step of list.fallback) onFallback(step)
  } else {
    ;({ list, position } = await findList(servedLists, request, request.after, nowMs))
  }
  return pageOf(
    { ...list, degraded: SOURCE_NAMES },
    {
      position,
      first: request.first,
      startedMs,
      hasReachedMinWatermark: hasReachedMinWatermark && hasSeen(list, request.minWatermark),
      readItems: fallbackItems(memory, list, nowMs),
      unlisted: unlistedIds(request.candidateIds, list, liveCatalog.latest),
    },
  )
}

/** The test of the filter and the candidates of a request, on the catalog as it was last read. */
async function allowedWithoutGraph(
  snapshot: CatalogSnapshot | null,
  request: RecommendationRequest,
  nowMs: number,
): Promise<(itemId: string) => boolean> {
  const { filter, candidateIds, excludedItemIds } = request
  const excluded = new Set(excludedItemIds)
  const candidates = candidateIds && new Set(candidateIds)
  const isNamed = (itemId: string) => !excluded.has(itemId) && (candidates?.has(itemId) ?? true)
  if (filter === null) return isNamed
  const allowed = await (snapshot && itemConditions(snapshot, request, null).select(nowMs))
  return (itemId) => isNamed(itemId) && (allowed?.has(itemId) ?? false)
}

function readOptions({ signal, mayLag }: Context): RunOptions {
  return { mayLag, ...(signal && { signal }) }
}
