import { sharedFloats, sharedInts } from './shared-arrays.ts'

/** For each row at most `k` columns, best first: row `r` holds `counts[r]` entries from place `r * k` on. */
export interface TopEdges {
  readonly k: number
  readonly counts: Int32Array
  readonly targets: Int32Array
  readonly scores: Float64Array
}

/** Empty edges, `k` for each of `rows` rows, in memory shared between threads. */
export function emptyTopEdges(rows: number, k: number): TopEdges {
  return { k, counts: sharedInts(rows), targets: sharedInts(rows * k), scores: sharedFloats(rows * k) }
}

/** Writes a row's best into its places, divided by `scale`. */
export function setRow(
  edges: TopEdges,
  row: number,
  kept: readonly { readonly index: number; readonly score: number }[],
  scale: number,
): void {
  edges.counts[row] = kept.length
  kept.forEach(({ index, score }, place) => {
    edges.targets[row * edges.k + place] = index
    edges.scores[row * edges.k + place] = score / scale
  })
}

/** The best edges of each row, at most `mostOf(row)`. */
export function firstOfRows(edges: TopEdges, mostOf: (row: number) => number): TopEdges {
  return { ...edges, counts: edges.counts.map((count, row) => Math.min(count, mostOf(row))) }
}

/** Most people in between that are kept of an edge between users. */
export const MOST_VIA = 3

/** No person, among the people in between. */
export const NO_VIA = -1
