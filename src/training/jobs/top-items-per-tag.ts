import type { TagTops } from '../compute/tag-tops.ts'
import type { Catalog } from '../reading/read-catalog.ts'
import type { Interactions } from '../reading/read-interactions.ts'
import type { TrainingRun } from '../training-run.ts'
import { edgeCount } from '../writing/edge-batches.ts'

/** Finds the items that stand best for each tag and hands them over as `TOP_ITEM`. */
export function topItemsPerTag(
  run: TrainingRun,
  catalog: Catalog,
  interactions: Interactions,
): Promise<TagTops> {
  const { pool, settings, signal } = run
  const { itemIds, tagIds, itemTags, tieBreaks } = catalog
  return run.jobs.time(
    'top-items-per-tag',
    async () => {
      const input = { interactions: interactions.matrix, itemTags, settings: settings.tagTops, tieBreaks }
      const tops = await pool.run('tagTops', input, signal)
      const onTaken = (done: number, total: number) => {
        run.onProgress({ job: 'top-items-per-tag', done, total })
      }
      const derived = { kind: 'tag-tops', edges: tops.edges, headIds: tagIds, targetIds: itemIds } as const
      await run.take(derived, { signal, onTaken })
      return tops
    },
    (tops) => edgeCount(tops.edges),
  )
}
