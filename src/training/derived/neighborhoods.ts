import { bm25 } from '../compute/bm25.ts'
import { nearestRows } from '../compute/nearest-rows.ts'
import { sharedTieBreaks } from '../compute/random.ts'
import { keepRows, type SparseMatrix, transpose } from '../compute/sparse-matrix.ts'
import type { TopEdges } from '../compute/top-edges.ts'
import type { Interactions } from '../read-interactions.ts'
import { type TrainingRun, takeEdges } from '../training-run.ts'
import type { NeighborhoodSettings } from '../training-settings.ts'

/** Derives `NEIGHBOR_OF`; returns the number of edges. */
export function deriveNeighborhoods(run: TrainingRun, { userIds, matrix }: Interactions): Promise<number> {
  const { pool, settings, signal } = run
  return run.jobs.time(
    'neighborhoods',
    async () => {
      const tieBreaks = sharedTieBreaks(userIds, settings.seed)
      const input = { interactions: matrix, settings: settings.neighborhoods, tieBreaks }
      const edges = await pool.run(userNeighborhoods, input, signal)
      return takeEdges(run, 'neighborhoods', {
        kind: 'neighbors',
        edges,
        headIds: userIds,
        targetIds: userIds,
      })
    },
    (count) => count,
  )
}

export interface NeighborhoodInput {
  /** Users x items, positive weights. */
  readonly interactions: SparseMatrix
  readonly settings: NeighborhoodSettings
  /** One for each user. */
  readonly tieBreaks: Uint32Array
}

/** Each user's nearest users by their engagements (BM25 weights, asymmetric cosine with shrinkage). */
export function userNeighborhoods({ interactions, settings, tieBreaks }: NeighborhoodInput): TopEdges {
  const byItem = transpose(bm25(interactions, settings))
  const telling = keepRows(byItem, (users) => users <= settings.maxItemUsers)
  return nearestRows(transpose(telling), settings, tieBreaks)
}
