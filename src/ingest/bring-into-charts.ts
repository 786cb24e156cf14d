import { chartStandings, countPeople, modelStatistics } from '../graph/__generated__/queries.ts'
import { readGraphState } from '../graph/graph-state.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { parseStoredSettings } from '../training/stored-settings.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../training/training-settings.ts'
import { moveInChart, type Standing } from './chart-places.ts'
import type { TrendScale, TrendSums } from './trend-sums.ts'

/** People who engage with an item for the first time. */
export interface NewPeople {
  readonly itemId: string
  readonly people: number
}

const POPULAR = 'popular'

const TRENDING = 'trending'

/** New scores by chart: an item has the same in the chart of all and in that of its kind. */
type ChartScores = Map<string, Map<string, number>>

/**
 * Counts new people in the items' popularity, and moves the items in the charts of the popular and of what trends, of all
 * items and of their kinds. Does nothing on a graph that was never trained.
 */
export async function bringIntoCharts(
  graph: GraphRunner,
  rows: readonly NewPeople[],
  trends: TrendSums,
  nowMs: number,
): Promise<void> {
  const { modelVersion: version } = await readGraphState(graph)
  if (version === null) return
  const { places, scale } = await chartingOf(graph, version)
  const ofAll = await standingsOf(graph, [POPULAR, TRENDING], version)
  const share = 1 / Math.max(1, ofAll.get(POPULAR)?.[0]?.degree ?? 1)
  const scores = await scoresOf(graph, rows, { share, scale, trends, nowMs, ofAll })
  const ofKinds = [...scores.keys()].filter((chartId) => !ofAll.has(chartId))
  const standings = new Map([...ofAll, ...(await standingsOf(graph, ofKinds, version))])
  for (const [id, changed] of scores) {
    const chart = { id, version, standings: standings.get(id) ?? [] }
    // A kind that has no chart of the popular gets none of either: its items are in those of all.
    const isKept = (standings.get(id.replace(TRENDING, POPULAR)) ?? []).length > 0
    if (isKept) await moveInChart(graph, chart, changed, places)
  }
}

/** How a version's charts were made. */
interface Charting {
  readonly places: number
  /** Null where it was trained by a release that did not note it: what trends waits for the next training. */
  readonly scale: TrendScale | null
}

async function chartingOf(graph: GraphRunner, version: string): Promise<Charting> {
  const [model] = await graph.run(modelStatistics, { version })
  const { charts } = parseStoredSettings(model?.settings ?? null) ?? DEFAULT_TRAINING_SETTINGS
  const { usualMost = null, recentShare = null, trendMost = null } = model ?? {}
  const isNoted = usualMost !== null && recentShare !== null && trendMost !== null
  const scale = isNoted ? { version, usualMost, recentShare, trendMost, settings: charts } : null
  return { places: charts.k, scale }
}

interface Counting {
  readonly share: number
  readonly scale: TrendScale | null
  readonly trends: TrendSums
  readonly nowMs: number
  readonly ofAll: ReadonlyMap<string, readonly Standing[]>
}

async function scoresOf(
  graph: GraphRunner,
  rows: readonly NewPeople[],
  { share, scale, trends, nowMs, ofAll }: Counting,
): Promise<ChartScores> {
  const people = new Map(rows.map((row) => [row.itemId, row.people]))
  const trending = new Map((ofAll.get(TRENDING) ?? []).map(({ itemId, score }) => [itemId, score]))
  const scores: ChartScores = new Map()
  for (const { itemId, kind, popularity } of await graph.run(countPeople, { rows, share })) {
    const standing = trending.get(itemId) ?? 0
    const item = { itemId, popularity, share, standing, people: people.get(itemId) ?? 0 }
    setScore(scores, POPULAR, kind, itemId, popularity)
    if (scale) setScore(scores, TRENDING, kind, itemId, trends.add(item, scale, nowMs))
  }
  return scores
}

function setScore(scores: ChartScores, chart: string, kind: string, itemId: string, score: number): void {
  for (const chartId of [chart, `${chart}:${kind}`]) {
    const changed = scores.get(chartId) ?? new Map<string, number>()
    scores.set(chartId, changed.set(itemId, score))
  }
}

async function standingsOf(graph: GraphRunner, chartIds: readonly string[], version: string) {
  const rows = await graph.run(chartStandings, { chartIds: [...chartIds], version })
  return new Map(chartIds.map((id) => [id, rows.filter(({ chartId }) => chartId === id)]))
}
