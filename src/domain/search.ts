/** How much the viewer's interest counts in the order of a search. */
export const SEARCH_IMPACTS = ['low', 'medium', 'high'] as const

export type SearchImpact = (typeof SEARCH_IMPACTS)[number]

/** What matches a text. */
export interface SearchSubject {
  readonly kind: 'search'
  /** At most 128 UTF-16 units; blank for what the viewer should see next. */
  readonly text: string
  readonly impact: SearchImpact
}

/** What ranks an item of a search. */
export interface SearchScores {
  /** How well its text matches, > 0. */
  readonly textScore: number
  /** Half the logarithm of 1 + the number of people who engaged with it. */
  readonly popularity: number
  /** The viewer's interest, 0-1 among the items of the list. */
  readonly interest: number
  /** In lower case and without accents. */
  readonly matchedWords: readonly string[]
}

/** What a served list says of its search. */
export interface SearchSummary {
  /** True if no item has all words of the query. */
  readonly isRelaxed: boolean
}
