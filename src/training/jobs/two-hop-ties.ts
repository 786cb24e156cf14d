import { sharedTieBreaks } from '../compute/seeded-hash.ts'
import type { SparseMatrix } from '../compute/sparse-matrix.ts'
import { twoHopTies } from '../compute/two-hop-ties.ts'
import { type TrainingRun, takeEdges } from '../training-run.ts'

/** Derives `TWO_HOP_TIE`; returns the number of edges. */
export function deriveTwoHopTies(
  run: TrainingRun,
  userIds: readonly string[],
  ties: SparseMatrix,
): Promise<number> {
  const { pool, settings, signal } = run
  return run.jobs.time(
    'two-hop-ties',
    async () => {
      const tieBreaks = sharedTieBreaks(userIds, settings.seed)
      const edges = await pool.run(twoHopTies, { ties, settings: settings.twoHopTies, tieBreaks }, signal)
      return takeEdges(run, 'two-hop-ties', {
        kind: 'two-hop-ties',
        edges,
        headIds: userIds,
        targetIds: userIds,
      })
    },
    (count) => count,
  )
}
