import type { RecommendationRequest } from '../domain/recommendation.ts'
import type { Viewer } from '../domain/viewer.ts'
import { type ItemConditions, readConditions, rejectedBy } from './allowed-items.ts'
import type { ScoredItem } from './candidate.ts'
import { chooseItems } from './choose-items.ts'
import type { ListContext, ListMaker, ListParts, MadeList } from './list-maker.ts'
import { arrangePool } from './pool.ts'
import { byLogit, capKnown, rank } from './ranking/arrange.ts'
import { readOptions, readQuery } from './read-query.ts'
import { viewerScorer } from './recipe.ts'
import { poolProbabilities, softmax } from './scoring/probabilities.ts'
import { scoreItems } from './scoring/score-items.ts'
import { serveList } from './serving/serve-list.ts'
import type { ServedList } from './serving/served-lists.ts'
import { gatherAllowed, gatherSupporting, pickCandidates } from './sources/gather.ts'

/** The lists of what the viewer should see next. */
export const viewerLists: ListMaker = { make: makeList, explain: explainList }

async function makeList(
  parts: ListParts,
  request: RecommendationRequest,
  context: ListContext,
): Promise<MadeList> {
  const { graph, available } = parts
  const options = readOptions(context)
  // Read the viewer.
  const read = await readQuery(parts, request, context)
  const { query, viewer, recipe, returningIds } = read
  const { policy } = recipe
  // Gather.
  const [{ responses, degradedSources }, conditions] = await Promise.all([
    gatherAllowed({ ...parts, ...options }, query, request, context.denied),
    readConditions(parts, request, viewer, options),
  ])
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
  // Serve.
  const arranged = { items, probabilities, fallbackSteps, degradedSources, candidates }
  return { list: serveList(request, read, arranged, context), viewer, responses, conditions }
}

/** See `ListMaker`. @param keepsRejected whether items with a tag that the viewer rejected may be in the list */
export async function explainList(
  parts: ListParts,
  request: RecommendationRequest,
  context: ListContext,
  list: ServedList,
  keepsRejected = false,
): Promise<Omit<MadeList, 'list'>> {
  const options = readOptions(context)
  const { query, viewer } = await readQuery(parts, request, context, list.servedAtMs)
  const [{ responses }, conditions] = await Promise.all([
    gatherSupporting({ ...parts, ...options }, query, list.items),
    readConditions(parts, request, keepsRejected ? null : viewer, options),
  ])
  return { viewer, responses, conditions }
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
