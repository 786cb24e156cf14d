import { addScaled, dot, fillZeros, floatAt, floats, setFloat } from './numbers'
import { addFourToTwo, multiplyTwoByFour, readColumns } from './two-by-four'

/** Rows and columns that are taken together: as many as keep a block in the processor's cache. A multiple of 4. */
const BLOCK = 48

/** Columns of such rows. */
const WIDE = 256

/** Of the matrix that is inverted. */
let matrix: usize = 0
let size: i32 = 0

/** Room for a block of rows, then for eight numbers. */
let rows: usize = 0
let eight: usize = 0

function rowAt(row: i32): usize {
  return matrix + floats(row) * size
}

/** Numbers that `invertSpd` needs room for. */
export function invertRoom(side: i32): i32 {
  return BLOCK * side + 8
}

/**
 * The inverse of a symmetric positive definite matrix (row-major, `side` x `side`), in place. Blocked Cholesky, then
 * `L^-1`, then `L^-T L^-1`: about `side^3` multiply-adds.
 *
 * @param side a multiple of 4
 * @param room for `invertRoom(side)` numbers
 */
export function invertSpd(address: usize, side: i32, room: usize): void {
  matrix = address
  size = side
  rows = room
  eight = room + floats(BLOCK) * side
  for (let start = 0; start < size; start += BLOCK) {
    const end = min(size, start + BLOCK)
    factorPanel(start, end)
    for (let row = end; row < size; row += BLOCK) updateTrailing(start, end, row)
  }
  for (let row = 0; row < size; row++) fillZeros(rowAt(row) + floats(row + 1), size - row - 1)
  for (let start = 0; start < size; start += BLOCK) invertRows(start, min(size, start + BLOCK))
  for (let start = 0; start < size; start += BLOCK) multiplyRows(start, min(size, start + BLOCK))
  mirror()
}

/** Factors columns `start..end` of every row below, given that earlier columns are subtracted already. */
function factorPanel(start: i32, end: i32): void {
  for (let column = start; column < end; column++) {
    const own = rowAt(column)
    const count = column - start
    const pivot = floatAt(own, column) - dot(own + floats(start), own + floats(start), count)
    const root = sqrt(max(pivot, f64.EPSILON))
    setFloat(own, column, root)
    for (let row = column + 1; row < size; row++) {
      const rest = floatAt(rowAt(row), column) - dot(rowAt(row) + floats(start), own + floats(start), count)
      setFloat(rowAt(row), column, rest / root)
    }
  }
}

/** Subtracts the panel's share from a block of rows, left of the diagonal and a little to its right. */
function updateTrailing(start: i32, end: i32, rowBlock: i32): void {
  const rowEnd = min(size, rowBlock + BLOCK)
  for (let columnBlock = end; columnBlock <= rowBlock; columnBlock += BLOCK) {
    for (let row = rowBlock; row < rowEnd; row += 2) {
      const columnEnd = min(columnBlock + BLOCK, (row & ~3) + 4)
      for (let column = columnBlock; column < columnEnd; column += 4) subtractPanel(start, end, row, column)
    }
  }
}

/** From four columns of a row and of the next. */
function subtractPanel(start: i32, end: i32, row: i32, column: i32): void {
  const own = rowAt(row)
  const next = rowAt(row + 1)
  const from = floats(start)
  multiplyTwoByFour(own + from, next + from, rowAt(column) + from, floats(size), end - start, eight)
  for (let k = 0; k < 4; k++) {
    setFloat(own, column + k, floatAt(own, column + k) - floatAt(eight, k))
    setFloat(next, column + k, floatAt(next, column + k) - floatAt(eight, 4 + k))
  }
}

/** A block of rows of `L` becomes that of `L^-1`, given that earlier rows are already. */
function invertRows(start: i32, end: i32): void {
  fillZeros(rows, (end - start) * size)
  for (let wide = 0; wide < start; wide += WIDE) {
    for (let k = wide; k < start; k += 4) addEarlier(start, end, k, wide, min(wide + WIDE, k + 4))
  }
  for (let row = start; row < end; row++) {
    const own = rowAt(row)
    const sums = rows + floats(row - start) * size
    for (let k = start; k < row; k++) addScaled(sums, floatAt(own, k), rowAt(k), k + 1)
    const scale = 1 / floatAt(own, row)
    for (let column = 0; column < row; column++) setFloat(own, column, -floatAt(sums, column) * scale)
    setFloat(own, row, scale)
  }
}

/** Adds four earlier rows of the inverse to the sums of a block of rows, between two columns. */
function addEarlier(start: i32, end: i32, k: i32, from: i32, to: i32): void {
  for (let row = start; row < end; row += 2) {
    memory.copy(eight, rowAt(row) + floats(k), 32)
    memory.copy(eight + 32, rowAt(row + 1) + floats(k), 32)
    const sums = rows + floats(row - start) * size + floats(from)
    addFourToTwo(sums, sums + floats(size), rowAt(k) + floats(from), floats(size), to - from, eight)
  }
}

/** A block of rows of a lower `X` becomes that of `X' X`, up to the diagonal and a little further. */
function multiplyRows(start: i32, end: i32): void {
  fillZeros(rows, (end - start) * size)
  for (let wide = 0; wide < end; wide += WIDE) {
    for (let k = start; k < size; k += 4) addProducts(start, end, k, wide, min(wide + WIDE, end))
  }
  for (let row = start; row < end; row++) {
    memory.copy(rowAt(row), rows + floats(row - start) * size, floats(row + 1))
  }
}

/** Adds the products of four rows of `X`, between two columns. */
function addProducts(start: i32, end: i32, k: i32, from: i32, to: i32): void {
  for (let row = start; row < min(end, k + 4); row += 2) {
    readColumns(rowAt(k) + floats(row), floats(size), eight)
    const sums = rows + floats(row - start) * size + floats(from)
    addFourToTwo(sums, sums + floats(size), rowAt(k) + floats(from), floats(size), to - from, eight)
  }
}

/** Copies what is below the diagonal to above it, by squares that the cache holds. */
function mirror(): void {
  for (let from = 0; from < size; from += BLOCK) {
    for (let row = from; row < size; row++) {
      const end = min(row, from + BLOCK)
      for (let column = from; column < end; column++)
        setFloat(rowAt(column), row, floatAt(rowAt(row), column))
    }
  }
}
