import { sharedTieBreaks } from '../compute/seeded-hash.ts'
import type { Interactions } from '../reading/read-interactions.ts'
import type { TrainingRun } from '../training-run.ts'

/** Finds each user's neighbors and hands them over as `NEIGHBOR_OF`; returns how many. */
export function neighborhoods(run: TrainingRun, interactions: Interactions): Promise<number> {
  const { pool, settings, signal } = run
  const { userIds, matrix } = interactions
  return run.jobs.time(
    'neighborhoods',
    async () => {
      const tieBreaks = sharedTieBreaks(userIds, settings.seed)
      const input = { interactions: matrix, settings: settings.neighborhoods, tieBreaks }
      const edges = await pool.run('userNeighborhoods', input, signal)
      const onTaken = (done: number, total: number) => run.onProgress({ job: 'neighborhoods', done, total })
      const derived = { kind: 'neighbors', edges, headIds: userIds, targetIds: userIds } as const
      return run.take(derived, { signal, onTaken })
    },
    (count) => count,
  )
}
