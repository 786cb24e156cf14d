import { nearestRows } from '../../training/compute/nearest-rows.ts'
import { rowDegrees, type SparseMatrix, transpose } from '../../training/compute/sparse-matrix.ts'
import { addScore, type Baseline, bestUnseen, tieBreaksOf } from './baseline.ts'
import { likedMatrix } from './liked-matrix.ts'

const NEIGHBORS = 100

/**
 * Item-based collaborative filtering: the sum, over the items a user likes, of the cosine of tf-idf weighted
 * vectors, the 100 nearest items of each.
 */
export const itemKnn: Baseline = (training, seed) => {
  const settings = { k: NEIGHBORS, asymmetry: 0.5, shrinkage: 0 }
  const tieBreaks = tieBreaksOf(training.itemIds, seed)
  const near = nearestRows(tfIdf(transpose(likedMatrix(training))), settings, tieBreaks)
  return (user, k) => {
    const scores = new Map<number, number>()
    for (const liked of training.likedBy[user] ?? []) {
      for (let place = liked * near.k; place < liked * near.k + (near.counts[liked] ?? 0); place++) {
        addScore(scores, near.targets[place] ?? 0, near.scores[place] ?? 0)
      }
    }
    return bestUnseen(scores, training.seenBy[user], k, tieBreaks)
  }
}

/** Each entry times `ln(rows / (1 + entries of its column)) `: what a user of long lists says weighs less. */
function tfIdf(matrix: SparseMatrix): SparseMatrix {
  const degrees = rowDegrees(transpose(matrix))
  const values = matrix.values.map((value, place) => {
    const degree = degrees[matrix.indices[place] ?? 0] ?? 0
    return value * Math.log(matrix.rows / (1 + degree))
  })
  return { ...matrix, values }
}
