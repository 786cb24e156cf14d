import type { SparseMatrix } from '../../src/training/compute/sparse-matrix.ts'
import type { TopEdges } from '../../src/training/compute/top-edges.ts'

/** A sparse matrix from dense rows; zeros become absent entries. */
export function matrixOf(rows: readonly (readonly number[])[]): SparseMatrix {
  const offsets = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const row of rows) {
    row.forEach((value, column) => {
      if (value === 0) return
      indices.push(column)
      values.push(value)
    })
    offsets.push(indices.length)
  }
  return {
    rows: rows.length,
    columns: rows[0]?.length ?? 0,
    offsets: Int32Array.from(offsets),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  }
}

/** A row's edges, best first. */
export function edgesOf(edges: TopEdges, row: number): { target: number; score: number }[] {
  return Array.from({ length: edges.counts[row] ?? 0 }, (_, place) => ({
    target: edges.targets[row * edges.k + place] ?? -1,
    score: edges.scores[row * edges.k + place] ?? Number.NaN,
  }))
}
