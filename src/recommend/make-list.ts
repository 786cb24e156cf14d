import type { RecommendationRequest } from '../domain/recommendation.ts'
import type { Viewer } from '../domain/viewer.ts'
import { type ItemConditions, readConditions, rejectedBy } from './allowed-items.ts'
import type { ScoredItem } from './candidate.ts'
import { chooseItems } from './choose-items.ts'
import type { MadePool, ReadPool } from './list-cache.ts'
import type { ListContext, ListMaker, ListParts, MadeList } from './list-maker.ts'
import { arrangePool } from './pool.ts'
import { byLogit, capKnown, rank } from './ranking/arrange.ts'
import { readOptions, readQuery } from './read-query.ts'
import { type ReadQuery, viewerScorer } from './recipe.ts'
import { poolProbabilities, softmax } from './scoring/probabilities.ts'
import { scoreItems } from './scoring/score-items.ts'
import { servedPool, serveList } from './serving/serve-list.ts'
import type { ServedList } from './serving/served-lists.ts'
import { gatherAllowed, gatherSupporting, pickCandidates, type SourceResponse } from './sources/gather.ts'

/** The lists of what the viewer should see next. */
export const viewerLists: ListMaker = { make: makeList, explain: explainList }

async function makeList(
  parts: ListParts,
  request: RecommendationRequest,
  context: ListContext,
): Promise<MadeList> {
  const cached = parts.cache?.pool(request, context)
  const { read, watermark, pool, ...made } = cached ?? (await readPool(parts, request, context))
  const { viewer, state } = read
  const list = serveList(request, read, pool, { ...context, watermark })
  return { list, viewer, catalogRevision: state.catalogRevision, ...made }
}

/** Reads the viewer, makes their pool and caches it. */
async function readPool(
  parts: ListParts,
  request: RecommendationRequest,
  context: ListContext,
): Promise<ReadPool> {
  const read = await readQuery(parts, request, context)
  const made = await makePool(parts, request, context, read)
  const pool = { ...made, read, watermark: context.watermark }
  parts.cache?.putPool(context, pool)
  return pool
}

async function makePool(
  parts: ListParts,
  request: RecommendationRequest,
  context: ListContext,
  { query, viewer, recipe, state, returningIds }: ReadQuery,
): Promise<MadePool<SourceResponse>> {
  const { graph, available } = parts
  const options = readOptions(context)
  const { policy } = recipe
  // Gather.
  const [{ responses, degradedSources }, conditions] = await Promise.all([
    gatherAllowed({ ...parts, ...options }, query, request, context.denied),
    readConditions(parts, request, viewer, options),
  ])
  // A large change of the catalog is followed in the background.
  const isCurrent = !conditions || conditions.snapshot.revision >= (state.catalogRevision ?? 0)
  // Pick.
  const allowed = (await conditions?.select(context.nowMs)) ?? null
  const picked = await pickCandidates(available, query, responses, options)
  const { candidates } = picked
  const chosen = await chooseItems(parts, { request, query, responses, picked, allowed }, options)
  // Score.
  const scored = scoreItems(candidates, chosen.itemIds, viewerScorer(recipe, query, request.sourceWeights))
  // Rank.
  const isRerank = request.candidateIds !== null
  const ranked = isRerank ? byLogit(scored) : rank(scored)
  // Fill.
  const least = Math.max(request.first, policy.poolLeast) + countIn(ranked, returningIds)
  const { items: filled, fallbackSteps } = await chosen.fill(ranked, least)
  // Arrange.
  const cap = (items: readonly ScoredItem[]) =>
    isRerank ? items : capKnown(items, returningIds, policy.maxKnownShare)
  const pool = isRerank
    ? await rejectedLast(filled, conditions, viewer)
    : cap(filled).slice(0, policy.poolLimit)
  const maxPerTag = isRerank ? Number.POSITIVE_INFINITY : (request.maxPerTag ?? policy.maxPerTag)
  const arrangement = { maxPerTag, diversity: request.diversity }
  const tagged = chosen.strongestTags(pool)
  const items = cap(await arrangePool(graph, tagged, pool, arrangement, options))
  // Probabilities.
  const temperature = request.temperature ?? policy.temperature
  const probabilities = isRerank
    ? softmax(items.map(logitOf), temperature)
    : poolProbabilities(items, temperature)
  const { passes } = chosen
  const arranged = { items, probabilities, fallbackSteps, degradedSources, candidates, passes }
  const isOfRevision = isCurrent && picked.areOfRevision
  return { pool: servedPool(arranged), responses, conditions, isOfRevision }
}

/** See `ListMaker`. @param keepsRejected whether items with a tag that the viewer rejected may be in the list */
export async function explainList(
  parts: ListParts,
  request: RecommendationRequest,
  context: ListContext,
  list: ServedList,
  keepsRejected = false,
): Promise<Omit<MadeList, 'list'>> {
  const cached = parts.cache?.pool(request, context)
  if (cached && cached.read.query.nowMs <= list.servedAtMs) {
    const { read, responses, conditions } = cached
    return { viewer: read.viewer, catalogRevision: read.state.catalogRevision, responses, conditions }
  }
  const options = readOptions(context)
  const { query, viewer, state } = await readQuery(parts, request, context, list.servedAtMs)
  const { catalogRevision } = state
  const [{ responses }, conditions] = await Promise.all([
    gatherSupporting({ ...parts, ...options }, query, list.items),
    readConditions(parts, request, keepsRejected ? null : viewer, options),
  ])
  return { viewer, catalogRevision, responses, conditions }
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

function countIn(items: readonly ScoredItem[], ids: ReadonlySet<string>): number {
  return items.filter(({ itemId }) => ids.has(itemId)).length
}

function logitOf({ logit }: ScoredItem): number {
  return logit
}
