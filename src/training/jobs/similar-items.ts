import { itemSimilarities } from '../compute/item-similarities.ts'
import type { TrainingData } from '../training-data.ts'
import { type TrainingRun, takeEdges } from '../training-run.ts'

/** Derives `SIMILAR_TO`; returns the number of edges. */
export function deriveSimilarItems(
  run: TrainingRun,
  { catalog, interactions, ties }: TrainingData,
): Promise<number> {
  const { pool, settings, signal } = run
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
      const edges = await pool.run(itemSimilarities, input, signal)
      return takeEdges(run, 'similar-items', {
        kind: 'similar-items',
        edges,
        headIds: itemIds,
        targetIds: itemIds,
      })
    },
    (count) => count,
  )
}
