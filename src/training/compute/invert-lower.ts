import { floatAt } from './number-at.ts'

/**
 * The lower triangle of a matrix (row-major, `size` x `size`) becomes its inverse: two rows at a time, by four earlier ones
 * at a time.
 */
export function invertLower(matrix: Float64Array, size: number): void {
  const sums = new Float64Array(size)
  const nextSums = new Float64Array(size)
  for (let row = 0; row < size; row += 2) {
    sums.fill(0, 0, row + 2)
    nextSums.fill(0, 0, row + 2)
    const fours = row & ~3
    if (row + 1 < size) {
      for (let k = 0; k < fours; k += 4) addFourToTwo(matrix, size, row, k, sums, nextSums)
      finishRow(matrix, size, row, fours, sums)
      finishRow(matrix, size, row + 1, fours, nextSums)
    } else {
      finishRow(matrix, size, row, 0, sums)
    }
  }
}

/** Adds four earlier rows, of which the later reach a little further right, to the sums of a row and of the next. */
function addFourToTwo(
  matrix: Float64Array,
  size: number,
  row: number,
  k: number,
  sums: Float64Array,
  nextSums: Float64Array,
): void {
  const a = row * size + k
  const a0 = floatAt(matrix, a)
  const a1 = floatAt(matrix, a + 1)
  const a2 = floatAt(matrix, a + 2)
  const a3 = floatAt(matrix, a + 3)
  const b = a + size
  const b0 = floatAt(matrix, b)
  const b1 = floatAt(matrix, b + 1)
  const b2 = floatAt(matrix, b + 2)
  const b3 = floatAt(matrix, b + 3)
  const first = k * size
  const second = first + size
  const third = second + size
  const fourth = third + size
  for (let column = 0; column <= k; column++) {
    const x0 = floatAt(matrix, first + column)
    const x1 = floatAt(matrix, second + column)
    const x2 = floatAt(matrix, third + column)
    const x3 = floatAt(matrix, fourth + column)
    sums[column] = floatAt(sums, column) + (a0 * x0 + a1 * x1 + a2 * x2 + a3 * x3)
    nextSums[column] = floatAt(nextSums, column) + (b0 * x0 + b1 * x1 + b2 * x2 + b3 * x3)
  }
  for (let later = k + 1; later < k + 4; later++) {
    for (let column = k + 1; column <= later; column++) {
      const x = floatAt(matrix, later * size + column)
      sums[column] = floatAt(sums, column) + floatAt(matrix, row * size + later) * x
      nextSums[column] = floatAt(nextSums, column) + floatAt(matrix, (row + 1) * size + later) * x
    }
  }
}

/** Adds the earlier rows from `from` on, and writes the row of the inverse. */
function finishRow(matrix: Float64Array, size: number, row: number, from: number, sums: Float64Array): void {
  const start = row * size
  for (let k = from; k < row; k++) {
    const factor = floatAt(matrix, start + k)
    for (let column = 0; column <= k; column++) {
      sums[column] = floatAt(sums, column) + factor * floatAt(matrix, k * size + column)
    }
  }
  const scale = 1 / floatAt(matrix, start + row)
  for (let column = 0; column < row; column++) matrix[start + column] = -floatAt(sums, column) * scale
  matrix[start + row] = scale
}
