import type { TrainingData } from '../training-data.ts'
import type { TrainingRun } from '../training-run.ts'

/** Finds each item's similar items and hands them over as `SIMILAR_TO`; returns how many. */
export function similarItems(
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
      const edges = await pool.run('itemSimilarities', input, signal)
      const onTaken = (done: number, total: number) => run.onProgress({ job: 'similar-items', done, total })
      const derived = { kind: 'similar-items', edges, headIds: itemIds, targetIds: itemIds } as const
      return run.take(derived, { signal, onTaken })
    },
    (count) => count,
  )
}
