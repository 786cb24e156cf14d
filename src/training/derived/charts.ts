import { DAY_MS } from '../../domain/duration.ts'
import { TopK } from '../../domain/top-k.ts'
import { LEAST_OF_GROUP } from '../../domain/user-group.ts'
import { floatAt, intAt } from '../compute/numbers.ts'
import { columnDegrees, type SparseMatrix } from '../compute/sparse-matrix.ts'
import { emptyTopEdges, setRow, type TopEdges } from '../compute/top-edges.ts'
import type { ChartSettings } from '../training-settings.ts'
import type { DerivationInput } from './derivation-input.ts'

type ChartInput = DerivationInput<
  'everyone' | 'slices' | 'lastAt' | 'firstAt' | 'createdAt' | 'clockMs' | 'itemTieBreaks',
  'charts'
>

/** In the order of the first rows. */
const CHART_IDS = ['popular', 'trending', 'fresh'] as const

/** The scale of the charts' scores. */
export interface ChartScale extends ActivityScale {
  /** Ages were counted back from here, epoch milliseconds. */
  readonly clockMs: number
  /** Freshness of the first entry of `fresh`, 0-1; 0 if it is empty. */
  readonly freshMost: number
}

export interface Charts extends Pick<ItemActivity, 'degrees' | 'popularity'> {
  readonly scale: ChartScale
  /** Head ids of `edges`. */
  readonly chartIds: readonly string[]
  readonly edges: TopEdges
}

/**
 * The charts. Scores are in 0-1, the best item has 1:
 * - `popular`: users, weighted by recency.
 * - `trending`: more recent users than expected.
 * - `fresh`: newest first, by creation, or by first engagement if that is unknown. Items engaged with at the very beginning are
 *   not new; items created in the future are excluded.
 *
 * A group of users has a chart of what trends among them, if at least 20 of them are behind an item. So have the items of a kind.
 */
export function charts(input: ChartInput): Charts {
  const {
    settings: { charts: settings },
    itemTieBreaks,
  } = input
  const activity = itemActivity(input.everyone, input.lastAt, input.clockMs, settings)
  const newness = freshness(input)
  const trending = trendsOfSlices(input, activity.trends)
  const all = [activity.popularity, activity.trends, newness, ...trending.values()]
  const edges = emptyTopEdges(all.length, settings.k)
  const best = new TopK(settings.k, itemTieBreaks)
  for (const [row, scores] of all.entries()) {
    scores.forEach((score, item) => {
      if (score > 0) best.offer(item, score)
    })
    setRow(edges, row, best.drain(), largest(scores))
  }
  const scale = { ...activity.scale, clockMs: input.clockMs, freshMost: largest(newness) }
  return { ...activity, scale, chartIds: [...CHART_IDS, ...trending.keys()], edges }
}

/** The trends of each slice that has any, by the id of its chart. @param ofAll those of all users and items */
function trendsOfSlices(
  { everyone, slices, lastAt, clockMs, settings }: ChartInput,
  ofAll: Float64Array,
): Map<string, Float64Array> {
  const ofGroups = {
    ...settings.charts,
    trendLeastPeople: Math.max(LEAST_OF_GROUP, settings.charts.trendLeastPeople),
  }
  const all = new Map<string, Float64Array>()
  for (const { chartId, rows, items } of slices) {
    const trends = rows ? trendsOf(everyone, lastAt, clockMs, ofGroups, rows).trends : ofAll
    const own = items ? trends.map((trend, item) => (items[item] ? trend : 0)) : trends
    if (largest(own) > 0) all.set(chartId, own)
  }
  return all
}

/** `1 / (1 + age / half-life)`: decays slowly enough to distinguish items of an old catalog. 0: not new. */
function freshness(input: ChartInput): Float64Array {
  const beginning = input.firstAt.reduce(
    (earliest, first) => Math.min(earliest, first),
    Number.POSITIVE_INFINITY,
  )
  return input.createdAt.map((createdAt, item) => {
    const firstAt = floatAt(input.firstAt, item)
    const isKnown = !Number.isNaN(createdAt)
    const bornAt = isKnown ? createdAt : firstAt
    if (bornAt > input.clockMs || (!isKnown && bornAt <= beginning)) return 0
    return freshnessAt(input.clockMs - bornAt, input.settings.charts)
  })
}

/** Freshness of an item of this age: 1 at creation, a half after the half-life. */
export function freshnessAt(
  ageMs: number,
  { freshHalfLifeDays }: Pick<ChartSettings, 'freshHalfLifeDays'>,
): number {
  return 1 / (1 + ageMs / (freshHalfLifeDays * DAY_MS))
}

/** Smaller trends are rounding errors. */
const LEAST_TREND = 1e-6

/** Activity of users by item: the input of every chart. */
export interface ItemActivity {
  /** Number of users who engaged with each item. */
  readonly degrees: Int32Array
  /** The same with users decayed by the half-life, divided by the largest: 0-1. */
  readonly popularity: Float64Array
  /** Recent users above or below the expectation, in standard deviations; 0 if there are too few. */
  readonly trends: Float64Array
  readonly scale: ActivityScale
}

/** The scale of the activity. */
export interface ActivityScale {
  /** Decayed number of users of the most popular item. */
  readonly usualMost: number
  /** Recent share of all activity, 0-1. */
  readonly recentShare: number
  /** The strongest trend; 0 if nothing trends. */
  readonly trendMost: number
}

/**
 * Counts users, not plays. An item's trend is `(recent - expected) / sqrt(expected + shrinkage)`: `recent` and `usual`
 * are sums of `2^(-age / halfLife)` with the short and the long half-life, and `expected` is `usual` times the recent
 * share of all activity, so that a generally busy week makes nothing trend.
 *
 * @param lastAt epoch milliseconds, by entry of `interactions`
 * @param clockMs ages are counted back from here
 */
function itemActivity(
  interactions: SparseMatrix,
  lastAt: Float64Array,
  clockMs: number,
  settings: ChartSettings,
): ItemActivity {
  const everyRow = Int32Array.from({ length: interactions.rows }, (_, row) => row)
  const { usual, trends, recentShare } = trendsOf(interactions, lastAt, clockMs, settings, everyRow)
  const usualMost = largest(usual)
  const popularity = usual.map((value) => (usualMost === 0 ? 0 : value / usualMost))
  const scale = { usualMost, recentShare, trendMost: largest(trends) }
  return { degrees: columnDegrees(interactions), popularity, trends, scale }
}

/** The same of the people of some rows alone. */
function trendsOf(
  interactions: SparseMatrix,
  lastAt: Float64Array,
  clockMs: number,
  settings: ChartSettings,
  rows: Int32Array,
): Pick<ItemActivity, 'trends'> & Pick<ActivityScale, 'recentShare'> & { readonly usual: Float64Array } {
  const usual = new Float64Array(interactions.columns)
  const recent = new Float64Array(interactions.columns)
  const recentUsers = new Int32Array(interactions.columns)
  for (const row of rows) {
    const end = intAt(interactions.offsets, row + 1)
    for (let place = intAt(interactions.offsets, row); place < end; place++) {
      const item = intAt(interactions.indices, place)
      const ageDays = Math.max(0, clockMs - floatAt(lastAt, place)) / DAY_MS
      usual[item] = floatAt(usual, item) + 2 ** (-ageDays / settings.halfLifeDays)
      recent[item] = floatAt(recent, item) + 2 ** (-ageDays / settings.recentHalfLifeDays)
      if (ageDays <= 2 * settings.recentHalfLifeDays) recentUsers[item] = intAt(recentUsers, item) + 1
    }
  }
  const recentShare = sum(recent) / (sum(usual) || 1)
  const trends = usual.map((all, item) => {
    if (intAt(recentUsers, item) < settings.trendLeastPeople) return 0
    const expected = all * recentShare
    const trend = (floatAt(recent, item) - expected) / Math.sqrt(expected + settings.trendShrinkage)
    return Math.abs(trend) < LEAST_TREND ? 0 : trend
  })
  return { usual, trends, recentShare }
}

function largest(numbers: Float64Array): number {
  return numbers.reduce((most, value) => Math.max(most, value), 0)
}

function sum(numbers: Float64Array): number {
  return numbers.reduce((total, number) => total + number, 0)
}
