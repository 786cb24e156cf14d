import type { Viewer } from '../domain/viewer.ts'
import { type ItemConditions, rejectedBy } from './allowed-items.ts'
import type { ScoredItem } from './candidate.ts'
import { chooseItems } from './choose-items.ts'
import { ItemFilters } from './item-filters.ts'
import type { ListRun } from './list-maker.ts'
import {
  askAboutViewer,
  conditionsFor,
  type Draft,
  excludedBy,
  type Filled,
  listMaker,
  type Pipeline,
  scopeFor,
} from './pipeline.ts'
import { arrangePool } from './pool.ts'
import { byLogit, capKnown, rank, type Trimmed } from './ranking/arrange.ts'
import { readQuery } from './read-query.ts'
import { viewerScorer } from './recipe.ts'
import { poolProbabilities, softmax } from './scoring/probabilities.ts'
import { scoreItems } from './scoring/score-items.ts'

/** What the viewer should see next, or the candidates that the request names in an order for the viewer. */
export const viewerPipeline: Pipeline = {
  read: ({ parts, request, context }, untilMs) => readQuery(parts, request, context, untilMs),
  ask: askAboutViewer,
  conditions: conditionsFor,
  scope: scopeFor,
  choose({ parts, request, options }, { scope: { allowed }, answer }) {
    const { candidateIds } = request
    // The viewer may see named candidates again.
    const seen = candidateIds === null ? answer.filters : new ItemFilters([])
    const filters = seen.and([{ reason: 'EXCLUDED', ids: excludedBy(request) }], allowed)
    return chooseItems(parts, { answer, filters, candidateIds }, options)
  },
  score({ request }, { read: { recipe, query }, answer }, itemIds) {
    const scorer = viewerScorer(recipe, query, request.sourceWeights)
    const scored = scoreItems(answer.picked.candidates, itemIds, scorer)
    return isRerank(request) ? byLogit(scored) : rank(scored)
  },
  least({ request }, { read: { recipe, returningIds } }, scored) {
    const returning = scored.filter(({ itemId }) => returningIds.has(itemId)).length
    return Math.max(request.first, recipe.policy.poolLeast) + returning
  },
  arrange,
  probabilities: ({ request }, items, temperature) =>
    isRerank(request)
      ? softmax(
          items.map(({ logit }) => logit),
          temperature,
        )
      : poolProbabilities(items, temperature),
}

export const viewerLists = listMaker(viewerPipeline)

function isRerank({ candidateIds }: ListRun['request']): boolean {
  return candidateIds !== null
}

async function arrange(
  { parts, request, options }: ListRun,
  { read: { recipe, viewer, returningIds }, scope: { conditions } }: Draft,
  { chosen, items }: Filled,
): Promise<Trimmed<ScoredItem>> {
  const { policy } = recipe
  const { diversity } = request
  if (isRerank(request)) {
    const pool = await rejectedLast(items, conditions, viewer)
    const arrangement = { maxPerTag: Number.POSITIVE_INFINITY, diversity }
    return arrangePool(parts.graph, chosen.strongestTags(pool), pool, arrangement, options)
  }
  const cap = (some: readonly ScoredItem[]) => capKnown(some, returningIds, policy.maxKnownShare)
  const pool = cap(items).slice(0, policy.poolLimit)
  const arrangement = { maxPerTag: request.maxPerTag ?? policy.maxPerTag, diversity }
  const arranged = await arrangePool(parts.graph, chosen.strongestTags(pool), pool, arrangement, options)
  return { ...arranged, kept: cap(arranged.kept) }
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
