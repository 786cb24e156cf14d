import { HOUR_MS } from '../domain/duration.ts'
import { excludedIds } from '../domain/recommendation.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import { type ItemConditions, rejectedBy } from './allowed-items.ts'
import { altered, type ScoredItem } from './candidate.ts'
import { chooseItems } from './choose-items.ts'
import { catalogFor, fillPlaces, knownCap, strongestTagIn, tagCap } from './fill-places.ts'
import { ItemFilters } from './item-filters.ts'
import type { ListRun } from './list-maker.ts'
import { newItemsFor } from './new-items.ts'
import { askAboutViewer, conditionsFor, listMaker, scopeFor } from './pipeline.ts'
import { byLogit, capKnown, capPerTag, rank } from './ranking/arrange.ts'
import type { SlotDraw } from './ranking/fill-slots.ts'
import { drawNewItems } from './ranking/new-places.ts'
import { readQuery } from './read-query.ts'
import { viewerKey, viewerScorer } from './recipe.ts'
import { poolProbabilities, softmax } from './scoring/probabilities.ts'
import { scoreItems } from './scoring/score-items.ts'
import { isSingleSource } from './scoring/scorers.ts'
import type { Arranged, Draft, Filled, Pipeline, Trimmed } from './stages.ts'

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
    const filters = seen.and([{ reason: 'EXCLUDED', ids: excludedIds(request) }], allowed)
    return chooseItems(parts, { answer, filters, candidateIds }, options)
  },
  score({ request }, { read: { recipe, query }, answer }, itemIds) {
    const scorer = viewerScorer(recipe, query, request.sourceWeights)
    const scored = scoreItems(answer.picked.candidates, itemIds, scorer)
    return isRerank(request) ? byLogit(scored) : rank(scored)
  },
  least({ request }, { read: { recipe, returningIds } }, scored) {
    if (isRerank(request)) return Number.POSITIVE_INFINITY
    if (request.trendingIn) return 0
    const returning = scored.filter(({ itemId }) => returningIds.has(itemId)).length
    return Math.max(request.first, recipe.policy.poolLeast) + returning
  },
  trim,
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

async function trim(run: ListRun, { read, scope }: Draft, items: readonly ScoredItem[]): Promise<Trimmed> {
  const { parts, request } = run
  const { policy } = read.recipe
  if (isRerank(request)) {
    return { pool: await rejectedLast(items, scope.conditions, read.viewer), removed: [] }
  }
  const snapshot = await catalogFor(parts, read, run)
  const ranked = capKnown(items, read.returningIds, policy.maxKnownShare).slice(0, policy.listLimit)
  const tagOf = ({ itemId }: ScoredItem) => strongestTagIn(snapshot, itemId)
  const { kept, removed } = capPerTag(ranked, tagOf, request.maxPerTag ?? policy.maxPerTag)
  const pool = kept.slice(0, policy.poolLimit)
  // The limit of the policy is one of the first places: what is over it follows them.
  return request.maxPerTag === null
    ? { pool, further: ranked, removed: [] }
    : { pool, further: kept, removed }
}

async function arrange(run: ListRun, draft: Draft, filled: Filled): Promise<Arranged> {
  const { parts, request } = run
  const { recipe, returningIds } = draft.read
  const { policy } = recipe
  const { pool } = filled
  const diversity = request.diversity ?? 0
  const snapshot = await catalogFor(parts, draft.read, run)
  if (isRerank(request)) return fillPlaces(filled, { diversity, count: pool.length }, snapshot)
  const own = {
    caps: [
      tagCap(snapshot, request.maxPerTag ?? policy.maxPerTag),
      knownCap(returningIds, policy.maxKnownShare),
    ],
    draws: await newItemDraws(run, draft, filled, snapshot),
    diversity,
    count: policy.poolLimit,
    overFollow: request.maxPerTag === null,
  }
  return fillPlaces(filled, own, snapshot)
}

/** The places that are kept for new items that the list may have. */
async function newItemDraws(
  run: ListRun,
  draft: Draft,
  { chosen, pool, scored }: Filled,
  snapshot: CatalogSnapshot,
): Promise<readonly SlotDraw<ScoredItem>[]> {
  const { parts, request } = run
  const { query, recipe } = draft.read
  const { policy } = recipe
  const { newItemPlaces } = parts
  const isWanted =
    policy.newItems && request.newItems && request.subject.kind === 'viewer' && !request.trendingIn
  const isBlended = query.interests.length > 0 && !isSingleSource(request.sourceWeights)
  if (!isWanted || !newItemPlaces || !isBlended) return []
  const candidates = newItemsFor(query, snapshot, newItemPlaces, (itemId) => chosen.passes(itemId))
  if (candidates.length === 0) return []
  const ids = candidates.map(({ itemId }) => itemId)
  const known = new Map([...(await scored(ids)), ...pool].map((item) => [item.itemId, item]))
  const lowest = pool.at(-1)?.logit ?? policy.bias
  const toItem = (itemId: string, propensity: () => number): ScoredItem => {
    const item = known.get(itemId) ?? { itemId, logit: lowest, contributions: [], supportingSources: [] }
    const placed = altered(item, { isNewPlace: true })
    // Takes longer than to choose the item, and a list that is compared with another one does not say it.
    return {
      ...placed,
      get propensity() {
        return propensity()
      },
    }
  }
  const seed = [viewerKey(query), Math.floor(query.nowMs / HOUR_MS)].join(' ')
  return [drawNewItems(candidates, toItem, seed)]
}

/** The items without a tag that the viewer rejected, then those with one. */
export async function rejectedLast(
  items: readonly ScoredItem[],
  conditions: ItemConditions | null,
  viewer: Viewer,
): Promise<readonly ScoredItem[]> {
  const rejected = await (conditions && rejectedBy(conditions.snapshot, viewer)?.select(null))
  if (!rejected) return items
  const isRejected = ({ itemId }: ScoredItem) => rejected.hasId(itemId)
  return [...items.filter((item) => !isRejected(item)), ...items.filter(isRejected)]
}
