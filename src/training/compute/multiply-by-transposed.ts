import { floatAt } from './number-at.ts'
import { addFourToTwo, readColumns } from './two-by-four.ts'

/** Columns and rows summed together: as many as keep a block in the processor's cache. Even, so that rows pair up. */
const BLOCK = 48

/** Lower `X` (row-major, `size` x `size`) becomes the whole of `X' X`: block by block, by four rows of `X` at a time. */
export function multiplyByTransposed(matrix: Float64Array, size: number): void {
  // Rows of zeros at the end stand for those of the last four that do not exist.
  const factor = new Float64Array((size + 3) * size)
  for (let row = 0; row < size; row++) {
    factor.set(matrix.subarray(row * size, row * size + row + 1), row * size)
  }
  matrix.fill(0)
  const weights = new Float64Array(8)
  for (let rowBlock = 0; rowBlock < size; rowBlock += BLOCK) {
    for (let columnBlock = 0; columnBlock <= rowBlock; columnBlock += BLOCK) {
      for (let k = rowBlock; k < size; k += 4) {
        addOuterProducts(matrix, factor, size, k, rowBlock, columnBlock, weights)
      }
    }
  }
  for (let row = 0; row < size; row++) {
    for (let column = row + 1; column < size; column++) {
      matrix[row * size + column] = floatAt(matrix, column * size + row)
    }
  }
}

/** Adds the products of four rows of `X` from `k` on to one block; what comes above the diagonal is no matter. */
function addOuterProducts(
  product: Float64Array,
  factor: Float64Array,
  size: number,
  k: number,
  rowBlock: number,
  columnBlock: number,
  weights: Float64Array,
): void {
  const rowEnd = Math.min(size, k + 4, rowBlock + BLOCK)
  for (let row = rowBlock; row < rowEnd; row += 2) {
    const columnEnd = Math.min(columnBlock + BLOCK, row + 2, size)
    if (row + 1 === rowEnd) {
      addToOne(product, factor, size, k, row, columnBlock, columnEnd)
      continue
    }
    readColumns(factor, k * size + row, size, weights)
    const own = row * size + columnBlock
    const first = k * size + columnBlock
    addFourToTwo(product, own, own + size, factor, first, size, columnEnd - columnBlock, weights)
  }
}

/** The last row of an odd number. */
function addToOne(
  product: Float64Array,
  factor: Float64Array,
  size: number,
  k: number,
  row: number,
  from: number,
  to: number,
): void {
  for (let own = k; own < k + 4; own++) {
    const value = floatAt(factor, own * size + row)
    for (let column = from; column < to; column++) {
      const at = row * size + column
      product[at] = floatAt(product, at) + value * floatAt(factor, own * size + column)
    }
  }
}
