import type { Policy } from '../domain/policy.ts'
import type { RecommendationRequest } from '../domain/recommendation.ts'
import { isNeverAgain, type SeenPolicy, seenItems, withOverride } from '../domain/seen-policy.ts'
import { SOURCE_NAMES } from '../domain/source-name.ts'
import { type GraphState, KEPT_RECENT, type Viewer } from '../domain/viewer.ts'
import { clockOf } from '../graph/graph-state.ts'
import type { RunOptions } from '../graph/graph-store.ts'
import type { LiveCatalog } from '../snapshot/live-catalog.ts'
import { openSteers, steerRules } from '../steering/steers.ts'
import { orderedItems } from './bought-together.ts'
import { exceptViewed, inContext, readContext } from './in-context.ts'
import type { ListContext, ListParts } from './list-maker.ts'
import { activeRules, NO_RULES } from './placement-rules.ts'
import { readViewer, servingState } from './read-viewer.ts'
import { type ReadQuery, recipeOf } from './recipe.ts'
import { interestWeights, seedWeights } from './scoring/viewer-weights.ts'
import type { SourceQuery } from './sources/source-query.ts'

/**
 * Reads the viewer and the recipe, and builds the query for the sources.
 *
 * @param untilMs leaves out later engagements
 */
export async function readQuery(
  parts: ListParts,
  request: RecommendationRequest,
  context: ListContext,
  untilMs = Number.POSITIVE_INFINITY,
): Promise<ReadQuery> {
  const { policy } = parts
  const { nowMs, denied } = context
  const seenPolicy = withOverride(request.steering?.spec.seen ?? policy.seen, request.seen)
  const read = () => readUnruled(parts, request, context, seenPolicy, untilMs)
  const [unruled, active] = await Promise.all([
    context.reads?.once(`query ${JSON.stringify([seenPolicy, untilMs])}`, read) ?? read(),
    request.steering ? activeRules(parts, request, { ...readOptions(context), nowMs, denied }) : NO_RULES,
  ])
  const steers = steerRules(openSteers(unruled.viewer.steers ?? [], nowMs))
  return { ...unruled, active: { ...active, rules: [...active.rules, ...steers] } }
}

/** What does not depend on rules of placements. */
async function readUnruled(
  { graph, models, policy, liveCatalog }: ListParts,
  request: RecommendationRequest,
  context: ListContext,
  seenPolicy: SeenPolicy,
  untilMs: number,
): Promise<Omit<ReadQuery, 'active'>> {
  const options = readOptions(context)
  const { nowMs, denied, sensitiveTags, reads } = context
  const agesFromMs = request.viewing?.atMs ?? nowMs
  // Another list of the page may need the history.
  const needsHistory = reads !== undefined || !isNeverAgain(seenPolicy)
  const readPerson = () => readViewer(graph, request.viewer, options, { denied, sensitiveTags, needsHistory })
  const [serving, viewed, read, kindOf] = await Promise.all([
    servingState(graph, options),
    readContext(graph, request.viewing, options),
    reads?.once('viewer', readPerson) ?? readPerson(),
    itemKinds(liveCatalog, seenPolicy, options),
  ])
  const state = { ...serving, modelVersion: request.modelVersion ?? serving.modelVersion }
  const { seenItemIds, returningIds } = splitSeen(read, seenPolicy, agesFromMs, kindOf)
  const engagements = read.engagements.filter(({ lastAtMs }) => lastAtMs <= untilMs)
  const { seenHistory = [], ...others } = read
  const earlier = { ...others, seenItemIds, engagements }
  const viewer = denied.includes('personalization')
    ? exceptViewed(earlier, viewed)
    : inContext(earlier, viewed, nowMs)
  const recipe = await recipeOf(policy, models, state.modelVersion, viewer)
  const query = sourceQuery(viewer, {
    state,
    policy: withRoom(recipe.policy, returningIds.size),
    nowMs,
    agesFromMs,
  })
  const orderedIds = reads ? orderedItems(viewer, seenHistory, request.viewing) : []
  return { query, viewer, recipe, state, returningIds, orderedIds }
}

/** For lists whose order is asked for: no place is drawn at random. */
export function withoutExploration(read: ReadQuery): ReadQuery {
  const { recipe } = read
  return { ...read, recipe: { ...recipe, policy: { ...recipe.policy, exploration: 0 } } }
}

interface QueryContext {
  readonly state: GraphState
  /** With the numbers of the serving version. */
  readonly policy: Policy
  readonly nowMs: number
  /** When the list is for: ages count from here, epoch milliseconds; omitted: now. */
  readonly agesFromMs?: number
}

/** The query of a request. */
export function sourceQuery(
  viewer: Viewer,
  { state, policy, nowMs, agesFromMs = nowMs }: QueryContext,
): SourceQuery {
  const clockMs = clockOf(state, agesFromMs)
  return {
    viewer,
    modelVersion: state.modelVersion,
    catalogRevision: state.catalogRevision,
    nowMs,
    clockMs,
    seeds: seedWeights(viewer, clockMs, policy),
    interests: interestWeights(viewer, clockMs, policy),
    policy,
  }
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

/** How the requests of a list read the graph. */
export function readOptions({ signal, mayLag }: ListContext): RunOptions {
  return { mayLag, ...(signal && { signal }) }
}

/** The kind of an item; undefined if unknown. */
type KindOf = (itemId: string) => string | undefined

/** The items that a list leaves out, and those of the viewer's history that may be shown again. */
interface SeenSplit {
  readonly seenItemIds: ReadonlySet<string>
  readonly returningIds: ReadonlySet<string>
}

/** Applies a policy to what a viewer has seen. Without a `seenHistory` nothing returns. */
function splitSeen(
  { seenItemIds, dismissedItemIds, seenHistory: items }: Viewer,
  policy: SeenPolicy,
  nowMs: number,
  kindOf: KindOf,
): SeenSplit {
  if (!items) return { seenItemIds, returningIds: new Set() }
  const seen = seenItems({ dismissedItemIds, items }, policy, nowMs, kindOf)
  const ids = items.map(({ itemId }) => itemId)
  return { seenItemIds: seen, returningIds: new Set(ids.filter((itemId) => !seen.has(itemId))) }
}

/** Kinds of items for a policy. Reads the catalog only if the policy depends on them. @throws GraphError */
async function itemKinds(
  liveCatalog: LiveCatalog,
  { byItemKind }: SeenPolicy,
  options: RunOptions,
): Promise<KindOf> {
  if (Object.keys(byItemKind).length === 0) return () => undefined
  const snapshot = await liveCatalog.current(options)
  return (itemId) => {
    const row = snapshot.numberOf(itemId)
    return row === undefined ? undefined : snapshot.kinds.textAt(row)
  }
}
