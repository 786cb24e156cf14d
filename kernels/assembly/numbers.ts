/*
 * Numbers in memory: arrays begin at an address, and hold floats of 8 bytes or integers of 4. Nothing is checked.
 */

export function floatAt(array: usize, place: i32): f64 {
  return load<f64>(array + ((place as usize) << 3))
}

export function setFloat(array: usize, place: i32, value: f64): void {
  store<f64>(array + ((place as usize) << 3), value)
}

export function intAt(array: usize, place: i32): i32 {
  return load<i32>(array + ((place as usize) << 2))
}

/** Bytes of so many floats. */
export function floats(count: i32): usize {
  return (count as usize) << 3
}

/** Sum of the two numbers of a pair. */
export function both(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1)
}

/** `sum + scale * numbers`, by pairs. */
export function plusScaled(sum: v128, scale: v128, numbers: v128): v128 {
  return f64x2.add(sum, f64x2.mul(scale, numbers))
}

/** Bytes of the pairs in so many floats: the last of an odd number is left. */
export function pairs(count: i32): usize {
  return floats(count & ~1)
}

export function fillZeros(array: usize, count: i32): void {
  memory.fill(array, 0, floats(count))
}

/** Product of two vectors. */
export function dot(left: usize, right: usize, count: i32): f64 {
  let even = f64x2.splat(0)
  let odd = f64x2.splat(0)
  const fours = floats(count & ~3)
  const end = pairs(count)
  let at: usize = 0
  for (; at < fours; at += 32) {
    even = plusScaled(even, v128.load(left + at), v128.load(right + at))
    odd = plusScaled(odd, v128.load(left + at, 16), v128.load(right + at, 16))
  }
  if (at < end) even = plusScaled(even, v128.load(left + at), v128.load(right + at))
  const sum = both(f64x2.add(even, odd))
  return count & 1 ? sum + load<f64>(left + end) * load<f64>(right + end) : sum
}

/** Adds `scale` times a vector to another. */
export function addScaled(to: usize, scale: f64, vector: usize, count: i32): void {
  const factor = f64x2.splat(scale)
  const end = pairs(count)
  for (let at: usize = 0; at < end; at += 16) {
    v128.store(to + at, plusScaled(v128.load(to + at), factor, v128.load(vector + at)))
  }
  if (count & 1) store<f64>(to + end, load<f64>(to + end) + scale * load<f64>(vector + end))
}

/** Divides each number of a vector by that of another. */
export function divide(vector: usize, by: usize, quotient: usize, count: i32): void {
  const end = pairs(count)
  for (let at: usize = 0; at < end; at += 16) {
    v128.store(quotient + at, f64x2.div(v128.load(vector + at), v128.load(by + at)))
  }
  if (count & 1) store<f64>(quotient + end, load<f64>(vector + end) / load<f64>(by + end))
}
