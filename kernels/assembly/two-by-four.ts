import { both, floats, pairs, plusScaled } from './numbers'

/*
 * What dense loops are made of: two rows by four others, two numbers at an instruction. A number that is read once serves
 * several products, and reading is what takes the time. The four rows follow each other at the same distance.
 */

/**
 * Writes the products of two rows with each of four others: of the first row with the four, then of the second.
 *
 * @param stride bytes from one of the four rows to the next
 */
export function multiplyTwoByFour(
  own: usize,
  next: usize,
  first: usize,
  stride: usize,
  count: i32,
  products: usize,
): void {
  const second = first + stride
  const third = second + stride
  const fourth = third + stride
  let a0 = f64x2.splat(0)
  let a1 = f64x2.splat(0)
  let a2 = f64x2.splat(0)
  let a3 = f64x2.splat(0)
  let b0 = f64x2.splat(0)
  let b1 = f64x2.splat(0)
  let b2 = f64x2.splat(0)
  let b3 = f64x2.splat(0)
  const end = pairs(count)
  for (let at: usize = 0; at < end; at += 16) {
    const a = v128.load(own + at)
    const b = v128.load(next + at)
    const x0 = v128.load(first + at)
    const x1 = v128.load(second + at)
    const x2 = v128.load(third + at)
    const x3 = v128.load(fourth + at)
    a0 = plusScaled(a0, a, x0)
    a1 = plusScaled(a1, a, x1)
    a2 = plusScaled(a2, a, x2)
    a3 = plusScaled(a3, a, x3)
    b0 = plusScaled(b0, b, x0)
    b1 = plusScaled(b1, b, x1)
    b2 = plusScaled(b2, b, x2)
    b3 = plusScaled(b3, b, x3)
  }
  store<f64>(products, both(a0))
  store<f64>(products, both(a1), 8)
  store<f64>(products, both(a2), 16)
  store<f64>(products, both(a3), 24)
  store<f64>(products, both(b0), 32)
  store<f64>(products, both(b1), 40)
  store<f64>(products, both(b2), 48)
  store<f64>(products, both(b3), 56)
  if (count & 1) addLast(own + end, next + end, first + end, stride, products)
}

/** Adds the products of single numbers. */
function addLast(own: usize, next: usize, first: usize, stride: usize, products: usize): void {
  const a = load<f64>(own)
  const b = load<f64>(next)
  for (let row = 0; row < 4; row++) {
    const x = load<f64>(first + stride * row)
    const at = products + floats(row)
    store<f64>(at, load<f64>(at) + a * x)
    store<f64>(at, load<f64>(at, 32) + b * x, 32)
  }
}

/**
 * Adds to each of two rows a sum of four others.
 *
 * @param stride bytes from one of the four rows to the next
 * @param weights of the four in the sum that the first row gets, then in that of the second: 8
 */
export function addFourToTwo(
  own: usize,
  next: usize,
  first: usize,
  stride: usize,
  count: i32,
  weights: usize,
): void {
  const second = first + stride
  const third = second + stride
  const fourth = third + stride
  const a0 = v128.load64_splat(weights)
  const a1 = v128.load64_splat(weights, 8)
  const a2 = v128.load64_splat(weights, 16)
  const a3 = v128.load64_splat(weights, 24)
  const b0 = v128.load64_splat(weights, 32)
  const b1 = v128.load64_splat(weights, 40)
  const b2 = v128.load64_splat(weights, 48)
  const b3 = v128.load64_splat(weights, 56)
  const end = pairs(count)
  for (let at: usize = 0; at < end; at += 16) {
    const x0 = v128.load(first + at)
    const x1 = v128.load(second + at)
    const x2 = v128.load(third + at)
    const x3 = v128.load(fourth + at)
    const a = plusScaled(plusScaled(plusScaled(f64x2.mul(a0, x0), a1, x1), a2, x2), a3, x3)
    v128.store(own + at, f64x2.add(v128.load(own + at), a))
    const b = plusScaled(plusScaled(plusScaled(f64x2.mul(b0, x0), b1, x1), b2, x2), b3, x3)
    v128.store(next + at, f64x2.add(v128.load(next + at), b))
  }
  if (count & 1) {
    store<f64>(own + end, load<f64>(own + end) + sumOfFour(first + end, stride, weights))
    store<f64>(next + end, load<f64>(next + end) + sumOfFour(first + end, stride, weights + 32))
  }
}

function sumOfFour(first: usize, stride: usize, weights: usize): f64 {
  let sum: f64 = 0
  for (let row = 0; row < 4; row++) sum += load<f64>(weights + floats(row)) * load<f64>(first + stride * row)
  return sum
}

/** Writes the numbers of two neighboring columns in four rows, as `addFourToTwo` takes them. */
export function readColumns(at: usize, stride: usize, weights: usize): void {
  for (let row = 0; row < 4; row++) {
    store<f64>(weights + floats(row), load<f64>(at + stride * row))
    store<f64>(weights + floats(row), load<f64>(at + stride * row, 8), 32)
  }
}
