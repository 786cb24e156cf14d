import type { Policy } from '../domain/policy.ts'
import type { ItemFilter, RecommendationRequest } from '../domain/recommendation.ts'
import type { GraphState, Viewer } from '../domain/viewer.ts'
import { clockOf } from '../graph/graph-state.ts'
import { interestWeights, seedWeights } from './scoring/interest-weights.ts'
import type { SourceQuery } from './sources/candidate-source.ts'

export interface RequestTerms {
  readonly state: GraphState
  /** With what the serving version brings. */
  readonly policy: Policy
  readonly nowMs: number
}

/** What the sources get to know of a question. */
export function sourceQuery(
  question: RecommendationRequest,
  viewer: Viewer,
  { state, policy, nowMs }: RequestTerms,
): SourceQuery {
  const clockMs = clockOf(state, nowMs)
  return {
    viewer,
    filter: withoutAvoided(question.filter, viewer),
    modelVersion: state.modelVersion,
    nowMs,
    clockMs,
    seeds: seedWeights(viewer, clockMs, policy),
    interests: interestWeights(viewer, clockMs, policy),
    policy,
  }
}

/** Tags that the viewer never wants to see are in every filter of hers. */
function withoutAvoided(filter: ItemFilter, { dampedTags }: Viewer): ItemFilter {
  const never = [...dampedTags].flatMap(([tagId, factor]) => (factor === 0 ? [tagId] : []))
  if (never.length === 0) return filter
  return { ...filter, avoidedTagIds: [...new Set([...filter.avoidedTagIds, ...never])] }
}
