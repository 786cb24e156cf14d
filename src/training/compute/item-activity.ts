import type { ChartSettings } from '../training-settings.ts'
import { floatAt, intAt } from './number-at.ts'
import { columnDegrees, type SparseMatrix } from './sparse-matrix.ts'

const DAY_MS = 86_400_000

/** What is nearer to the expectation is noise of summation. */
const LEAST_TREND = 1e-6

/** Who engaged with each item, and when: what every chart is made of. */
export interface ItemActivity {
  /** Users who engaged with each item. */
  readonly degrees: Int32Array
  /** The same, each user counting half after the half-life; divided by the largest, so in 0-1. */
  readonly popularity: Float64Array
  /** People more (or fewer) than usual of late, in standard deviations; 0 where there are too few people. */
  readonly trends: Float64Array
  readonly scale: ActivityScale
}

/** What items are measured by. */
export interface ActivityScale {
  /** The most popular item's people, each counting half after the half-life. */
  readonly usualMost: number
  /** What was recent of all activity, 0-1. */
  readonly recentShare: number
  /** The strongest trend; 0 where nothing trends. */
  readonly trendMost: number
}

/**
 * Counts people, not plays. An item trends by `(recent - expected) / sqrt(expected + shrinkage)`: `recent` and `usual`
 * are sums of `2^(-age / halfLife)` with the short and the long half-life, and `expected` is `usual` times what is
 * recent of all activity, so that a busy week of everything makes nothing trend.
 *
 * @param lastAt of each entry of `interactions`, epoch milliseconds
 * @param clockMs age is counted back from here
 */
export function itemActivity(
  interactions: SparseMatrix,
  lastAt: Float64Array,
  clockMs: number,
  settings: ChartSettings,
): ItemActivity {
  const usual = new Float64Array(interactions.columns)
  const recent = new Float64Array(interactions.columns)
  const recentPeople = new Int32Array(interactions.columns)
  for (let place = 0; place < interactions.indices.length; place++) {
    const item = intAt(interactions.indices, place)
    const ageDays = Math.max(0, clockMs - floatAt(lastAt, place)) / DAY_MS
    usual[item] = floatAt(usual, item) + 2 ** (-ageDays / settings.halfLifeDays)
    recent[item] = floatAt(recent, item) + 2 ** (-ageDays / settings.recentHalfLifeDays)
    if (ageDays <= 2 * settings.recentHalfLifeDays) recentPeople[item] = intAt(recentPeople, item) + 1
  }
  const recentShare = sum(recent) / (sum(usual) || 1)
  const trends = usual.map((all, item) => {
    if (intAt(recentPeople, item) < settings.trendLeastPeople) return 0
    const expected = all * recentShare
    const trend = (floatAt(recent, item) - expected) / Math.sqrt(expected + settings.trendShrinkage)
    return Math.abs(trend) < LEAST_TREND ? 0 : trend
  })
  const usualMost = largest(usual)
  const popularity = usual.map((value) => (usualMost === 0 ? 0 : value / usualMost))
  const scale = { usualMost, recentShare, trendMost: largest(trends) }
  return { degrees: columnDegrees(interactions), popularity, trends, scale }
}

function largest(numbers: Float64Array): number {
  return numbers.reduce((most, value) => Math.max(most, value), 0)
}

function sum(numbers: Float64Array): number {
  return numbers.reduce((total, number) => total + number, 0)
}
