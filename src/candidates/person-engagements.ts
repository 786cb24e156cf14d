import type { EngagementsOfPeopleRow } from '../graph/__generated__/queries.ts'
import type { RunOptions } from '../graph/graph-store.ts'
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
  readonly #degrees: Float64Array
  #discounts: { readonly exponent: number; readonly values: Float64Array } | undefined

  constructor(engaged: EngagementsOfPeopleRow['engaged']) {
    this.items = numberItems(engaged.map(({ itemId }) => itemId))
    this.lastAts = Float64Array.from(engaged, ({ lastAt }) => lastAt)
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
