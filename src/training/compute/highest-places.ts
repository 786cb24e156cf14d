import { floatAt } from './number-at.ts'

/** Where the `limit` highest of these numbers are, the highest first; of equals the one that comes first. */
export function highestPlaces(numbers: Float64Array, limit: number): Int32Array {
  const order = Int32Array.from(numbers.keys())
  return order.sort((a, b) => floatAt(numbers, b) - floatAt(numbers, a) || a - b).subarray(0, limit)
}
