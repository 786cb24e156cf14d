import { chartStandings, countPeople, modelStatistics } from '../../graph/__generated__/queries.ts'
import { readGraphState } from '../../graph/graph-state.ts'
import type { GraphRunner } from '../../graph/graph-store.ts'
import { DEFAULT_TRAINING_SETTINGS, parseStoredSettings } from '../training-settings.ts'
import type { FirstTimeUsers } from './first-time-users.ts'
import { type ChartEntry, moveChartEntry } from './move-chart-entry.ts'
import type { TrendingItem, TrendScale, TrendSums } from './trend-sums.ts'

/** First-time users of an item. */
export interface Newcomers {
  readonly itemId: string
  readonly all: FirstTimeUsers
  /** Those of them with recent events. */
  readonly recent: FirstTimeUsers
}

/** The same, counted by the rules of the training. */
interface UserCounts {
  readonly itemId: string
  readonly users: number
  readonly recentUsers: number
}

/** An update of the serving version's charts. */
export interface ChartUpdate {
  readonly newcomers: readonly Newcomers[]
  /** The newest version whose training had read all interactions before these users; '' if there was none. */
  readonly countedVersion: string
  /** True if the items include these users already, but the charts do not. */
  readonly isInItems: boolean
}

const POPULAR = 'popular'

const TRENDING = 'trending'

/** An item after its first-time users were counted. */
interface Counted extends UserCounts {
  readonly popularityBefore: number
  readonly popularity: number
}

/**
 * Adds first-time users to the items' popularity, and updates the charts `popular` and `trending`. Does nothing on a graph
 * that was never trained.
 */
export async function updateCharts(
  graph: GraphRunner,
  { newcomers, countedVersion, isInItems }: ChartUpdate,
  trends: TrendSums,
  nowMs: number,
): Promise<void> {
  const { modelVersion: version } = await readGraphState(graph)
  if (version === null) return
  const { places, scale, servedShare } = await chartingOf(graph, version)
  const rows = newcomers.map((one) => userCountsOf(one, servedShare)).filter(({ users }) => users !== 0)
  if (rows.length === 0) return
  const standings = await graph.run(chartStandings, { chartIds: [POPULAR, TRENDING], version })
  const popular = standings.filter(({ chartId }) => chartId === POPULAR)
  const trending = standings.filter(({ chartId }) => chartId === TRENDING)
  const share = 1 / Math.max(1, popular[0]?.degree ?? 1)
  const counted = await countIn(graph, rows, { share, countedVersion, isInItems })
  const trendScores = new Map(
    scale ? counted.map((item) => [item.itemId, trends.add(trendingItem(item, trending), scale, nowMs)]) : [],
  )
  // No item was popular at the training: its charts stay as they are.
  if (popular.length === 0) return
  const popularScores = new Map(counted.map(({ itemId, popularity }) => [itemId, popularity]))
  await moveChartEntry(graph, { id: POPULAR, standings: popular, version, places }, popularScores)
  await moveChartEntry(graph, { id: TRENDING, standings: trending, version, places }, trendScores)
}

/** The settings of a version's charts. */
interface Charting {
  readonly places: number
  /** Share, 0-1, of the weight caused by served lists that counts. */
  readonly servedShare: number
  /** Null if the version is gone. */
  readonly scale: TrendScale | null
}

async function chartingOf(graph: GraphRunner, version: string): Promise<Charting> {
  const [model] = await graph.run(modelStatistics, { version })
  const { charts, servedShare } = parseStoredSettings(model?.settings ?? null) ?? DEFAULT_TRAINING_SETTINGS
  if (!model) return { places: charts.k, servedShare, scale: null }
  const { trainedAt: trainedAtMs, usualMost, recentShare, trendMost } = model
  const scale = { version, trainedAtMs, usualMost, recentShare, trendMost, settings: charts }
  return { places: charts.k, servedShare, scale }
}

/** As in a training, users who came only via served lists count if `servedShare` is positive. */
function userCountsOf({ itemId, all, recent }: Newcomers, servedShare: number): UserCounts {
  const counted = ({ users, usersViaRecommendations }: FirstTimeUsers) =>
    servedShare > 0 ? users : users - usersViaRecommendations
  return { itemId, users: counted(all), recentUsers: counted(recent) }
}

interface Counting extends Pick<ChartUpdate, 'countedVersion' | 'isInItems'> {
  /** Weight of a first-time user: that of one user of the most popular item. */
  readonly share: number
}

async function countIn(
  graph: GraphRunner,
  rows: readonly UserCounts[],
  { share, countedVersion, isInItems }: Counting,
): Promise<readonly Counted[]> {
  const rowOf = new Map(rows.map((row) => [row.itemId, row]))
  // A fixed order avoids deadlocks between writers.
  const added = rows
    .map(({ itemId, users }) => ({ itemId, people: isInItems ? 0 : users }))
    .sort((a, b) => (a.itemId < b.itemId ? -1 : 1))
  const written = await graph.run(countPeople, { rows: added, share, countedVersion })
  return written.flatMap(({ itemId, popularity }) => {
    const row = rowOf.get(itemId)
    return row ? [{ ...row, popularity, popularityBefore: popularity - share * row.users }] : []
  })
}

function trendingItem(
  { itemId, recentUsers, ...item }: Counted,
  standings: readonly ChartEntry[],
): TrendingItem {
  const standing = standings.find((entry) => entry.itemId === itemId)?.score ?? 0
  return { ...item, itemId, users: recentUsers, standing }
}
