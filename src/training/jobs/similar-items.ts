import { onlyRows } from '../compute/top-k.ts'
import type { TrainingData } from '../training-data.ts'
import type { TrainingRun } from '../training-run.ts'
import { writeEdges } from '../writing/write-edges.ts'

/** Finds each item's similar items and writes them as `SIMILAR_TO`; returns how many. */
export function similarItems(
  run: TrainingRun,
  { catalog, interactions, ties }: TrainingData,
): Promise<number> {
  const { graph, pool, settings, signal, version } = run
  const { itemIds, itemTags, tieBreaks } = catalog
  return run.jobs.time(
    'similar-items',
    async () => {
      const input = {
        interactions: interactions.matrix,
        itemTags,
        ties,
        settings: settings.similarItems,
        tieBreaks,
      }
      const found = await pool.run('itemSimilarities', input, signal)
      const edges = onlyRows(found, run.heads?.items)
      const onWritten = (done: number, total: number) => run.onProgress({ job: 'similar-items', done, total })
      const ids = { headIds: itemIds, targetIds: itemIds }
      return writeEdges(graph, 'similar-items', edges, ids, { version, signal, onWritten })
    },
    (count) => count,
  )
}
