import type { SourceName } from '../domain/source-name.ts'
import type { Engagement, Viewer } from '../domain/viewer.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { Evidence } from './candidate.ts'
import { ItemFilters } from './item-filters.ts'
import type { ListParts, ListRun } from './list-maker.ts'
import type { Question } from './question.ts'
import { sourceQuery } from './read-query.ts'
import { readSession } from './read-session.ts'
import type { ReadQuery } from './recipe.ts'
import { type Recipe, recipeOf } from './recipe.ts'
import type { CandidateSource } from './sources/candidate-source.ts'
import type { SourceQuery } from './sources/source-query.ts'

/** The sources that can start from an item. */
const SOURCES: readonly SourceName[] = ['similar-items', 'latent', 'shared-tags']

/** Length of the pool, and how many items each source proposes to it. */
export const POOL_DEPTH = 200

/** The weight of an engagement with an item, and with the newest item. */
const WEIGHT = 1
const NEWEST_WEIGHT = 1.5

/**
 * Reads the items that a list is about as a viewer who engaged with them now, and with nothing else. Unknown items are left
 * out.
 *
 * @param itemIds all different, the newest last
 */
export function readAnchors(
  graph: GraphStore,
  itemIds: readonly string[],
  nowMs: number,
  options: RunOptions,
): Promise<Viewer> {
  const items = itemIds.map((itemId, at) => {
    const isNewest = at > 0 && at === itemIds.length - 1
    const weight = isNewest ? NEWEST_WEIGHT : WEIGHT
    return { itemId, weight, lastAtMs: nowMs, kinds: [], portion: null, isDismissed: false }
  })
  return readSession(graph, { items: items.reverse(), tagIds: [] }, options)
}

/** The items that a list is about, as a query. The same for every viewer. */
export interface AnchorQuery {
  readonly query: SourceQuery
  readonly recipe: Recipe
}

/** Ranks by the weights of the policy, which are for viewers with a short history. @param anchors see `readAnchors` */
export async function anchorQuery(
  { policy, models }: Pick<ListParts, 'policy' | 'models'>,
  anchors: Viewer,
  { state, query: { nowMs } }: Pick<ReadQuery, 'state' | 'query'>,
): Promise<AnchorQuery> {
  const recipe = await recipeOf(policy, models, state.modelVersion, { engagements: [] })
  return { recipe, query: sourceQuery(anchors, { state, policy: withPoolDepth(recipe.policy), nowMs }) }
}

/** The question to the sources for what goes with the items. */
export function askAboutAnchors(
  { parts, request: { sourceWeights } }: ListRun,
  { anchors: { query } }: { readonly anchors: AnchorQuery },
): Question {
  const sources = parts.sources
    .filter(({ name }) => SOURCES.includes(name) && sourceWeights[name] !== 0)
    .map(withEvidenceOfItems)
  const filters = new ItemFilters([{ reason: 'EXCLUDED', ids: query.viewer.seenItemIds }])
  return { basis: 'ITEMS', query, sources, filters }
}

function withPoolDepth(policy: Recipe['policy']): Recipe['policy'] {
  const sources = { ...policy.sources }
  for (const name of SOURCES) sources[name] = { ...sources[name], candidateLimit: POOL_DEPTH }
  return { ...policy, sources }
}

/** Evidence from tags becomes evidence from the items that have them. */
function withEvidenceOfItems({ name, fetch }: CandidateSource): CandidateSource {
  return {
    name,
    async fetch(query, options) {
      const proposals = await fetch(query, options)
      const { engagements } = query.viewer
      return { ...proposals, evidenceOf: (itemId) => ofItems(proposals.evidenceOf(itemId), engagements) }
    },
  }
}

function ofItems(evidence: Evidence, anchors: readonly Engagement[]): Evidence {
  if (evidence.items.length > 0) return evidence
  const items = anchors.flatMap(({ itemId, tagIds }) => {
    const weight = evidence.tags.reduce((sum, tag) => sum + (tagIds.includes(tag.id) ? tag.weight : 0), 0)
    return weight > 0 ? [{ id: itemId, weight }] : []
  })
  return { ...evidence, items: items.sort((a, b) => b.weight - a.weight) }
}
