import { excludedIds } from '../domain/recommendation.ts'
import type { Viewer } from '../domain/viewer.ts'
import { mostPopular } from '../snapshot/most-popular.ts'
import {
  type AllowedItems,
  type ItemConditions,
  itemConditions,
  rejectedBy,
  withRules,
} from './allowed-items.ts'
import { exactChoice, MASKED_DEPTH } from './choose-items.ts'
import { endsWithPlaces, fillPlaces } from './fill-places.ts'
import { ItemFilters } from './item-filters.ts'
import type { ListRun } from './list-maker.ts'
import { askAboutViewer, listMaker } from './pipeline.ts'
import type { Answer } from './question.ts'
import { rank } from './ranking/arrange.ts'
import { readQuery, withoutExploration } from './read-query.ts'
import { type ReadQuery, type Recipe, viewerScorer } from './recipe.ts'
import { resolvedFilter } from './resolved-filter.ts'
import { poolProbabilities } from './scoring/probabilities.ts'
import { scoreItems } from './scoring/score-items.ts'
import { distinctIds, pickCandidates } from './sources/pick-candidates.ts'
import type { ItemScope, Pipeline } from './stages.ts'
import { rejectedLast } from './viewer-lists.ts'

/** So many places of a list are in the order of interest. The rest follows by popularity. */
export const MOST_RANKED = 10_000

export interface CatalogScope extends ItemScope {
  readonly conditions: ItemConditions
  readonly allowed: AllowedItems
}

/**
 * Everything that passes the filter, in the order of the viewer's interest: also what they have seen, and not what they
 * dismissed. Items that no source knows follow by interests and popularity, items with a rejected tag are last. The list
 * grows as it is paged, until it has every item that passes.
 */
export const catalogPipeline: Pipeline<ReadQuery, CatalogScope> = {
  read: async ({ parts, request, context }, untilMs) =>
    withoutExploration(await readQuery(parts, request, context, untilMs)),
  ask(run, read) {
    const question = askAboutViewer(run, read)
    if (roomIn(run) > 0) return question
    return { ...question, sources: [], query: { ...question.query, interests: [] } }
  },
  conditions: readEveryItem,
  async scope(run, read) {
    const conditions = await readEveryItem(run, read)
    return { conditions, allowed: await conditions.select(run.context.nowMs) }
  },
  async choose(run, { read: { viewer }, scope: { allowed }, answer }) {
    const filters = filtersOf(run, viewer, allowed)
    const limit = Math.max(roomIn(run), run.count)
    const popular = () => popularIds(allowed, filters, limit)
    const isAll = allowed.count <= limit
    const itemIds = isAll ? allowed.ids() : await bestIds(run, answer, filters, popular(), limit)
    return { ...exactChoice(answer, itemIds, filters, allowed, ['CATALOG'], popular), filtered: null }
  },
  score({ request, count }, { read: { recipe, query, viewer }, scope: { allowed }, answer }, itemIds) {
    const scorer = viewerScorer(recipe, query, request.sourceWeights)
    const scored = scoreItems(answer.picked.candidates, itemIds, scorer)
    return rejectedBy(allowed.snapshot, viewer) ? rank(scored) : rank(scored, count)
  },
  // What follows the items that sources know matters as soon as some of these come last.
  least: ({ count }, { read: { viewer }, scope: { allowed } }) =>
    rejectedBy(allowed.snapshot, viewer) ? Number.POSITIVE_INFINITY : count,
  async trim(run, { read: { recipe, viewer }, scope: { conditions } }, items) {
    const further = await rejectedLast(items, conditions, viewer)
    return { pool: further.slice(0, explainedIn(run, recipe)), further, removed: [] }
  },
  async arrange(run, { read: { recipe, viewer }, scope: { allowed } }, filled) {
    const { count } = run
    const own = { count: explainedIn(run, recipe) }
    const { kept, further = [], removed } = fillPlaces(filled, own, allowed.snapshot)
    const isWhole = (filled.further?.length ?? 0) < count || endsWithPlaces(filled)
    const more = isWhole ? 0 : countOf(run, viewer, allowed) - count
    return { kept, removed, further: further.slice(0, count - kept.length), more: Math.max(0, more) }
  },
  probabilities: (_, items, temperature) => poolProbabilities(items, temperature),
}

export const catalogLists = listMaker(catalogPipeline)

/** How many places the list still has in the order of interest. */
function roomIn({ extended }: ListRun): number {
  return MOST_RANKED - (extended?.items.length ?? 0)
}

/** How many places have an item with all that is known of it. */
function explainedIn({ extended }: ListRun, { policy }: Recipe): number {
  return extended ? 0 : policy.poolLimit
}

async function readEveryItem(
  { parts, request, options }: ListRun,
  { active }: ReadQuery,
): Promise<ItemConditions> {
  const { candidateIds } = request
  const snapshot = await parts.liveCatalog.current(options)
  const filter = await resolvedFilter(parts.graph, request, snapshot, options)
  const ruled = withRules(filter, active.conditions)
  const wanted = [...(ruled ? [ruled] : []), ...(candidateIds ? [{ ids: candidateIds }] : [])]
  return itemConditions(snapshot, { filter: { all: wanted }, candidateIds }, null)
}

function filtersOf(run: ListRun, { dismissedItemIds }: Viewer, allowed: AllowedItems): ItemFilters {
  const byId = [
    { reason: 'DISMISSED', ids: dismissedItemIds },
    { reason: 'EXCLUDED', ids: hiddenIds(run) },
  ] as const
  return new ItemFilters(byId, allowed)
}

/** What the request excludes, and what the list has. */
function hiddenIds({ request, extended }: ListRun): ReadonlySet<string> {
  return new Set([...excludedIds(request), ...(extended?.items ?? []).map(({ itemId }) => itemId)])
}

/** The most popular of the items that pass. */
function popularIds(allowed: AllowedItems, filters: ItemFilters, limit: number): readonly string[] {
  const { snapshot } = allowed
  const isWanted = (row: number) => allowed.hasRow(row) && filters.passes(snapshot.idOf(row))
  return mostPopular(snapshot, limit, isWanted)
}

/** The items that are scored if not all can be: the best of each source first, then the most popular. */
async function bestIds(
  run: ListRun,
  { query, responses }: Answer,
  filters: ItemFilters,
  popular: readonly string[],
  limit: number,
): Promise<readonly string[]> {
  const asked = { responses, filters, depth: MASKED_DEPTH }
  const { candidates } = await pickCandidates(run.parts.available, query, asked, run.options)
  const best = distinctIds(candidates.map((one) => one.candidates))
  return [...new Set([...best, ...popular])].slice(0, limit)
}

/** How many items pass that the list does not have. */
function countOf(run: ListRun, { dismissedItemIds }: Viewer, allowed: AllowedItems): number {
  const without = new Set([...dismissedItemIds, ...hiddenIds(run)])
  return [...without].reduce((count, itemId) => (allowed.has(itemId) ? count - 1 : count), allowed.count)
}
