import { dropChartPositions, writeCharts } from '../../graph/__generated__/queries.ts'
import type { GraphRunner } from '../../graph/graph-store.ts'

/** An item in a chart. */
export interface ChartEntry {
  readonly itemId: string
  readonly score: number
}

export interface Chart {
  readonly id: string
  readonly version: string
  /** Best first. */
  readonly standings: readonly ChartEntry[]
  /** Maximum number of entries. */
  readonly places: number
}

/**
 * Sets scores of items in a chart, which keeps the best; an item with the score 0 leaves it. Writes nothing if no score is high
 * enough for an entry.
 */
export async function moveChartEntry(
  graph: GraphRunner,
  chart: Chart,
  scores: ReadonlyMap<string, number>,
): Promise<void> {
  const { places } = chart
  if (!isMoved(chart.standings, scores, places)) return
  const moved = merged(chart.standings, scores).slice(0, places)
  await graph.run(dropChartPositions, { chartId: chart.id, version: chart.version })
  const targetIds = moved.map(({ itemId }) => itemId)
  const row = { headId: chart.id, rankOffset: 0, targetIds, scores: moved.map(({ score }) => score) }
  await graph.run(writeCharts, { version: chart.version, rows: targetIds.length > 0 ? [row] : [] })
}

function isMoved(
  before: readonly ChartEntry[],
  scores: ReadonlyMap<string, number>,
  places: number,
): boolean {
  const placed = new Set(before.map(({ itemId }) => itemId))
  const bar = before.length >= places ? (before.at(-1)?.score ?? 0) : 0
  return [...scores].some(([itemId, score]) => placed.has(itemId) || score > bar)
}

/** The old entries with the new scores, best first. */
function merged(before: readonly ChartEntry[], scores: ReadonlyMap<string, number>): readonly ChartEntry[] {
  const all = new Map(before.map(({ itemId, score }) => [itemId, score]))
  for (const [itemId, score] of scores) all.set(itemId, score)
  return [...all]
    .map(([itemId, score]) => ({ itemId, score }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.itemId < b.itemId ? -1 : 1))
}
