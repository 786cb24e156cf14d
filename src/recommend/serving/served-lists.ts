import type { Ranked } from '../../domain/candidate.ts'
import type { FallbackStep, Personalization } from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'
import type { Exploration } from '../ranking/explore.ts'

/** A ranked pool as it was served: what paging, replay, impressions and learning join on. */
export interface ServedList {
  readonly recommendationId: string
  readonly viewerId: string
  /** Fingerprint of everything else the client asked; a cursor goes on with the same question only. */
  readonly questionKey: string
  readonly servedAtMs: number
  readonly expiresAtMs: number
  readonly policy: string
  readonly modelVersion: string | null
  readonly asOfMs: number | null
  readonly watermark: string | null
  readonly personalization: Personalization
  readonly followingCount: number
  readonly degraded: readonly SourceName[]
  readonly fallback: readonly FallbackStep[]
  readonly counts: readonly {
    readonly source: SourceName
    readonly generated: number
    readonly afterFilter: number
  }[]
  /** How places were drawn; omitted where none were. */
  readonly exploration?: Exploration
  readonly items: readonly Ranked[]
}

/** Remembers served lists until they expire, across restarts of the process. */
export interface ServedLists {
  /** Never delays or fails the answer: returns at once, and a failure to write is only reported. */
  save(list: ServedList): void
  /** The same for a list that was made without the graph: it can be paged, but is never the viewer's newest. */
  saveStandIn(list: ServedList): void
  /** The list, or null if it is not kept (any more). Sees every list saved before, at once. */
  find(recommendationId: string): Promise<ServedList | null>
  /** The viewer's list that was saved last, expired or not, stand-ins aside; null if none is kept. */
  newestOf(viewerId: string): Promise<ServedList | null>
  /** Forgets lists that expired before `nowMs`. */
  sweep(nowMs: number): Promise<void>
  close(): Promise<void>
}
