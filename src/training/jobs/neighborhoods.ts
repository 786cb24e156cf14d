import { sharedTieBreaks } from '../compute/seeded-hash.ts'
import { userNeighborhoods } from '../compute/user-neighborhoods.ts'
import type { Interactions } from '../reading/read-interactions.ts'
import { type TrainingRun, takeEdges } from '../training-run.ts'

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
