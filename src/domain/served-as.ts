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
}

/** The place in a served list that led to an event, as the server has checked it. */
export interface Attribution {
  readonly servedAs: ServedAs
  /** When the list was served, epoch milliseconds. */
  readonly servedAtMs: number
  /** Whether a promotion placed the item. */
  readonly isPromoted?: true
  /** Whether the place was drawn. */
  readonly isExplored?: true
  /** Whether the list was for a session, which is not counted as a list. */
  readonly isOfSession?: true
}
