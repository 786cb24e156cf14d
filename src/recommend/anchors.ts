import type { SourceName } from '../domain/source-name.ts'
import type { Engagement, Viewer } from '../domain/viewer.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { Evidence } from './candidate.ts'
import type { ListParts } from './list-maker.ts'
import { sourceQuery } from './read-query.ts'
import { readSession } from './read-session.ts'
import type { ReadQuery } from './recipe.ts'
import { type Recipe, recipeOf } from './recipe.ts'
import { gather, type SourceResponse } from './sources/gather.ts'
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
    return { itemId, weight, lastAtMs: nowMs, kinds: [], isDismissed: false }
  })
  return readSession(graph, { items: items.reverse(), tagIds: [] }, options)
}

/** The response of the sources to the items alone. The same for every viewer. */
export interface AnchorResponse {
  readonly query: SourceQuery
  readonly recipe: Recipe
  readonly responses: readonly SourceResponse[]
  readonly degradedSources: readonly SourceName[]
}

/**
 * Queries the sources for what goes with the items. Ranks by the weights of the policy, which are for viewers with a short
 * history.
 *
 * @param anchors see `readAnchors`
 * @param sourceWeights see `RecommendationRequest`
 */
export async function gatherForAnchors(
  parts: ListParts,
  anchors: Viewer,
  { state, query: { nowMs } }: Pick<ReadQuery, 'state' | 'query'>,
  sourceWeights: Readonly<Partial<Record<SourceName, number>>>,
  options: RunOptions,
): Promise<AnchorResponse> {
  const recipe = await recipeOf(parts.policy, parts.models, state.modelVersion, { engagements: [] })
  const query = sourceQuery(anchors, { state, policy: withPoolDepth(recipe.policy), nowMs })
  const sources = parts.sources.filter(({ name }) => SOURCES.includes(name) && sourceWeights[name] !== 0)
  const { responses, degradedSources } = await gather({ ...parts, ...options, sources }, query)
  return {
    query,
    recipe,
    degradedSources,
    responses: responses.map((response) => aboutAnchors(response, anchors.engagements)),
  }
}

function withPoolDepth(policy: Recipe['policy']): Recipe['policy'] {
  const sources = { ...policy.sources }
  for (const name of SOURCES) sources[name] = { ...sources[name], candidateLimit: POOL_DEPTH }
  return { ...policy, sources }
}

/** Evidence from tags becomes evidence from the items that have them. */
function aboutAnchors({ source, proposals }: SourceResponse, anchors: readonly Engagement[]): SourceResponse {
  const evidenceOf = (itemId: string): Evidence => {
    const evidence = proposals.evidenceOf(itemId)
    if (evidence.items.length > 0) return evidence
    const items = anchors.flatMap((anchor) => {
      const weight = evidence.tags.reduce(
        (sum, tag) => sum + (anchor.tagIds.includes(tag.id) ? tag.weight : 0),
        0,
      )
      return weight > 0 ? [{ id: anchor.itemId, weight }] : []
    })
    return { ...evidence, items: items.sort((a, b) => b.weight - a.weight) }
  }
  return { source, basis: 'ITEMS', proposals: { ...proposals, evidenceOf } }
}
