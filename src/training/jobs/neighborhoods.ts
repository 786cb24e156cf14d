import { sharedTieBreaks } from '../compute/seeded-hash.ts'
import { onlyRows } from '../compute/top-k.ts'
import type { Interactions } from '../reading/read-interactions.ts'
import type { TrainingRun } from '../training-run.ts'
import { writeEdges } from '../writing/write-edges.ts'

/** Finds each user's neighbors and writes them as `NEIGHBOR_OF`; returns how many. */
export function neighborhoods(run: TrainingRun, interactions: Interactions): Promise<number> {
  const { graph, pool, settings, signal, version } = run
  const { userIds, matrix } = interactions
  return run.jobs.time(
    'neighborhoods',
    async () => {
      const tieBreaks = sharedTieBreaks(userIds, settings.seed)
      const input = { interactions: matrix, settings: settings.neighborhoods, tieBreaks }
      const found = await pool.run('userNeighborhoods', input, signal)
      const edges = onlyRows(found, run.heads?.users)
      const onWritten = (done: number, total: number) => run.onProgress({ job: 'neighborhoods', done, total })
      const ids = { headIds: userIds, targetIds: userIds }
      return writeEdges(graph, 'neighbors', edges, ids, { version, signal, onWritten })
    },
    (count) => count,
  )
}
