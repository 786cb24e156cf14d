import { chart, chartStandings } from '../../graph/__generated__/queries.ts'
import type { GraphRunner } from '../../graph/graph-store.ts'
import { freshnessAt } from '../derived/charts.ts'
import { moveChartEntry } from './move-chart-entry.ts'
import type { PlaceableItem, ServedVersion } from './served-version.ts'

const FRESH = 'fresh'

/** Scores that differ by less count as equal. */
const TOLERANCE = 1e-9

/**
 * Adds items to the chart `fresh` by age, on the scale of the training; removes items whose creation time is in the future. As
 * in a training, an item without a creation time is not new; one placed by its first engagement stays. Locks the chart only if
 * it changes.
 */
export async function updateFreshChart(
  graph: GraphRunner,
  items: readonly PlaceableItem[],
  served: ServedVersion,
  nowMs: number,
): Promise<void> {
  const dated = items.filter(({ createdAt }) => createdAt !== null)
  if (dated.length === 0) return
  const { version, settings } = served
  const places = settings.charts.k
  const before = await graph.run(chart, { chartId: FRESH, version, depth: places })
  const scoreBefore = new Map(before.map(({ itemId, score }) => [itemId, score]))
  const lowest = before.length < places ? 0 : Math.min(...scoreBefore.values())
  const isMoved = ([itemId, score]: readonly [string, number]) => {
    const placed = scoreBefore.get(itemId)
    return placed === undefined ? score > lowest : Math.abs(score - placed) > TOLERANCE
  }
  const scores = dated.map((item) => [item.id, scoreOf(item, served, nowMs)] as const)
  const moved = new Map(scores.filter(isMoved))
  if (moved.size === 0) return
  const standings = await graph.run(chartStandings, { chartIds: [FRESH], version })
  await moveChartEntry(graph, { id: FRESH, version, standings, places }, moved)
}

/**
 * Above 1 for items newer than all items at the training, and growing with newness: scores of a source are read relative to
 * its best.
 */
function scoreOf(
  { createdAt }: PlaceableItem,
  { clockMs, freshMost, settings }: ServedVersion,
  nowMs: number,
): number {
  if (createdAt === null || createdAt > nowMs) return 0
  const ageMs = clockMs - createdAt
  const freshness =
    ageMs >= 0 ? freshnessAt(ageMs, settings.charts) : 1 / freshnessAt(-ageMs, settings.charts)
  return freshness / (freshMost || 1)
}
