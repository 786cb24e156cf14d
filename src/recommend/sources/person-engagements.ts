import type { EngagementsOfPeopleRow } from '../../graph/__generated__/queries.ts'
import type { RunOptions } from '../../graph/graph-store.ts'
import { numberItems } from './item-numbers.ts'

/** Somebody whose engagements count, and how much. */
export interface WeightedPerson {
  readonly personId: string
  /** > 0. */
  readonly weight: number
  /** Of her engagements as the graph has them now (see `recentStamp`); null where there are none, or nobody has stamped them. */
  readonly stamp: string | null
}

/** What one person lately engaged with, in no promised order. */
export class PersonEngagements {
  /** Numbers of items: see `numberItems`. */
  readonly items: Int32Array
  /** Epoch milliseconds, parallel to `items`. */
  readonly lastAts: Float64Array
  /** The newest of `lastAts`; 0 if there are none. */
  readonly newestMs: number
  readonly #degrees: Float64Array
  #faded:
    | { readonly exponent: number; readonly halfLifeMs: number; readonly values: Float64Array }
    | undefined
  #discounts: { readonly exponent: number; readonly values: Float64Array } | undefined

  constructor(engaged: EngagementsOfPeopleRow['engaged']) {
    this.items = numberItems(engaged.map(({ itemId }) => itemId))
    this.lastAts = Float64Array.from(engaged, ({ lastAt }) => lastAt)
    this.newestMs = this.lastAts.reduce((newest, at) => Math.max(newest, at), 0)
    this.#degrees = Float64Array.from(engaged, ({ degree }) => degree)
  }

  /** `1 / n^exponent` for an item that n people engaged with when this was read, parallel to `items`. */
  discounts(exponent: number): Float64Array {
    if (this.#discounts?.exponent !== exponent) {
      const values = this.#degrees.map((degree) => Math.max(1, degree) ** -exponent)
      this.#discounts = { exponent, values }
    }
    return this.#discounts.values
  }

  /**
   * The same, each halved for every half-life by which it is older than the newest. What that one has faded since is the
   * same for all of them, so these need not be worked out anew as time goes by.
   */
  faded(exponent: number, halfLifeMs: number): Float64Array {
    if (this.#faded?.exponent !== exponent || this.#faded.halfLifeMs !== halfLifeMs) {
      const values = this.discounts(exponent).map(
        (value, at) => value * 2 ** (((this.lastAts[at] ?? 0) - this.newestMs) / halfLifeMs),
      )
      this.#faded = { exponent, halfLifeMs, values }
    }
    return this.#faded.values
  }
}

/** Where what people lately engaged with is known from. */
export interface EngagementsOf {
  /**
   * One entry for each of the people, in their order.
   *
   * @param people all different
   * @param version the serving one; null if the graph was never trained
   */
  of(
    people: readonly WeightedPerson[],
    version: string | null,
    options: RunOptions,
  ): Promise<readonly PersonEngagements[]>
}
