/*
 * What dense loops of a training are made of: two rows by four others. A number that is read once serves several products,
 * and reading is what takes the time. Rows lie in arrays of numbers; the four follow each other at the same distance.
 */

/**
 * Writes the products of two rows with each of four others.
 *
 * @param own where the first of the two begins, `next` the second
 * @param first where the first of the four begins; each other is `stride` further on
 * @param count numbers of a row
 * @param products of the first row with the four, then of the second: 8
 */
export function multiplyTwoByFour(
  two: Float64Array,
  own: number,
  next: number,
  four: Float64Array,
  first: number,
  stride: number,
  count: number,
  products: Float64Array,
): void {
  const second = first + stride
  const third = second + stride
  const fourth = third + stride
  let a0 = 0
  let a1 = 0
  let a2 = 0
  let a3 = 0
  let b0 = 0
  let b1 = 0
  let b2 = 0
  let b3 = 0
  for (let k = 0; k < count; k++) {
    const a = two[own + k] as number
    const b = two[next + k] as number
    const x0 = four[first + k] as number
    const x1 = four[second + k] as number
    const x2 = four[third + k] as number
    const x3 = four[fourth + k] as number
    a0 += a * x0
    a1 += a * x1
    a2 += a * x2
    a3 += a * x3
    b0 += b * x0
    b1 += b * x1
    b2 += b * x2
    b3 += b * x3
  }
  products[0] = a0
  products[1] = a1
  products[2] = a2
  products[3] = a3
  products[4] = b0
  products[5] = b1
  products[6] = b2
  products[7] = b3
}

/**
 * Adds to each of two rows a sum of four others; rows as above.
 *
 * @param weights of the four in the sum that the first row gets, then in that of the second: 8
 */
export function addFourToTwo(
  two: Float64Array,
  own: number,
  next: number,
  four: Float64Array,
  first: number,
  stride: number,
  count: number,
  weights: Float64Array,
): void {
  const second = first + stride
  const third = second + stride
  const fourth = third + stride
  const a0 = weights[0] as number
  const a1 = weights[1] as number
  const a2 = weights[2] as number
  const a3 = weights[3] as number
  const b0 = weights[4] as number
  const b1 = weights[5] as number
  const b2 = weights[6] as number
  const b3 = weights[7] as number
  for (let k = 0; k < count; k++) {
    const x0 = four[first + k] as number
    const x1 = four[second + k] as number
    const x2 = four[third + k] as number
    const x3 = four[fourth + k] as number
    two[own + k] = (two[own + k] as number) + (a0 * x0 + a1 * x1 + a2 * x2 + a3 * x3)
    two[next + k] = (two[next + k] as number) + (b0 * x0 + b1 * x1 + b2 * x2 + b3 * x3)
  }
}

/** Writes the numbers of two neighboring columns in four rows, as `addFourToTwo` takes them. */
export function readColumns(four: Float64Array, at: number, stride: number, weights: Float64Array): void {
  for (let row = 0; row < 4; row++) {
    weights[row] = four[at + row * stride] as number
    weights[4 + row] = four[at + row * stride + 1] as number
  }
}
