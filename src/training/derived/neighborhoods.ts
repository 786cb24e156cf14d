import { bm25 } from '../compute/bm25.ts'
import { nearestRows } from '../compute/nearest-rows.ts'
import { keepRows, transpose } from '../compute/sparse-matrix.ts'
import type { TopEdges } from '../compute/top-edges.ts'
import type { DerivationInput } from './derivation-input.ts'

/** Each user's nearest users by their engagements (BM25 weights, asymmetric cosine with shrinkage). */
export function userNeighborhoods({
  interactions,
  settings: { neighborhoods },
  userTieBreaks,
}: DerivationInput<'interactions' | 'userTieBreaks', 'neighborhoods'>): TopEdges {
  const byItem = transpose(bm25(interactions, neighborhoods))
  const informative = keepRows(byItem, (users) => users <= neighborhoods.maxItemUsers)
  return nearestRows(transpose(informative), neighborhoods, userTieBreaks)
}
