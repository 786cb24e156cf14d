import { floatAt } from './number-at.ts'
import { addFourToTwo } from './two-by-four.ts'

/**
 * The lower triangle of a matrix (row-major, `size` x `size`) becomes its inverse: two rows at a time, by four earlier ones
 * at a time.
 */
export function invertLower(matrix: Float64Array, size: number): void {
  // Of a row, then of the next.
  const sums = new Float64Array(2 * size)
  const weights = new Float64Array(8)
  for (let row = 0; row < size; row += 2) {
    sums.fill(0)
    const isPair = row + 1 < size
    const fours = isPair ? row & ~3 : 0
    for (let k = 0; k < fours; k += 4) addFourEarlier(matrix, size, row, k, sums, weights)
    finishRow(matrix, size, row, fours, sums.subarray(0, size))
    if (isPair) finishRow(matrix, size, row + 1, fours, sums.subarray(size))
  }
}

/** Adds four earlier rows, of which the later reach a little further right, to the sums of a row and of the next. */
function addFourEarlier(
  matrix: Float64Array,
  size: number,
  row: number,
  k: number,
  sums: Float64Array,
  weights: Float64Array,
): void {
  const own = row * size + k
  weights.set(matrix.subarray(own, own + 4))
  weights.set(matrix.subarray(own + size, own + size + 4), 4)
  addFourToTwo(sums, 0, size, matrix, k * size, size, k + 1, weights)
  for (let later = 1; later < 4; later++) {
    for (let column = k + 1; column <= k + later; column++) {
      const x = floatAt(matrix, (k + later) * size + column)
      sums[column] = floatAt(sums, column) + floatAt(weights, later) * x
      sums[size + column] = floatAt(sums, size + column) + floatAt(weights, 4 + later) * x
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
