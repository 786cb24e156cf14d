import { createHash } from 'node:crypto'
import type { Policy } from '../domain/policy.ts'
import { type Personalization, type RecommendationRequest, userOf } from '../domain/recommendation.ts'
import { isNeverAgain, withOverride } from '../domain/seen-policy.ts'
import { SOURCE_NAMES } from '../domain/source-name.ts'
import { type GraphState, hasTaste, KEPT_RECENT, type ReadViewer, type Viewer } from '../domain/viewer.ts'
import { itemsByIds } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { ServedModels } from '../model/served-models.ts'
import type { TextSearch } from '../search/text-search.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import type { LiveCatalog } from '../snapshot/live-catalog.ts'
import { readsItem, withItemValues } from '../snapshot/of-item.ts'
import { type ItemConditions, isConditional, itemConditions } from './allowed-items.ts'
import type { ScoredItem, ServedItem, SourceCandidates } from './candidate.ts'
import { aside, inContext, readContext } from './in-context.ts'
import { explore } from './ranking/explore.ts'
import { readViewer, servingState } from './read-viewer.ts'
import type { Freshness } from './read-your-writes.ts'
import { type Recipe, recipeOf, scorerOf } from './recipe.ts'
import { itemKinds, splitSeen } from './returning-items.ts'
import type { ItemScorer } from './scoring/scorers.ts'
import { knownShare, withStaleness } from './scoring/viewer-weights.ts'
import { requestHash } from './serving/cursor.ts'
import { newRecommendationId, type ServedList } from './serving/served-lists.ts'
import type { AvailableItems } from './sources/available-items.ts'
import type { CandidateSource } from './sources/candidate-source.ts'
import { type Gathered, gather, type OnSource, type SourceResponse } from './sources/gather.ts'
import { type SourceQuery, sourceQuery } from './sources/source-query.ts'
import { isWithheld, type ListPurpose } from './viewer-consent.ts'

/** What lists are made with. */
export interface ListParts {
  readonly graph: GraphStore
  readonly models: ServedModels
  readonly policy: Policy
  readonly sources: readonly CandidateSource[]
  readonly available: AvailableItems
  /** The catalog that filters are tested on. */
  readonly liveCatalog: LiveCatalog
  /** Finds items by text; omitted: a search is unavailable. */
  readonly textSearch?: TextSearch
  readonly onSource?: OnSource
}

/** How the lists about a subject are made. */
export interface ListMaker {
  /** Makes the list of a request. @throws GraphError, or AttuneError `BAD_USER_INPUT` for a filter that does not fit */
  make(parts: ListParts, request: RecommendationRequest, context: ListContext): Promise<MadeList>
  /** What a later page of a list is read with: a list does not store evidence, which names people. */
  explain(
    parts: ListParts,
    request: RecommendationRequest,
    context: ListContext,
    list: ServedList,
  ): Promise<Omit<MadeList, 'list'>>
}

/** What belongs to one request while it is processed. */
export interface ListContext extends Freshness {
  readonly nowMs: number
  readonly startedMs: number
  readonly signal: AbortSignal | undefined
  /** What the viewer does not consent to. */
  readonly denied: readonly ListPurpose[]
}

/** A list and what its pages are read with. */
export interface MadeList {
  readonly list: ServedList
  readonly viewer: ReadViewer
  /** Of the sources: reasons are worked out from them. */
  readonly responses: readonly SourceResponse[]
  /** Tested again on the items of each page; null for none. */
  readonly conditions: ItemConditions | null
}

export interface ReadQuery {
  readonly query: SourceQuery
  readonly viewer: ReadViewer
  readonly recipe: Recipe
  readonly state: GraphState
  /** Items that the viewer has seen and that may be shown again. */
  readonly returningIds: ReadonlySet<string>
}

/**
 * Reads the viewer and the recipe, and builds the query for the sources.
 *
 * @param untilMs leaves out later engagements
 */
export async function readQuery(
  { graph, models, policy, liveCatalog }: ListParts,
  request: RecommendationRequest,
  context: ListContext,
  untilMs = Number.POSITIVE_INFINITY,
): Promise<ReadQuery> {
  const options = readOptions(context)
  const { nowMs, denied } = context
  const agesFromMs = request.viewing?.atMs ?? nowMs
  const seenPolicy = withOverride(policy.seen, request.seen)
  const [state, looked, read, kindOf] = await Promise.all([
    servingState(graph, options),
    readContext(graph, request.viewing, options),
    readViewer(graph, request.viewer, options, denied, !isNeverAgain(seenPolicy)),
    itemKinds(liveCatalog, seenPolicy, options),
  ])
  const { seenItemIds, returningIds } = splitSeen(read, seenPolicy, agesFromMs, kindOf)
  const engagements = read.engagements.filter(({ lastAtMs }) => lastAtMs <= untilMs)
  const then = { ...read, seenItemIds, engagements }
  const viewer = denied.includes('personalization') ? aside(then, looked) : inContext(then, looked, nowMs)
  const recipe = await recipeOf(policy, models, state.modelVersion, viewer)
  const query = sourceQuery(viewer, {
    state,
    policy: withRoom(recipe.policy, returningIds.size),
    nowMs,
    agesFromMs,
  })
  return { query, viewer, recipe, state, returningIds }
}

/** Lets each source propose as many more items as the viewer may see again: only a share of these stays in the list. */
function withRoom(policy: Policy, returning: number): Policy {
  if (returning === 0) return policy
  const more = Math.min(returning, KEPT_RECENT)
  const sources = { ...policy.sources }
  for (const name of SOURCE_NAMES) {
    sources[name] = { ...sources[name], candidateLimit: sources[name].candidateLimit + more }
  }
  return { ...policy, sources }
}

/** The conditions that only the snapshot of the catalog can test; null if there are none. */
export async function readConditions(
  { graph, liveCatalog }: ListParts,
  request: RecommendationRequest,
  viewer: Viewer,
  options: RunOptions,
): Promise<ItemConditions | null> {
  if (!isConditional(request, viewer)) return null
  const snapshot = await liveCatalog.current(options)
  const filter = await resolvedFilter(graph, request, snapshot, options)
  return itemConditions(snapshot, { ...request, filter }, viewer)
}

/** The filter of a request, with the values of the item that the list is about. */
async function resolvedFilter(
  graph: GraphStore,
  { filter, subject }: RecommendationRequest,
  { types }: CatalogSnapshot,
  options: RunOptions,
): Promise<RecommendationRequest['filter']> {
  const isOfItem = filter !== null && subject.kind === 'items' && subject.itemIds.length === 1
  if (!isOfItem || !readsItem(filter)) return filter
  const [item] = await graph.run(itemsByIds, { ids: subject.itemIds }, options)
  return withItemValues(filter, item?.properties ?? {}, types)
}

/** How the requests of a list read the graph. */
export function readOptions({ signal, mayLag }: ListContext): RunOptions {
  return { mayLag, ...(signal && { signal }) }
}

/** Queries the sources that the request and the viewer allow. */
export function gatherAllowed(
  parts: ListParts,
  { sourceWeights }: RecommendationRequest,
  query: SourceQuery,
  context: ListContext,
): Promise<Gathered> {
  const sources = parts.sources.filter(
    ({ name }) => sourceWeights[name] !== 0 && !isWithheld(name, context.denied),
  )
  return gather({ ...parts, ...readOptions(context), sources }, query)
}

/** Queries the sources that the items of a list come from. */
export function gatherSupporting(
  parts: ListParts,
  query: SourceQuery,
  { items }: ServedList,
  options: RunOptions,
): Promise<Gathered> {
  const supporting = new Set(items.flatMap(({ supportingSources }) => supportingSources))
  const sources = parts.sources.filter(({ name }) => supporting.has(name))
  return gather({ ...parts, ...options, sources }, query)
}

/** Scores items for the viewer of a request. */
export function viewerScorer(
  { query, recipe }: Pick<ReadQuery, 'query' | 'recipe'>,
  { sourceWeights }: RecommendationRequest,
): ItemScorer {
  return scorerOf(recipe, query, withStaleness(sourceWeights, neighborsKnow(query, recipe)))
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

/** The pool of a list in its order, and what a served list says of it. */
export interface ArrangedPool {
  readonly items: readonly ScoredItem[]
  /** One for each of the items. */
  readonly probabilities: readonly number[]
  readonly fallbackSteps: ServedList['fallbackSteps']
  readonly degradedSources: ServedList['degradedSources']
  /** What sources proposed. */
  readonly candidates: readonly SourceCandidates[]
}

/** The served list of an arranged pool. */
export function serveList(
  request: RecommendationRequest,
  { query, viewer, recipe, state }: ReadQuery,
  { items: arranged, probabilities, fallbackSteps, degradedSources, candidates }: ArrangedPool,
  context: ListContext,
): ServedList {
  const { policy } = recipe
  const { nowMs } = context
  const items = withProbabilities(arranged, probabilities)
  const recommendationId = newRecommendationId(nowMs)
  return {
    recommendationId,
    viewerId: userOf(request.viewer),
    requestHash: requestHash(request),
    servedAtMs: nowMs,
    expiresAtMs: nowMs + policy.servedListTtlMs,
    policy: policy.name,
    modelVersion: query.modelVersion,
    asOfMs: state.newestEventAtMs,
    watermark: context.watermark,
    personalization: personalizationOf(viewer, request, context),
    withheld: context.denied,
    degradedSources,
    fallbackSteps,
    counts: countsOf(candidates, items),
    ...explored(items, policy, recommendationId),
  }
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
  return items.map(({ itemId, logit, contributions, supportingSources, logitParts }, index) => {
    const probability = probabilities[index] ?? 0
    return { itemId, logit, contributions, supportingSources, probability, ...(logitParts && { logitParts }) }
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

function personalizationOf(
  viewer: Viewer,
  { viewer: { kind }, subject }: Pick<RecommendationRequest, 'viewer' | 'subject'>,
  { denied }: ListContext,
): Personalization {
  const isOfViewer = viewer.id !== null || hasTaste(viewer)
  if (subject.kind !== 'viewer' && !isOfViewer) return 'NONE'
  if (subject.kind === 'items' && subject.viewerShare === 0) return 'NONE'
  if (denied.includes('personalization')) return 'NO_CONSENT'
  if (kind === 'session') return 'SESSION'
  if (!viewer.isKnown) return 'UNKNOWN_USER'
  return viewer.engagements.length === 0 ? 'COLD_START' : 'FULL'
}
