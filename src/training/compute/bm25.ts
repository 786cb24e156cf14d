import { floatAt, intAt } from './numbers.ts'
import { columnDegrees, rowDegrees, type SparseMatrix } from './sparse-matrix.ts'

/** Parameters of the BM25 weighting of a row (user) over columns (items). */
export interface Bm25Settings {
  /** How late repeats saturate, >= 0; 0 ignores counts. */
  readonly k1: number
  /** How much long rows are discounted, 0-1. */
  readonly b: number
}

/**
 * BM25 weights of every entry: `idf * tf (k1 + 1) / (tf + k1 (1 - b + b * length / meanLength))`, with
 * `tf = log1p(value)` divided by its row's mean, and `idf = ln(1 + (rows - d + 1/2) / (d + 1/2))` of a column
 * with `d` entries, which stays positive. Values must be positive.
 */
export function bm25(matrix: SparseMatrix, settings: Bm25Settings): SparseMatrix {
  const { k1, b } = settings
  const lengths = rowDegrees(matrix)
  const meanLength = matrix.rows === 0 ? 0 : matrix.indices.length / matrix.rows
  const degrees = columnDegrees(matrix)
  const counts = dampedCounts(matrix)
  const values = new Float64Array(matrix.values.length)
  for (let row = 0; row < matrix.rows; row++) {
    const saturation = k1 * (1 - b + (b * intAt(lengths, row)) / meanLength)
    for (let place = intAt(matrix.offsets, row); place < intAt(matrix.offsets, row + 1); place++) {
      const degree = intAt(degrees, intAt(matrix.indices, place))
      values[place] = bm25Weight(floatAt(counts, place), { degree, users: matrix.rows, saturation, k1 })
    }
  }
  return { ...matrix, values }
}

/** The weight of one entry whose damped count is known; `saturation` is that of its row. */
export function bm25Weight(
  count: number,
  row: { readonly degree: number; readonly users: number; readonly saturation: number; readonly k1: number },
): number {
  const { degree, users, saturation, k1 } = row
  // Counts older than the degree may include fewer users.
  const idf = Math.log1p(Math.max(0, users - degree + 0.5) / (degree + 0.5))
  return (idf * count * (k1 + 1)) / (count + saturation)
}

/** `log1p(value)`, divided by its row's mean, so that counts of heavy and light users weigh the same. */
export function dampedCounts(matrix: SparseMatrix): Float64Array {
  const counts = matrix.values.map((value) => Math.log1p(value))
  for (let row = 0; row < matrix.rows; row++) {
    const start = intAt(matrix.offsets, row)
    const end = intAt(matrix.offsets, row + 1)
    let sum = 0
    for (let place = start; place < end; place++) sum += floatAt(counts, place)
    const mean = sum / (end - start)
    for (let place = start; place < end; place++) counts[place] = floatAt(counts, place) / mean
  }
  return counts
}
