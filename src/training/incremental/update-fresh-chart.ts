import { chartStandings, fresh } from '../../graph/__generated__/queries.ts'
import type { GraphRunner } from '../../graph/graph-store.ts'
import { freshnessAt } from '../derived/charts.ts'
import { moveChartEntry } from './move-chart-entry.ts'
import type { PlaceableItem, ServedVersion } from './served-version.ts'

const FRESH = 'fresh'

/** Scores that differ by less are the same. */
const TOLERANCE = 1e-9

/**
 * Brings items into the charts of what is new, of all items and of their kind, by their age, on the scale of those that the
 * training placed; takes out what turns out not to be there yet. As in a training, an item of which nobody knows when it was
 * made is not new; one that is there because somebody came to it first stays. A version that a training of an older release
 * made is left as it is. Charts are locked only where something moves in them.
 */
export async function updateFreshChart(
  graph: GraphRunner,
  items: readonly PlaceableItem[],
  served: ServedVersion,
  nowMs: number,
): Promise<void> {
  const dated = items.filter(({ createdAt }) => createdAt !== null)
  if (dated.length === 0 || served.clockMs === null) return
  const kinds = [...new Set(dated.map(({ kind }) => kind))].sort()
  for (const kind of [null, ...kinds]) {
    const own = kind === null ? dated : dated.filter((item) => item.kind === kind)
    const scores = new Map(own.map((item) => [item.id, scoreOf(item, served, nowMs)]))
    await moveIn(graph, kind === null ? FRESH : `${FRESH}:${kind}`, served, scores)
  }
}

async function moveIn(
  graph: GraphRunner,
  id: string,
  { version, settings }: ServedVersion,
  scores: ReadonlyMap<string, number>,
): Promise<void> {
  const places = settings.charts.k
  const before = await graph.run(fresh, { chartIds: [id], version, depth: places })
  // A kind that has no chart gets none: its items are in that of all.
  if (before.length === 0 && id !== FRESH) return
  const scoreBefore = new Map(before.map(({ itemId, score }) => [itemId, score]))
  const lowest = before.length < places ? 0 : Math.min(...scoreBefore.values())
  const isMoved = ([itemId, score]: readonly [string, number]) => {
    const placed = scoreBefore.get(itemId)
    return placed === undefined ? score > lowest : Math.abs(score - placed) > TOLERANCE
  }
  const moved = new Map([...scores].filter(isMoved))
  if (moved.size === 0) return
  const standings = await graph.run(chartStandings, { chartIds: [id], version })
  await moveChartEntry(graph, { id, version, standings, places }, moved)
}

/**
 * Above 1 for what is newer than anything was at the training, and growing with newness: sources are read relative to
 * their best.
 */
function scoreOf(
  { createdAt }: PlaceableItem,
  { clockMs, freshMost, settings }: ServedVersion,
  nowMs: number,
): number {
  if (createdAt === null || clockMs === null || createdAt > nowMs) return 0
  const ageMs = clockMs - createdAt
  const freshness =
    ageMs >= 0 ? freshnessAt(ageMs, settings.charts) : 1 / freshnessAt(-ageMs, settings.charts)
  return freshness / (freshMost || 1)
}
