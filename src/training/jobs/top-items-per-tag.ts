import type { TagTops } from '../compute/tag-tops.ts'
import type { Catalog } from '../reading/read-catalog.ts'
import type { Interactions } from '../reading/read-interactions.ts'
import type { TrainingRun } from '../training-run.ts'
import { edgeCount } from '../writing/edge-batches.ts'
import { writeEdges } from '../writing/write-edges.ts'

/** Finds the items that stand best for each tag and writes them as `TOP_ITEM`. */
export function topItemsPerTag(
  run: TrainingRun,
  catalog: Catalog,
  interactions: Interactions,
): Promise<TagTops> {
  const { graph, pool, settings, signal, version } = run
  const { itemIds, tagIds, itemTags, tieBreaks } = catalog
  return run.jobs.time(
    'top-items-per-tag',
    async () => {
      const input = { interactions: interactions.matrix, itemTags, settings: settings.tagTops, tieBreaks }
      const tops = await pool.run('tagTops', input, signal)
      const onWritten = (done: number, total: number) => {
        run.onProgress({ job: 'top-items-per-tag', done, total })
      }
      const ids = { headIds: tagIds, targetIds: itemIds }
      await writeEdges(graph, 'tag-tops', tops.edges, ids, { version, signal, onWritten })
      return tops
    },
    (tops) => edgeCount(tops.edges),
  )
}
