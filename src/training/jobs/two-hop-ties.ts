import { sharedTieBreaks } from '../compute/seeded-hash.ts'
import type { SparseMatrix } from '../compute/sparse-matrix.ts'
import { onlyRows } from '../compute/top-k.ts'
import type { TrainingRun } from '../training-run.ts'
import { writeEdges } from '../writing/write-edges.ts'

/** Finds each user's friends of friends and writes them as `TWO_HOP_TIE`; returns how many. */
export function twoHopTies(
  run: TrainingRun,
  userIds: readonly string[],
  ties: SparseMatrix,
): Promise<number> {
  const { graph, pool, settings, signal, version } = run
  const onWritten = (done: number, total: number) => run.onProgress({ job: 'two-hop-ties', done, total })
  return run.jobs.time(
    'two-hop-ties',
    async () => {
      const tieBreaks = sharedTieBreaks(userIds, settings.seed)
      const found = await pool.run('twoHopTies', { ties, settings: settings.twoHopTies, tieBreaks }, signal)
      const edges = onlyRows(found, run.heads?.users)
      const ids = { headIds: userIds, targetIds: userIds }
      return writeEdges(graph, 'two-hop-ties', edges, ids, { version, signal, onWritten })
    },
    (count) => count,
  )
}
