/*
 * Access to a place that is known to exist. One function per kind of array, because a generic one is compiled for all kinds
 * and makes training loops ten times slower.
 */

export function intAt(numbers: Int32Array, place: number): number {
  return numbers[place] as number
}

export function uintAt(numbers: Uint32Array, place: number): number {
  return numbers[place] as number
}

export function singleAt(numbers: Float32Array, place: number): number {
  return numbers[place] as number
}

export function floatAt(numbers: Float64Array, place: number): number {
  return numbers[place] as number
}

/** The number of ascending values that are less than `value`. */
export function countBelow(ascending: ArrayLike<number>, value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Places of the `limit` highest numbers, highest first; ties keep their order. */
export function highestPlaces(numbers: Float64Array, limit: number): Int32Array {
  const order = Int32Array.from(numbers.keys())
  return order.sort((a, b) => floatAt(numbers, b) - floatAt(numbers, a) || a - b).subarray(0, limit)
}

/** `log(sum of exp(logit))`, without overflow. */
export function logSum(logits: Float64Array): number {
  const largest = logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY)
  return largest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0))
}
