import { sharedTieBreaks } from '../compute/seeded-hash.ts'
import { readTies } from '../reading/read-ties.ts'
import type { TrainingRun } from '../training-run.ts'
import { writeEdges } from '../writing/write-edges.ts'

/** Finds each user's friends of friends and writes them as `TWO_HOP_TIE`; returns how many. */
export function twoHopTies(run: TrainingRun, userIds: readonly string[]): Promise<number> {
  const { graph, pool, settings, signal, version } = run
  const onProgress = (done: number, total: number) => run.onProgress({ job: 'two-hop-ties', done, total })
  return run.jobs.time(
    'two-hop-ties',
    async () => {
      const ties = await readTies(graph, userIds, settings.twoHopTies.fanOut, signal, onProgress)
      const tieBreaks = sharedTieBreaks(userIds, settings.seed)
      const edges = await pool.run('twoHopTies', { ties, settings: settings.twoHopTies, tieBreaks }, signal)
      const ids = { headIds: userIds, targetIds: userIds }
      return writeEdges(graph, 'two-hop-ties', edges, ids, { version, signal, onWritten: onProgress })
    },
    (count) => count,
  )
}
