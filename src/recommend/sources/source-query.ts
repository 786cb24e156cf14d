import type { Policy } from '../../domain/policy.ts'
import type { TrendSlice } from '../../domain/user-group.ts'
import type { ItemWeight, TagWeight, Viewer } from '../../domain/viewer.ts'

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
  /** Trends are those of this part; omitted: of all people and items. */
  readonly trendingIn?: TrendSlice
}
