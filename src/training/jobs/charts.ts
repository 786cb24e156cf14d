import { type Charts, charts } from '../compute/charts.ts'
import type { Catalog } from '../reading/read-catalog.ts'
import type { Interactions } from '../reading/read-interactions.ts'
import { type TrainingRun, takeEdges } from '../training-run.ts'
import { edgeCount } from '../writing/edge-batches.ts'

/**
 * Derives `TOP_ITEM` of charts.
 *
 * @param clockMs ages are counted back from here, epoch milliseconds
 */
export function deriveCharts(
  run: TrainingRun,
  { itemIds, tieBreaks, createdAt, kinds, kindNames }: Catalog,
  { matrix, lastAt, firstAt }: Interactions,
  clockMs: number,
): Promise<Charts> {
  const { pool, settings, signal } = run
  return run.jobs.time(
    'charts',
    async () => {
      const input = {
        interactions: matrix,
        lastAt,
        firstAt,
        createdAt,
        kinds,
        kindNames,
        clockMs,
        settings: settings.charts,
        tieBreaks,
      }
      const made = await pool.run(charts, input, signal)
      const { chartIds, edges } = made
      await takeEdges(run, 'charts', { kind: 'charts', edges, headIds: chartIds, targetIds: itemIds })
      return made
    },
    (made) => edgeCount(made.edges),
  )
}
