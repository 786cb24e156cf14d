import type { Policy } from '../../domain/policy.ts'
import type { ItemFilter, RecommendationRequest } from '../../domain/recommendation.ts'
import type { GraphState, ItemWeight, TagWeight, Viewer } from '../../domain/viewer.ts'
import { clockOf } from '../../graph/graph-state.ts'
import { interestWeights, seedWeights } from '../scoring/viewer-weights.ts'

/** What the sources know of a request. */
export interface SourceQuery {
  readonly viewer: Viewer
  /** Sources do not apply the filter. It tells them how deep to search and which tags the request names. */
  readonly filter: ItemFilter
  /** Serving version of everything derived; null if the graph was never trained. */
  readonly modelVersion: string | null
  readonly nowMs: number
  /** The smaller of now and the newest event in the graph: ages are counted from here. */
  readonly clockMs: number
  /** The viewer's newest engagements; weights sum to one. */
  readonly seeds: readonly ItemWeight[]
  /** The viewer's interests, strongest first; weights sum to one. */
  readonly interests: readonly TagWeight[]
  readonly policy: Policy
}

export interface QueryContext {
  readonly state: GraphState
  /** With the numbers of the serving version. */
  readonly policy: Policy
  readonly nowMs: number
}

/** The query of a request. */
export function sourceQuery(
  request: RecommendationRequest,
  viewer: Viewer,
  { state, policy, nowMs }: QueryContext,
): SourceQuery {
  const clockMs = clockOf(state, nowMs)
  return {
    viewer,
    filter: withoutRejectedTags(request.filter, viewer),
    modelVersion: state.modelVersion,
    nowMs,
    clockMs,
    seeds: seedWeights(viewer, clockMs, policy),
    interests: interestWeights(viewer, clockMs, policy),
    policy,
  }
}

/** Adds the tags that the viewer never wants to see. */
function withoutRejectedTags(filter: ItemFilter, { dampedTags }: Viewer): ItemFilter {
  const rejected = [...dampedTags].flatMap(([tagId, factor]) => (factor === 0 ? [tagId] : []))
  if (rejected.length === 0) return filter
  return { ...filter, avoidedTagIds: [...new Set([...filter.avoidedTagIds, ...rejected])] }
}

/** A filter that every item passes. */
export const NO_FILTER: ItemFilter = { kinds: [], requiredTagIds: [], avoidedTagIds: [], excludedItemIds: [] }

/** True if the filter has conditions on kinds or tags. */
export function hasCondition(filter: ItemFilter): boolean {
  return filter.kinds.length + filter.requiredTagIds.length + filter.avoidedTagIds.length > 0
}

/** True if the filter can remove anything. */
export function isNarrowing(filter: ItemFilter): boolean {
  return hasCondition(filter) || filter.excludedItemIds.length > 0
}

/** Conditions on an item, as parameters of graph queries. */
export interface ConditionParams {
  readonly isUnfiltered: boolean
  readonly kinds: readonly string[]
  readonly requiredTagIds: readonly string[]
  readonly avoidedTagIds: readonly string[]
  readonly now: number
}

/** Kinds, tags and availability. */
export function conditionParams({ filter, nowMs }: Pick<SourceQuery, 'filter' | 'nowMs'>): ConditionParams {
  return {
    isUnfiltered: !hasCondition(filter),
    kinds: filter.kinds,
    requiredTagIds: filter.requiredTagIds,
    avoidedTagIds: filter.avoidedTagIds,
    now: nowMs,
  }
}

/** Seen and excluded items. */
export function excludedIds({ filter, viewer }: SourceQuery): ReadonlySet<string> {
  if (filter.excludedItemIds.length === 0) return viewer.seenItemIds
  return new Set([...viewer.seenItemIds, ...filter.excludedItemIds])
}
