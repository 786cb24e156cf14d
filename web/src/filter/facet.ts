/** A value with the number of items that have it. */
export interface ValueCount {
  readonly value: string
  readonly label: string
  readonly count: number
}

/** What the items that pass have in one property, in their kinds or in their tags. */
export interface Facet {
  /** Most frequent first; empty for numbers and instants. */
  readonly counts: readonly ValueCount[]
  /** Number of different values. */
  readonly distinct: number
  /** Lowest and highest number or instant; null if there is none. */
  readonly min: string | number | null
  readonly max: string | number | null
}
