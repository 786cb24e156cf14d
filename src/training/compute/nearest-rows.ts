import { TopK } from '../../domain/top-k.ts'
import { floatAt, intAt } from './numbers.ts'
import { type SparseMatrix, squaredNorms, transpose } from './sparse-matrix.ts'
import { emptyTopEdges, setRow, type TopEdges } from './top-edges.ts'

/** Parameters of the similarity of two rows. */
export interface NearestRowsSettings {
  /** Nearest rows kept for each row. */
  readonly k: number
  /** `a` of the asymmetric cosine `dot / (n_r^a n_s^(1 - a))`; 1/2 is the plain cosine. */
  readonly asymmetry: number
  /** Added to the denominator, >= 0: pairs with little in common count less. */
  readonly shrinkage: number
}

/**
 * The `k` rows most similar to each row: `dot(r, s) / (n_r^a n_s^(1 - a) + shrinkage)`, with `n` the squared norm. Only
 * positive similarities, divided by the row's largest, so in 0-1. Values must be positive.
 * Costs the sum of the squared column lengths; equal similarities keep the smaller `tieBreaks`.
 *
 * @param only rows that get nearest rows, the others get none; omitted: all
 */
export function nearestRows(
  matrix: SparseMatrix,
  settings: NearestRowsSettings,
  tieBreaks: Uint32Array,
  only?: Int32Array,
): TopEdges {
  const norms = squaredNorms(matrix)
  const own = norms.map((norm) => norm ** settings.asymmetry)
  const others = norms.map((norm) => norm ** (1 - settings.asymmetry))
  const edges = emptyTopEdges(matrix.rows, settings.k)
  const best = new TopK(settings.k, tieBreaks)
  const dots = new DotProducts(matrix)
  for (const row of only ?? edges.counts.keys()) {
    dots.ofRow(row, (other, dot) => {
      if (other !== row)
        best.offer(other, dot / (floatAt(own, row) * floatAt(others, other) + settings.shrinkage))
    })
    const kept = best.drain()
    setRow(edges, row, kept, kept[0]?.score ?? 1)
  }
  return edges
}

/** Dot products of one row with every row that shares a column with it. */
class DotProducts {
  readonly #matrix: SparseMatrix
  readonly #byColumn: SparseMatrix
  readonly #sums: Float64Array
  readonly #touched: Int32Array

  constructor(matrix: SparseMatrix) {
    this.#matrix = matrix
    this.#byColumn = transpose(matrix)
    this.#sums = new Float64Array(matrix.rows)
    this.#touched = new Int32Array(matrix.rows)
  }

  ofRow(row: number, visit: (other: number, dot: number) => void): void {
    const count = this.#add(row)
    for (let place = 0; place < count; place++) {
      const other = intAt(this.#touched, place)
      visit(other, floatAt(this.#sums, other))
      this.#sums[other] = 0
    }
  }

  #add(row: number): number {
    const { offsets, indices, values } = this.#matrix
    let count = 0
    for (let place = intAt(offsets, row); place < intAt(offsets, row + 1); place++) {
      const column = intAt(indices, place)
      const value = floatAt(values, place)
      const end = intAt(this.#byColumn.offsets, column + 1)
      for (let entry = intAt(this.#byColumn.offsets, column); entry < end; entry++) {
        const other = intAt(this.#byColumn.indices, entry)
        const sum = floatAt(this.#sums, other)
        if (sum === 0) this.#touched[count++] = other
        this.#sums[other] = sum + value * floatAt(this.#byColumn.values, entry)
      }
    }
    return count
  }
}
