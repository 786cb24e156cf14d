/*
 * The number at a place that is known to exist: typed arrays hold no holes. One function for each kind of array,
 * because one for all is compiled for all at once and makes the loops of a training ten times slower.
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
