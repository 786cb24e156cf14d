import type { NeighborhoodSettings } from '../training-settings.ts'
import { bm25 } from './bm25.ts'
import { nearestRows } from './nearest-rows.ts'
import { keepRows, type SparseMatrix, transpose } from './sparse-matrix.ts'
import type { TopEdges } from './top-edges.ts'

export interface NeighborhoodInput {
  /** Users x items, positive weights. */
  readonly interactions: SparseMatrix
  readonly settings: NeighborhoodSettings
  /** One for each user. */
  readonly tieBreaks: Uint32Array
}

/** Each user's nearest users by what they engaged with (BM25 weights, asymmetric cosine with shrinkage). */
export function userNeighborhoods({ interactions, settings, tieBreaks }: NeighborhoodInput): TopEdges {
  const byItem = transpose(bm25(interactions, settings))
  const telling = keepRows(byItem, (users) => users <= settings.maxItemUsers)
  return nearestRows(transpose(telling), settings, tieBreaks)
}
