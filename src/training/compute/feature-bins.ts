import { FEATURES } from '../../domain/features.ts'
import { countBelow } from './count-below.ts'
import { floatAt, singleAt } from './number-at.ts'

/** A table of numbers cut into few classes each, so that a split is found from sums over classes. */
export interface Binned {
  /** Of each number, where its classes are cut, ascending. */
  readonly thresholds: readonly (readonly number[])[]
  /** Rows x `FEATURES`: how many thresholds lie below the number. */
  readonly bins: Uint8Array
  /** Classes a number has at most. */
  readonly most: number
}

/** Classes of a number, at most. */
const MOST = 32

/** Cuts every column where the shares of its values above 0 are equal; 0 itself is a class of its own. */
export function binned(features: Float32Array): Binned {
  const rows = features.length / FEATURES
  const bins = new Uint8Array(features.length)
  const thresholds = Array.from({ length: FEATURES }, (_, feature) => {
    const column = Float64Array.from({ length: rows }, (_, row) =>
      singleAt(features, row * FEATURES + feature),
    )
    const cuts = cutsOf(column)
    column.forEach((value, row) => {
      bins[row * FEATURES + feature] = countBelow(cuts, value)
    })
    return cuts
  })
  return { thresholds, bins, most: MOST }
}

function cutsOf(column: Float64Array): readonly number[] {
  const smallest = column.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const largest = column.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const above = column.filter((value) => value > 0).sort()
  const quantiles = Array.from({ length: MOST - 2 }, (_, place) =>
    floatAt(above, Math.floor((above.length * (place + 1)) / (MOST - 1))),
  )
  const cuts = [0, ...(above.length > 0 ? quantiles : [])]
  return [...new Set(cuts)].filter((cut) => cut >= smallest && cut < largest)
}
