import { describe, expect, it } from 'vitest'
import { charts } from '../../../src/training/derived/charts.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'
import { edgesOf, matrixOf } from '../../support/dense-matrix.ts'

const DAY_MS = 86_400_000
const CLOCK_MS = 1_000 * DAY_MS

const settings = {
  ...DEFAULT_TRAINING_SETTINGS.charts,
  halfLifeDays: 10,
  recentHalfLifeDays: 5,
  freshHalfLifeDays: 30,
  trendShrinkage: 1,
  trendLeastPeople: 1,
}

/** Engagements by age in days (-1: never). */
function chartsOf(
  ages: readonly (readonly number[])[],
  more: Partial<Parameters<typeof charts>[0]> = {},
): (chartId: string) => { target: number; score: number }[] {
  const items = ages[0]?.length ?? 0
  const made = charts({
    everyone: matrixOf(ages.map((row) => row.map((age) => (age < 0 ? 0 : 1)))),
    lastAt: Float64Array.from(
      ages.flat().filter((age) => age >= 0),
      (age) => CLOCK_MS - age * DAY_MS,
    ),
    firstAt: new Float64Array(items).fill(Number.POSITIVE_INFINITY),
    createdAt: new Float64Array(items).fill(Number.NaN),
    clockMs: CLOCK_MS,
    settings: { charts: settings },
    slices: [],
    itemTieBreaks: Uint32Array.from({ length: items }, (_, item) => item),
    ...more,
  })
  return (chartId) => edgesOf(made.edges, made.chartIds.indexOf(chartId))
}

describe('charts', () => {
  describe('popular', () => {
    // Half-life 10 days. Item 0: 1 + 1/2, item 1: 1/2, item 2: 1/2 + 1/4, item 3: none.
    const of = chartsOf([
      [0, -1, 10, -1],
      [10, 10, -1, -1],
      [-1, -1, 20, -1],
    ])

    it('sums users, halved per half-life, relative to the first place', () => {
      expect(of('popular')).toEqual([
        { target: 0, score: 1 },
        { target: 2, score: 0.5 },
        { target: 1, score: expect.closeTo(1 / 3, 12) },
      ])
    })
  })

  describe('trending', () => {
    // Half-lives 10 and 5 days. Item 0: 4 users today; item 1: 1 today; item 2: 4 users, 10 days ago.
    const today = [0, -1, -1]
    const longAgo = [-1, -1, 10]
    const of = chartsOf([today, today, today, today, [-1, 0, -1], longAgo, longAgo, longAgo, longAgo])

    it('is the rise above expectation in standard deviations, without falling items', () => {
      // usual 4, 1, 4 * 1/2; recent 4, 1, 4 * 1/4: the recent share is 6/7, expected are 24/7, 6/7, 12/7.
      // Trends (4/7) / sqrt(31/7) and (1/7) / sqrt(13/7); the third is below 0.
      expect(of('trending')).toEqual([
        { target: 0, score: 1 },
        { target: 1, score: expect.closeTo(Math.sqrt(31 / 13) / 4, 12) },
      ])
    })

    it('of a kind has the items that do not reach the chart of all', () => {
      const one = chartsOf([today, today, today, today, [-1, 0, -1], longAgo, longAgo, longAgo, longAgo], {
        settings: { charts: { ...settings, k: 1 } },
        slices: [{ chartId: 'of a kind', rows: null, items: Uint8Array.of(0, 1, 1) }],
      })
      expect(one('trending').map(({ target }) => target)).toEqual([0])
      expect(one('of a kind').map(({ target }) => target)).toEqual([1])
    })

    it('needs several users', () => {
      const strict = chartsOf([today, today, today, [-1, 0, -1]], {
        settings: { charts: { ...settings, trendLeastPeople: 2 } },
      })
      expect(strict('trending').map(({ target }) => target)).not.toContain(1)
    })
  })

  describe('fresh', () => {
    const noUsers = [[-1, -1, -1, -1, -1]]
    const days = (...ages: number[]) => Float64Array.from(ages, (age) => CLOCK_MS - age * DAY_MS)
    const of = chartsOf(noUsers, {
      // The fourth is not created yet; of the fifth it is not known.
      createdAt: days(0, 30, 90, -1, Number.NaN),
      firstAt: days(0, 30, 60, 0, 10),
    })

    it('orders by creation or first engagement, newest first, without future items', () => {
      // 1 / (1 + age / 30)
      expect(of('fresh')).toEqual([
        { target: 0, score: 1 },
        { target: 4, score: expect.closeTo(0.75, 12) },
        { target: 1, score: expect.closeTo(0.5, 12) },
        { target: 2, score: expect.closeTo(0.25, 12) },
      ])
    })

    it('leaves out items that existed before the first engagement', () => {
      const undated = chartsOf(noUsers, { firstAt: days(60, 60, 30, 60, 60) })
      expect(undated('fresh')).toEqual([{ target: 2, score: 1 }])
    })
  })
})
