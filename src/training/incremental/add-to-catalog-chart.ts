import { catalogChartSize, missingInCatalogChart, writeCharts } from '../../graph/__generated__/queries.ts'
import type { GraphRunner } from '../../graph/graph-store.ts'
import type { PlaceableItem, ServedVersion } from './served-version.ts'

/** The chart that fills a list where the sources find too few items for a filter. */
const CATALOG = 'catalog'

/**
 * Adds items at the end of the catalog chart of the serving version, unless they are in it. Together they get at most as
 * many places as the training may fill, because a request reads the whole chart; further items wait for the next training.
 */
export async function addToCatalogChart(
  graph: GraphRunner,
  items: readonly PlaceableItem[],
  { version, settings }: ServedVersion,
): Promise<void> {
  const missing = await graph.run(missingInCatalogChart, { ids: items.map(({ id }) => id), version })
  if (missing.length === 0) return
  const [size] = await graph.run(catalogChartSize, { version })
  const rankOffset = size?.items ?? 0
  const places = Math.max(0, 2 * settings.charts.catalogSize - rankOffset)
  const targetIds = missing.slice(0, places).map(({ id }) => id)
  if (targetIds.length === 0) return
  const row = { headId: CATALOG, rankOffset, targetIds, scores: targetIds.map(() => 0) }
  await graph.run(writeCharts, { version, rows: [row] })
}
