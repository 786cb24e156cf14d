import { invertLower } from './invert-lower.ts'
import { multiplyByTransposed } from './multiply-by-transposed.ts'
import { floatAt } from './number-at.ts'
import { multiplyTwoByFour } from './two-by-four.ts'

/** Columns factored together: as many as keep a block of rows in the processor's cache. Even, so that rows pair up. */
const BLOCK = 48

/**
 * The inverse of a symmetric positive definite matrix (row-major, `size` x `size`), in place. Blocked Cholesky, then
 * `L^-1`, then `L^-T L^-1`: about `size^3` multiply-adds.
 */
export function invertSpd(matrix: Float64Array, size: number): void {
  for (let start = 0; start < size; start += BLOCK) {
    const end = Math.min(size, start + BLOCK)
    factorPanel(matrix, size, start, end)
    updateTrailing(matrix, size, start, end)
  }
  invertLower(matrix, size)
  multiplyByTransposed(matrix, size)
}

/** Factors columns `start..end` of every row below, given that earlier columns are subtracted already. */
function factorPanel(matrix: Float64Array, size: number, start: number, end: number): void {
  for (let column = start; column < end; column++) {
    const pivotRow = column * size
    let pivot = floatAt(matrix, pivotRow + column)
    for (let k = start; k < column; k++) pivot -= floatAt(matrix, pivotRow + k) ** 2
    const root = Math.sqrt(Math.max(pivot, Number.EPSILON))
    matrix[pivotRow + column] = root
    for (let row = column + 1; row < size; row++) {
      const rowStart = row * size
      let sum = floatAt(matrix, rowStart + column)
      for (let k = start; k < column; k++) {
        sum -= floatAt(matrix, rowStart + k) * floatAt(matrix, pivotRow + k)
      }
      matrix[rowStart + column] = sum / root
    }
  }
}

/** Subtracts the panel's share from the lower triangle to its right, block by block. */
function updateTrailing(matrix: Float64Array, size: number, start: number, end: number): void {
  const panel = { start, end, products: new Float64Array(8) }
  for (let rowBlock = end; rowBlock < size; rowBlock += BLOCK) {
    const rowEnd = Math.min(size, rowBlock + BLOCK)
    for (let columnBlock = end; columnBlock <= rowBlock; columnBlock += BLOCK) {
      for (let row = rowBlock; row < rowEnd; row += 2) {
        updateRows(matrix, size, row, Math.min(rowEnd, row + 2), columnBlock, panel)
      }
    }
  }
}

/** Columns that were factored together, up to `end`. */
interface Panel {
  readonly start: number
  readonly end: number
  /** For eight products; what is in it is no matter. */
  readonly products: Float64Array
}

/** Subtracts the panel's share from two rows within a block of columns; the last of an odd number is alone. */
function updateRows(
  matrix: Float64Array,
  size: number,
  row: number,
  rowEnd: number,
  columnBlock: number,
  panel: Panel,
): void {
  const columnEnd = Math.min(columnBlock + BLOCK, row + 1)
  const isPair = row + 2 === rowEnd
  const fours = isPair ? columnBlock + ((columnEnd - columnBlock) & ~3) : columnBlock
  for (let column = columnBlock; column < fours; column += 4) {
    subtractFromTwo(matrix, size, row, column, panel)
  }
  for (let own = row; own < rowEnd; own++) {
    const ownEnd = Math.min(columnBlock + BLOCK, own + 1)
    for (let column = fours; column < ownEnd; column++) subtractFromOne(matrix, size, own, column, panel)
  }
}

/** From four columns of a row and of the next. */
function subtractFromTwo(
  matrix: Float64Array,
  size: number,
  row: number,
  column: number,
  { start, end, products }: Panel,
): void {
  const own = row * size
  const first = column * size + start
  multiplyTwoByFour(matrix, own + start, own + size + start, matrix, first, size, end - start, products)
  for (let k = 0; k < 4; k++) {
    const at = own + column + k
    matrix[at] = floatAt(matrix, at) - floatAt(products, k)
    matrix[at + size] = floatAt(matrix, at + size) - floatAt(products, 4 + k)
  }
}

function subtractFromOne(
  matrix: Float64Array,
  size: number,
  row: number,
  column: number,
  panel: Panel,
): void {
  let sum = 0
  for (let k = panel.start; k < panel.end; k++) {
    sum += floatAt(matrix, row * size + k) * floatAt(matrix, column * size + k)
  }
  matrix[row * size + column] = floatAt(matrix, row * size + column) - sum
}
