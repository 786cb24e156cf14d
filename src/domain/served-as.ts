import type { SourceName } from './source-name.ts'

/** What a list was made by. Lists of one version of a placement, of one model and ranker, are counted together. */
export interface ServedAs {
  /** The key of the placement; empty for a list that is for none. */
  readonly placement: string
  /** The number of its version; 0 for none. */
  readonly version: number
  /** The version of the model; empty if there was none. */
  readonly model: string
  /** The form of the interest model, `search`, or `fallback` for a list without the graph. */
  readonly ranker: string
  /** The page and the placement of the row that the list is, such as `shop/home: shop/new`; omitted: it is no row. */
  readonly row?: string
}

/** What metrics of the list are summed by: rows have a table of their own. */
export function withoutRow({ placement, version, model, ranker }: Omit<ServedAs, 'row'>): ServedAs {
  return { placement, version, model, ranker }
}

/** The place in a served list that led to an event, as the server has checked it. */
export interface Attribution {
  readonly servedAs: ServedAs
  /** When the list was served, epoch milliseconds. */
  readonly servedAtMs: number
  /** The source of the first reason; omitted: that has none. */
  readonly source?: SourceName
  /** Whether a promotion placed the item. */
  readonly isPromoted?: true
  /** Whether the place was drawn. */
  readonly isExplored?: true
  /** Whether the list was for a session, which is not counted as a list. */
  readonly isOfSession?: true
}
