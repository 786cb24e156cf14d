import type { TopEdges } from './compute/top-edges.ts'

/** The kinds of derived edges. */
export type EdgeKind = 'neighbors' | 'similar-items' | 'tag-tops' | 'charts' | 'two-hop-ties'

/** All edges of one kind that a version has. */
export interface DerivedEdges {
  readonly kind: EdgeKind
  /** Best first of each head. */
  readonly edges: TopEdges
  /** Ids of the nodes that the rows of `edges` are of, and of those that they lead to. */
  readonly headIds: readonly string[]
  readonly targetIds: readonly string[]
}

export interface TakeOptions {
  readonly signal: AbortSignal
  readonly onTaken: (done: number, total: number) => void
}

/**
 * Takes what a job has derived: a training writes it, in batches of which it tells; a rehearsal keeps it in memory.
 * Rejects between two batches once the signal aborts. Returns how many edges there are.
 */
export type TakeEdges = (derived: DerivedEdges, options: TakeOptions) => Promise<number>
