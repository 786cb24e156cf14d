import { floatAt, intAt } from './numbers.ts'
import { mixedHash } from './random.ts'

/**
 * A matrix of rows x columns that keeps only its non-zero entries, row by row: the entries of row `r` are at
 * `offsets[r] .. offsets[r + 1]`, columns ascending. Plain typed arrays, so that threads can share them.
 */
export interface SparseMatrix {
  readonly rows: number
  readonly columns: number
  /** `rows + 1` places. */
  readonly offsets: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

/** Entries of each row. */
export function rowDegrees(matrix: SparseMatrix): Int32Array {
  return Int32Array.from({ length: matrix.rows }, (_, row) => {
    return intAt(matrix.offsets, row + 1) - intAt(matrix.offsets, row)
  })
}

/** Entries of each column. */
export function columnDegrees(matrix: SparseMatrix): Int32Array {
  const degrees = new Int32Array(matrix.columns)
  for (const column of matrix.indices) degrees[column] = intAt(degrees, column) + 1
  return degrees
}

/** Rows become columns; entries of each new row are ascending again. Linear in the entries. */
export function transpose(matrix: SparseMatrix): SparseMatrix {
  const offsets = new Int32Array(matrix.columns + 1)
  for (const column of matrix.indices) offsets[column + 1] = intAt(offsets, column + 1) + 1
  for (let column = 0; column < matrix.columns; column++) {
    offsets[column + 1] = intAt(offsets, column + 1) + intAt(offsets, column)
  }
  const next = offsets.slice()
  const indices = new Int32Array(matrix.indices.length)
  const values = new Float64Array(matrix.indices.length)
  for (let row = 0; row < matrix.rows; row++) {
    for (let place = intAt(matrix.offsets, row); place < intAt(matrix.offsets, row + 1); place++) {
      const column = intAt(matrix.indices, place)
      const target = intAt(next, column)
      next[column] = target + 1
      indices[target] = row
      values[target] = floatAt(matrix.values, place)
    }
  }
  return { rows: matrix.columns, columns: matrix.rows, offsets, indices, values }
}

/** Sum of squares of each row. */
export function squaredNorms(matrix: SparseMatrix): Float64Array {
  const norms = new Float64Array(matrix.rows)
  for (let row = 0; row < matrix.rows; row++) {
    let sum = 0
    for (let place = intAt(matrix.offsets, row); place < intAt(matrix.offsets, row + 1); place++) {
      sum += floatAt(matrix.values, place) ** 2
    }
    norms[row] = sum
  }
  return norms
}

/** The rows for which `isKept` holds, in order. */
export function keepRows(
  matrix: SparseMatrix,
  isKept: (entries: number, row: number) => boolean,
): SparseMatrix {
  return build(matrix.columns, (row) => {
    for (let from = 0; from < matrix.rows; from++) {
      const entries = intAt(matrix.offsets, from + 1) - intAt(matrix.offsets, from)
      if (isKept(entries, from)) row(matrix, from)
    }
  })
}

/** The first `rows` rows. */
export function firstRows(matrix: SparseMatrix, rows: number): SparseMatrix {
  const offsets = matrix.offsets.slice(0, rows + 1)
  const end = intAt(offsets, rows)
  const { columns, indices, values } = matrix
  return { rows, columns, offsets, indices: indices.slice(0, end), values: values.slice(0, end) }
}

/** The entries at the places for which `isKept` holds. */
export function keepEntries(matrix: SparseMatrix, isKept: (place: number) => boolean): SparseMatrix {
  const offsets = new Int32Array(matrix.rows + 1)
  const indices = new Int32Array(matrix.indices.length)
  const values = new Float64Array(matrix.indices.length)
  let next = 0
  for (let row = 0; row < matrix.rows; row++) {
    for (let place = intAt(matrix.offsets, row); place < intAt(matrix.offsets, row + 1); place++) {
      if (!isKept(place)) continue
      indices[next] = intAt(matrix.indices, place)
      values[next++] = floatAt(matrix.values, place)
    }
    offsets[row + 1] = next
  }
  return { ...matrix, offsets, indices: indices.slice(0, next), values: values.slice(0, next) }
}

/** The rows of one matrix above those of another over the same columns. */
export function stack(upper: SparseMatrix, lower: SparseMatrix): SparseMatrix {
  return build(upper.columns, (row) => {
    for (let from = 0; from < upper.rows; from++) row(upper, from)
    for (let from = 0; from < lower.rows; from++) row(lower, from)
  })
}

/** The columns of one matrix before those of another over the same rows. */
export function beside(left: SparseMatrix, right: SparseMatrix): SparseMatrix {
  const length = left.indices.length + right.indices.length
  const offsets = new Int32Array(left.rows + 1)
  const indices = new Int32Array(length)
  const values = new Float64Array(length)
  let next = 0
  for (let row = 0; row < left.rows; row++) {
    for (let place = intAt(left.offsets, row); place < intAt(left.offsets, row + 1); place++) {
      indices[next] = intAt(left.indices, place)
      values[next++] = floatAt(left.values, place)
    }
    for (let place = intAt(right.offsets, row); place < intAt(right.offsets, row + 1); place++) {
      indices[next] = left.columns + intAt(right.indices, place)
      values[next++] = floatAt(right.values, place)
    }
    offsets[row + 1] = next
  }
  return { rows: left.rows, columns: left.columns + right.columns, offsets, indices, values }
}

/** A matrix out of rows of others. */
function build(
  columns: number,
  fill: (row: (source: SparseMatrix, row: number) => void) => void,
): SparseMatrix {
  const parts: { readonly source: SparseMatrix; readonly start: number; readonly end: number }[] = []
  fill((source, row) => {
    parts.push({ source, start: intAt(source.offsets, row), end: intAt(source.offsets, row + 1) })
  })
  const offsets = new Int32Array(parts.length + 1)
  parts.forEach(({ start, end }, row) => {
    offsets[row + 1] = intAt(offsets, row) + end - start
  })
  const indices = new Int32Array(intAt(offsets, parts.length))
  const values = new Float64Array(indices.length)
  parts.forEach(({ source, start, end }, row) => {
    indices.set(source.indices.subarray(start, end), intAt(offsets, row))
    values.set(source.values.subarray(start, end), intAt(offsets, row))
  })
  return { rows: parts.length, columns, offsets, indices, values }
}

/**
 * Places of the `most` most frequent tags on at least `least` items, ascending. A hash breaks ties between equally frequent
 * tags.
 */
export function frequentTags(degrees: Int32Array, least: number, most: number): Int32Array {
  const frequent = Int32Array.from(degrees.keys()).filter((tag) => intAt(degrees, tag) >= least)
  frequent.sort(
    (a, b) => intAt(degrees, b) - intAt(degrees, a) || mixedHash(a, most) - mixedHash(b, most) || a - b,
  )
  return frequent.slice(0, most).sort()
}
