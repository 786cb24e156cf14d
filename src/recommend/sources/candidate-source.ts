import { type Evidence, NO_EVIDENCE } from '../../domain/candidate.ts'
import type { Policy } from '../../domain/policy.ts'
import type { ItemFilter } from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'
import type { ItemWeight, TagWeight, Viewer } from '../../domain/viewer.ts'
import type { RunOptions } from '../../graph/graph-store.ts'
import type { Ranking } from './ranking.ts'

/** What a source gets to know. Built once a request. */
export interface SourceQuery {
  readonly viewer: Viewer
  /** Not for a source to apply: it tells how deep one is worth looking, and which tags somebody asks for. */
  readonly filter: ItemFilter
  /** Serving version of everything derived; null if the graph was never trained. */
  readonly modelVersion: string | null
  readonly nowMs: number
  /** The smaller of now and the newest event in the graph: from here age is counted. */
  readonly clockMs: number
  /** The viewer's newest engagements as shares of what matters to her now; sums to one. */
  readonly seeds: readonly ItemWeight[]
  /** Tags she cares about, strongest first; sums to one. */
  readonly interests: readonly TagWeight[]
  readonly policy: Policy
}

/** Raw scores of items, all different, in their order; undefined for one of which nothing is known. */
export type ScoresOf = (itemIds: readonly string[]) => readonly (number | undefined)[]

/** What a source says to a request. */
export interface SourceProposals {
  /** The same whatever the filter. */
  readonly ranking: Ranking
  /** What it finds when it looks deeper, for a filter that leaves too few of these; absent where that is nothing more. */
  readonly further?: Ranking
  /** What the source saw in an item; nothing in one that it has not found. */
  readonly evidenceOf: (itemId: string) => Evidence
  /** What it says of any items, proposed or not and whatever the filter. Absent where it knows only what it proposes. */
  readonly scoresOf?: ScoresOf
}

/** How a source reads the graph, and what ends it. */
export interface SourceOptions extends RunOptions {
  readonly signal: AbortSignal
}

/**
 * A way of finding items. May be slow, be empty or fail; uses its own score scale. Knows no other source, leaves out what
 * the viewer has seen, and filters by nothing else: the filter is applied to what all sources have found.
 */
export interface CandidateSource {
  readonly name: SourceName
  fetch(request: SourceQuery, options: SourceOptions): Promise<SourceProposals>
}

/** A source with nothing to say. */
export const NO_PROPOSALS: SourceProposals = {
  ranking: { best: () => [], size: 0 },
  evidenceOf: () => NO_EVIDENCE,
}
