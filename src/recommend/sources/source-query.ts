import type { Policy } from '../../domain/policy.ts'
import type { GraphState, ItemWeight, TagWeight, Viewer } from '../../domain/viewer.ts'
import { clockOf } from '../../graph/graph-state.ts'
import { interestWeights, seedWeights } from '../scoring/viewer-weights.ts'

/** What the sources know of a request. */
export interface SourceQuery {
  readonly viewer: Viewer
  /** Serving version of everything derived; null if the graph was never trained. */
  readonly modelVersion: string | null
  /** Of the catalog before the sources read anything; see `GraphState`. Omitted: unknown. */
  readonly catalogRevision?: number | null
  readonly nowMs: number
  /** The smaller of the time that the list is for and the newest event in the graph: ages are counted from here. */
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
