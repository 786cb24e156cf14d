import { floatAt, intAt } from './numbers.ts'
import { mixedHash } from './random.ts'
import { SharedNumbers, sharedFloats, sharedInts } from './shared-arrays.ts'

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

/** Builds a sparse matrix row by row, in memory shared between threads. */
export class MatrixBuilder {
  readonly #columns: number
  readonly #offsets = new SharedNumbers(sharedInts)
  readonly #indices = new SharedNumbers(sharedInts)
  readonly #values = new SharedNumbers(sharedFloats)

  constructor(columns: number) {
    this.#columns = columns
    this.#offsets.push(0)
  }

  /** Number of complete rows. */
  get rows(): number {
    return this.#offsets.length - 1
  }

  /** Adds an entry to the current row, unless its value is 0 or less. */
  add(column: number, value: number): void {
    if (!(value > 0)) return
    this.#indices.push(column)
    this.#values.push(value)
  }

  endRow(): void {
    this.#offsets.push(this.#indices.length)
  }

  /** The complete rows. */
  finish(): SparseMatrix {
    return {
      rows: this.rows,
      columns: this.#columns,
      offsets: this.#offsets.finish(),
      indices: this.#indices.finish(),
      values: this.#values.finish(),
    }
  }
}

/** The matrix with new values; entries that become 0 or less are dropped. */
export function mapEntries(
  matrix: SparseMatrix,
  newValue: (row: number, column: number, value: number, place: number) => number,
): SparseMatrix {
  const builder = new MatrixBuilder(matrix.columns)
  for (let row = 0; row < matrix.rows; row++) {
    for (let place = intAt(matrix.offsets, row); place < intAt(matrix.offsets, row + 1); place++) {
      const column = intAt(matrix.indices, place)
      builder.add(column, newValue(row, column, floatAt(matrix.values, place), place))
    }
    builder.endRow()
  }
  return builder.finish()
}

/** The entries of a row, columns ascending. */
export function* entriesOf(
  matrix: SparseMatrix,
  row: number,
): Generator<{ readonly column: number; readonly value: number }> {
  for (let place = intAt(matrix.offsets, row); place < intAt(matrix.offsets, row + 1); place++) {
    yield { column: intAt(matrix.indices, place), value: floatAt(matrix.values, place) }
  }
}

/** The columns of each row, as views. */
export function rowsOf({ offsets, indices }: SparseMatrix): (row: number) => Int32Array {
  return (row) => indices.subarray(intAt(offsets, row), intAt(offsets, row + 1))
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

/** The first `rows` rows, as views. */
export function firstRows({ columns, offsets, indices, values }: SparseMatrix, rows: number): SparseMatrix {
  const end = intAt(offsets, rows)
  return {
    rows,
    columns,
    offsets: offsets.subarray(0, rows + 1),
    indices: indices.subarray(0, end),
    values: values.subarray(0, end),
  }
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
  const builder = new MatrixBuilder(left.columns + right.columns)
  for (let row = 0; row < left.rows; row++) {
    for (let place = intAt(left.offsets, row); place < intAt(left.offsets, row + 1); place++) {
      builder.add(intAt(left.indices, place), floatAt(left.values, place))
    }
    for (let place = intAt(right.offsets, row); place < intAt(right.offsets, row + 1); place++) {
      builder.add(left.columns + intAt(right.indices, place), floatAt(right.values, place))
    }
    builder.endRow()
  }
  return builder.finish()
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
