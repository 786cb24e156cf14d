import { bm25 } from '../compute/bm25.ts'
import { nearestRows } from '../compute/nearest-rows.ts'
import { keepRows, mapEntries, type SparseMatrix, transpose } from '../compute/sparse-matrix.ts'
import type { TopEdges } from '../compute/top-edges.ts'
import type { SensitivePairs } from '../training-data.ts'
import type { DerivationInput } from './derivation-input.ts'

/**
 * Each user's nearest users by their engagements (BM25 weights, asymmetric cosine with shrinkage), without those that say
 * nothing about them.
 */
export function userNeighborhoods({
  interactions,
  sensitive,
  settings: { neighborhoods },
  userTieBreaks,
}: DerivationInput<'interactions' | 'sensitive' | 'userTieBreaks', 'neighborhoods'>): TopEdges {
  const weights = bm25(interactions, neighborhoods)
  const byItem = transpose(sensitive ? withoutPairs(weights, sensitive) : weights)
  const informative = keepRows(byItem, (users) => users <= neighborhoods.maxItemUsers)
  return nearestRows(transpose(informative), neighborhoods, userTieBreaks)
}

function withoutPairs(matrix: SparseMatrix, { users, items }: SensitivePairs): SparseMatrix {
  return mapEntries(matrix, (user, item, value) => (users[user] && items[item] ? 0 : value))
}
