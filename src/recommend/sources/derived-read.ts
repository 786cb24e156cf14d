import type { GraphQuery } from '../../graph/graph-query.ts'

/**
 * Whose derived edges the sources read for a list: the viewer's, those of items in the viewer's history, those of any node,
 * or none. By kind of edge, which is the name of the training job that derives it.
 */
export const HEADS_READ = {
  neighborhoods: 'viewer',
  'two-hop-ties': 'viewer',
  'similar-items': 'history',
  'top-items-per-tag': 'any',
  charts: 'any',
  'bought-together': 'none',
  'top-followed': 'none',
  'most-followed': 'none',
} as const

/** A kind of derived edges. */
export type EdgeKind = keyof typeof HEADS_READ

/** A derived edge, without the head that it leaves. */
export interface DerivedEdge {
  /** Of the end node. */
  readonly id: string
  readonly score: number
  /** The second score of a two-hop tie; 0 for other edges. */
  readonly paths: number
}

/** The edges of a head, best first; none if it is unknown. @param depth omitted: all of them */
export type EdgesOf = (headId: string, depth?: number) => readonly DerivedEdge[]

/** How a source reads derived edges. Training simulates sources with it, from edges that it holds in memory. */
export interface DerivedRead {
  /** The query that reads them from the graph. */
  readonly queryName: string
  readonly kind: EdgeKind
  /** The rows that the query returns. Its types are those of the query. */
  readonly rowsOf: (params: never, edgesOf: EdgesOf) => readonly unknown[]
}

/** Declares how a source reads derived edges. */
export function derivedRead<Params, Row>(
  query: GraphQuery<Params, Row>,
  kind: EdgeKind,
  rowsOf: (params: Params, edgesOf: EdgesOf) => readonly Row[],
): DerivedRead {
  return { queryName: query.name, kind, rowsOf }
}
