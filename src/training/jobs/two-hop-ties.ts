import { sharedTieBreaks } from '../compute/seeded-hash.ts'
import type { SparseMatrix } from '../compute/sparse-matrix.ts'
import type { TrainingRun } from '../training-run.ts'

/** Finds each user's friends of friends and hands them over as `TWO_HOP_TIE`; returns how many. */
export function twoHopTies(
  run: TrainingRun,
  userIds: readonly string[],
  ties: SparseMatrix,
): Promise<number> {
  const { pool, settings, signal } = run
  const onTaken = (done: number, total: number) => run.onProgress({ job: 'two-hop-ties', done, total })
  return run.jobs.time(
    'two-hop-ties',
    async () => {
      const tieBreaks = sharedTieBreaks(userIds, settings.seed)
      const edges = await pool.run('twoHopTies', { ties, settings: settings.twoHopTies, tieBreaks }, signal)
      const derived = { kind: 'two-hop-ties', edges, headIds: userIds, targetIds: userIds } as const
      return run.take(derived, { signal, onTaken })
    },
    (count) => count,
  )
}
