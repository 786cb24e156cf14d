import { type TagTops, tagTops } from '../compute/tag-tops.ts'
import type { Catalog } from '../reading/read-catalog.ts'
import type { Interactions } from '../reading/read-interactions.ts'
import { type TrainingRun, takeEdges } from '../training-run.ts'
import { edgeCount } from '../writing/edge-batches.ts'

/** Derives `TOP_ITEM` of tags. */
export function deriveTagTops(
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
      const tops = await pool.run(tagTops, input, signal)
      const derived = { kind: 'tag-tops', edges: tops.edges, headIds: tagIds, targetIds: itemIds } as const
      await takeEdges(run, 'top-items-per-tag', derived)
      return tops
    },
    (tops) => edgeCount(tops.edges),
  )
}
