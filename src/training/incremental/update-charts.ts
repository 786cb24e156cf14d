import { chartStandings, countPeople, modelStatistics } from '../../graph/__generated__/queries.ts'
import { readGraphState } from '../../graph/graph-state.ts'
import type { GraphRunner } from '../../graph/graph-store.ts'
import { DEFAULT_TRAINING_SETTINGS, parseStoredSettings } from '../training-settings.ts'
import type { FirstTimeUsers } from './first-time-users.ts'
import { type ChartEntry, moveChartEntry } from './move-chart-entry.ts'
import type { TrendingItem, TrendScale, TrendSums } from './trend-sums.ts'

/** People who engage with an item for the first time. */
export interface Newcomers {
  readonly itemId: string
  readonly all: FirstTimeUsers
  /** Those of them who came lately: the others are new to us alone. */
  readonly recent: FirstTimeUsers
}

/** The same as the training counts them. */
interface People {
  readonly itemId: string
  readonly people: number
  readonly recentPeople: number
}

/** What to bring into the charts of the serving version. */
export interface ChartUpdate {
  readonly newcomers: readonly Newcomers[]
  /** The newest version whose training had read all interactions before these people came; '' where there was none. */
  readonly countedVersion: string
  /** The items have these people already; the charts do not. */
  readonly isInItems: boolean
}

const POPULAR = 'popular'

const TRENDING = 'trending'

/** An item with its new people counted. */
interface Counted extends People {
  readonly kind: string
  readonly popularityBefore: number
  readonly popularity: number
}

/**
 * Counts new people in the items' popularity, and moves the items in the charts of the popular and of what trends, of all
 * items and of their kinds. Does nothing on a graph that was never trained.
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
  const rows = newcomers.map((one) => peopleOf(one, servedShare)).filter(({ people }) => people > 0)
  if (rows.length === 0) return
  const ofAll = await chartsOf(graph, version, [null])
  const share = 1 / Math.max(1, ofAll.get(null)?.popular[0]?.degree ?? 1)
  const counted = await countIn(graph, rows, { share, countedVersion, isInItems })
  const charts = new Map([...ofAll, ...(await chartsOf(graph, version, kindsOf(counted)))])
  const trendScores = new Map(
    scale ? counted.map((item) => [item.itemId, trends.add(trending(item, charts), scale, nowMs)]) : [],
  )
  for (const [kind, { popular, trending }] of charts) {
    // A kind that has no chart of the popular gets none of either: its items are in those of all.
    if (popular.length === 0) continue
    const own = counted.filter((item) => kind === null || item.kind === kind)
    const popularScores = new Map(own.map(({ itemId, popularity }) => [itemId, popularity]))
    const ownTrends = new Map([...trendScores].filter(([itemId]) => popularScores.has(itemId)))
    const move = { version, places }
    await moveChartEntry(graph, { id: chartId(POPULAR, kind), standings: popular, ...move }, popularScores)
    await moveChartEntry(graph, { id: chartId(TRENDING, kind), standings: trending, ...move }, ownTrends)
  }
}

/** How a version's charts were made. */
interface Charting {
  readonly places: number
  /** How much counts of what lists have caused, 0-1. */
  readonly servedShare: number
  /** Null where it was trained by a release that did not note it: what trends waits for the next training. */
  readonly scale: TrendScale | null
}

async function chartingOf(graph: GraphRunner, version: string): Promise<Charting> {
  const [model] = await graph.run(modelStatistics, { version })
  const { charts, servedShare } = parseStoredSettings(model?.settings ?? null) ?? DEFAULT_TRAINING_SETTINGS
  const { trainedAt = null, usualMost = null, recentShare = null, trendMost = null } = model ?? {}
  const isNoted = trainedAt !== null && usualMost !== null && recentShare !== null && trendMost !== null
  return {
    places: charts.k,
    servedShare,
    scale: isNoted
      ? { version, trainedAtMs: trainedAt, usualMost, recentShare, trendMost, settings: charts }
      : null,
  }
}

/** People count or they do not, as in a training: by any share of what lists have caused they do. */
function peopleOf({ itemId, all, recent }: Newcomers, servedShare: number): People {
  const counted = ({ people, usersViaRecommendations }: FirstTimeUsers) =>
    servedShare > 0 ? people : people - usersViaRecommendations
  return { itemId, people: counted(all), recentPeople: counted(recent) }
}

interface Counting extends Pick<ChartUpdate, 'countedVersion' | 'isInItems'> {
  /** What a new person counts: one of the people of the most popular item. */
  readonly share: number
}

async function countIn(
  graph: GraphRunner,
  rows: readonly People[],
  { share, countedVersion, isInItems }: Counting,
): Promise<readonly Counted[]> {
  const rowOf = new Map(rows.map((row) => [row.itemId, row]))
  // In one order, so that two writers seldom wait for each other.
  const people = rows
    .map(({ itemId, people }) => ({ itemId, people: isInItems ? 0 : people }))
    .sort((a, b) => (a.itemId < b.itemId ? -1 : 1))
  const written = await graph.run(countPeople, { rows: people, share, countedVersion })
  return written.flatMap(({ itemId, kind, popularity }) => {
    const row = rowOf.get(itemId)
    return row ? [{ ...row, kind, popularity, popularityBefore: popularity - share * row.people }] : []
  })
}

/** An item has the same score in the chart of all and in that of its kind, but may stand in one only. */
function trending({ kind, itemId, recentPeople, ...item }: Counted, charts: ChartsByKind): TrendingItem {
  const scoreIn = (chart: string | null) =>
    charts.get(chart)?.trending.find((standing) => standing.itemId === itemId)?.score ?? 0
  const standing = Math.max(scoreIn(null), scoreIn(kind))
  return { ...item, itemId, people: recentPeople, standing }
}

type Standings = readonly (ChartEntry & { readonly degree: number })[]

/** By kind; null for the charts of all items. */
type ChartsByKind = ReadonlyMap<string | null, { readonly popular: Standings; readonly trending: Standings }>

async function chartsOf(
  graph: GraphRunner,
  version: string,
  kinds: readonly (string | null)[],
): Promise<ChartsByKind> {
  const chartIds = kinds.flatMap((kind) => [chartId(POPULAR, kind), chartId(TRENDING, kind)])
  const rows = chartIds.length > 0 ? await graph.run(chartStandings, { chartIds, version }) : []
  const standingsOf = (id: string) => rows.filter((row) => row.chartId === id)
  return new Map(
    kinds.map((kind) => [
      kind,
      { popular: standingsOf(chartId(POPULAR, kind)), trending: standingsOf(chartId(TRENDING, kind)) },
    ]),
  )
}

function kindsOf(counted: readonly Counted[]): readonly string[] {
  return [...new Set(counted.map(({ kind }) => kind))]
}

function chartId(chart: string, kind: string | null): string {
  return kind === null ? chart : `${chart}:${kind}`
}
