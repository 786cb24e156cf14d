import type { ItemsSubject, RecommendationRequest } from '../domain/recommendation.ts'
import { hasTaste, type Viewer } from '../domain/viewer.ts'
import { readConditions } from './allowed-items.ts'
import { gatherForAnchors, POOL_DEPTH, readAnchors } from './anchors.ts'
import { chooseItems } from './choose-items.ts'
import type { ListContext, ListMaker, ListParts, MadeList } from './list-maker.ts'
import { arrangePool } from './pool.ts'
import { capKnown, rank } from './ranking/arrange.ts'
import { readOptions, readQuery } from './read-query.ts'
import { scorerOf, viewerScorer } from './recipe.ts'
import { mix } from './scoring/mix.ts'
import { poolProbabilities } from './scoring/probabilities.ts'
import { scoreItems } from './scoring/score-items.ts'
import { servedPool, serveList } from './serving/serve-list.ts'
import type { ServedList } from './serving/served-lists.ts'
import { gatherAllowed, gatherSupporting, NOTHING_GATHERED, pickCandidates } from './sources/gather.ts'

/** How much more tags count than for a viewer: what an item is about matters more than who liked it too. */
const TAGS_WEIGHT = 3

/**
 * The lists of what goes with items: the pool comes from the items alone, and the viewer has a say in its order. Items that
 * the viewer has seen or dismissed are left out, and so are the items themselves.
 */
export function anchoredLists(subject: ItemsSubject): ListMaker {
  return {
    make: (parts, request, context) => makeAnchoredList(parts, request, subject, context),
    explain: (parts, request, context, list) => explainAnchoredList(parts, request, subject, context, list),
  }
}

async function makeAnchoredList(
  parts: ListParts,
  request: RecommendationRequest,
  subject: ItemsSubject,
  context: ListContext,
): Promise<MadeList> {
  const { graph, available } = parts
  const options = readOptions(context)
  // Read the viewer and the items.
  const [read, items] = await Promise.all([
    readQuery(parts, request, context),
    readAnchors(graph, subject.itemIds, context.nowMs, options),
  ])
  const { viewer, recipe, returningIds } = read
  const { catalogRevision } = read.state
  const { policy } = recipe
  const share = hasTaste(viewer) ? subject.viewerShare : 0
  // Gather.
  const [anchored, own, conditions] = await Promise.all([
    gatherForAnchors(parts, items, read, request.sourceWeights, options),
    share > 0
      ? gatherAllowed({ ...parts, ...options }, read.query, request, context.denied)
      : NOTHING_GATHERED,
    readConditions(parts, request, viewer, options),
  ])
  // Pick.
  const allowed = (await conditions?.select(context.nowMs)) ?? null
  const picked = await pickCandidates(available, anchored.query, anchored.responses, options)
  const pickedRequest = {
    request: withoutSeen(request, viewer, subject),
    query: anchored.query,
    responses: anchored.responses,
    picked,
    allowed,
  }
  const chosen = await chooseItems(parts, pickedRequest, options)
  // Score by the items.
  const tagsWeight = TAGS_WEIGHT * (request.sourceWeights['shared-tags'] ?? 1)
  const weights = { ...request.sourceWeights, 'shared-tags': tagsWeight }
  const scorer = scorerOf(anchored.recipe, anchored.query, weights)
  const pool = rank(scoreItems(picked.candidates, chosen.itemIds, scorer)).slice(0, POOL_DEPTH)
  // Score by the viewer.
  const poolIds = pool.map(({ itemId }) => itemId)
  const ownPicked = await pickCandidates(available, read.query, own.responses, options)
  const byViewer = scoreItems(
    ownPicked.candidates,
    poolIds,
    viewerScorer(recipe, read.query, request.sourceWeights),
  )
  // Rank.
  const ranked = rank(mix(pool, { share, byViewer, bias: policy.bias }))
  // Fill.
  const least = Math.max(request.first, policy.poolLeast)
  const { items: filled, fallbackSteps } =
    ranked.length < POOL_DEPTH ? await chosen.fill(ranked, least) : { items: ranked, fallbackSteps: [] }
  // Arrange.
  const listed = filled.slice(0, POOL_DEPTH)
  const arrangement = { maxPerTag: request.maxPerTag ?? policy.maxPerTag, diversity: request.diversity }
  const tagged = chosen.strongestTags(listed)
  const pooled = await arrangePool(graph, tagged, listed, arrangement, options)
  const arranged = capKnown(pooled, returningIds, policy.maxKnownShare)
  // Serve.
  const list = serveList(
    request,
    read,
    servedPool({
      items: arranged,
      probabilities: poolProbabilities(arranged, request.temperature ?? policy.temperature),
      fallbackSteps,
      degradedSources: [...new Set([...anchored.degradedSources, ...own.degradedSources])],
      candidates: picked.candidates,
      passes: chosen.passes,
    }),
    context,
  )
  return { list, viewer, catalogRevision, responses: [...anchored.responses, ...own.responses], conditions }
}

async function explainAnchoredList(
  parts: ListParts,
  request: RecommendationRequest,
  subject: ItemsSubject,
  context: ListContext,
  list: ServedList,
): Promise<Omit<MadeList, 'list'>> {
  const options = readOptions(context)
  const [read, items] = await Promise.all([
    readQuery(parts, request, context, list.servedAtMs),
    readAnchors(parts.graph, subject.itemIds, context.nowMs, options),
  ])
  const [anchored, own, conditions] = await Promise.all([
    gatherForAnchors(parts, items, read, request.sourceWeights, options),
    gatherSupporting({ ...parts, ...options }, read.query, list.items),
    readConditions(parts, request, read.viewer, options),
  ])
  const { viewer, state } = read
  const { catalogRevision } = state
  return { viewer, catalogRevision, responses: [...anchored.responses, ...own.responses], conditions }
}

/** The request without the items that the viewer has seen, and without those that the list is about. */
function withoutSeen(
  request: RecommendationRequest,
  { seenItemIds }: Viewer,
  { itemIds }: ItemsSubject,
): RecommendationRequest {
  return { ...request, excludedItemIds: [...request.excludedItemIds, ...itemIds, ...seenItemIds] }
}
