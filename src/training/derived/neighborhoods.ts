import { bm25 } from '../compute/bm25.ts'
import { nearestRows } from '../compute/nearest-rows.ts'
import { keepRows, transpose } from '../compute/sparse-matrix.ts'
import type { TopEdges } from '../compute/top-edges.ts'
import { type DerivationInput, withoutSensitive } from './derivation-input.ts'

/**
 * Each user's nearest users by their engagements (BM25 weights, asymmetric cosine with shrinkage), without those that say
 * nothing about them.
 */
export function userNeighborhoods({
  interactions,
  sensitive,
  settings: { neighborhoods },
  userTieBreaks,
  viewers,
}: DerivationInput<'interactions' | 'sensitive' | 'userTieBreaks' | 'viewers', 'neighborhoods'>): TopEdges {
  const weights = bm25(interactions, neighborhoods)
  const byItem = transpose(withoutSensitive(weights, sensitive))
  const informative = keepRows(byItem, (users) => users <= neighborhoods.maxItemUsers)
  return nearestRows(transpose(informative), neighborhoods, userTieBreaks, viewers)
}
