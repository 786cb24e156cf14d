import type { Charts } from '../compute/charts.ts'
import type { Catalog } from '../reading/read-catalog.ts'
import type { Interactions } from '../reading/read-interactions.ts'
import type { TrainingRun } from '../training-run.ts'
import { edgeCount } from '../writing/edge-batches.ts'

/**
 * Makes the charts and hands them over as `TOP_ITEM` of `Chart` nodes.
 *
 * @param clockMs age is counted back from here, epoch milliseconds
 */
export function rankCharts(
  run: TrainingRun,
  catalog: Catalog,
  interactions: Interactions,
  clockMs: number,
): Promise<Charts> {
  const { pool, settings, signal } = run
  const { itemIds, tieBreaks, createdAt, kinds, kindNames } = catalog
  const { matrix, lastAt, firstAt } = interactions
  return run.jobs.time(
    'charts',
    async () => {
      const made = await pool.run(
        'charts',
        {
          interactions: matrix,
          lastAt,
          firstAt,
          createdAt,
          kinds,
          kindNames,
          clockMs,
          settings: settings.charts,
          tieBreaks,
        },
        signal,
      )
      const onTaken = (done: number, total: number) => run.onProgress({ job: 'charts', done, total })
      const derived = {
        kind: 'charts',
        edges: made.edges,
        headIds: made.chartIds,
        targetIds: itemIds,
      } as const
      await run.take(derived, { signal, onTaken })
      return made
    },
    (made) => edgeCount(made.edges),
  )
}
