import { TopK } from '../../domain/top-k.ts'

/** A row that is like another, and how much. */
export interface Neighbor {
  readonly index: number
  readonly score: number
}

export interface CosineSettings {
  /** Nearest rows kept for each row. */
  readonly k: number
  /** Added to the denominator, >= 0: rows with little in common count less. */
  readonly shrinkage: number
}

/**
 * The `k` nearest rows of each row, best first: `dot / (norm * norm + shrinkage)` of rows that hold the weight of a
 * column wherever they have it. Only rows with something in common are near. Equal scores keep the smaller
 * `tieBreaks`.
 *
 * @param rows columns of each row, without repetition
 * @param columnWeights one a column, > 0
 */
export function cosineNeighbors(
  rows: readonly (readonly number[])[],
  columnWeights: readonly number[],
  { k, shrinkage }: CosineSettings,
  tieBreaks: Uint32Array,
): readonly (readonly Neighbor[])[] {
  const rowsOf: number[][] = columnWeights.map(() => [])
  rows.forEach((columns, row) => {
    for (const column of columns) rowsOf[column]?.push(row)
  })
  const norms = rows.map((columns) =>
    Math.sqrt(columns.reduce((sum, column) => sum + (columnWeights[column] ?? 0) ** 2, 0)),
  )
  const best = new TopK(k, tieBreaks)
  const dots = new Float64Array(rows.length)
  return rows.map((columns, row) => {
    const touched: number[] = []
    for (const column of columns) {
      const square = (columnWeights[column] ?? 0) ** 2
      for (const other of rowsOf[column] ?? []) {
        if (dots[other] === 0) touched.push(other)
        dots[other] = (dots[other] ?? 0) + square
      }
    }
    for (const other of touched) {
      const dot = dots[other] ?? 0
      dots[other] = 0
      if (other !== row) best.offer(other, dot / ((norms[row] ?? 0) * (norms[other] ?? 0) + shrinkage))
    }
    return best.drain()
  })
}
