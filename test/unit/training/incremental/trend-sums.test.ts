import { describe, expect, it } from 'vitest'
import { type TrendScale, TrendSums } from '../../../../src/training/incremental/trend-sums.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../../src/training/training-settings.ts'

const WEEK_MS = 7 * 86_400_000

const SCALE: TrendScale = {
  version: 'v1',
  trainedAtMs: 0,
  usualMost: 100,
  recentShare: 0.1,
  trendMost: 2,
  settings: {
    ...DEFAULT_TRAINING_SETTINGS.charts,
    recentHalfLifeDays: 7,
    trendShrinkage: 5,
    trendLeastPeople: 3,
  },
}

/** Five new users who raise an item from 0.25 to 0.3 of the most popular one. */
const FIVE = { itemId: 'song', users: 5, popularityBefore: 0.25, popularity: 0.3, standing: 0 }

describe('the trend score between two trainings', () => {
  it('is (recent - expected) / sqrt(expected + shrinkage), relative to the first place', () => {
    expect(new TrendSums().add(FIVE, SCALE, 0)).toBeCloseTo(4.5 / Math.sqrt(8) / 2, 12)
  })

  it('counts a user of a half-life ago half', () => {
    const sums = new TrendSums()
    const standing = sums.add(FIVE, SCALE, 0)
    const later = sums.add({ ...FIVE, popularity: 0.35, standing }, SCALE, WEEK_MS)
    expect(later).toBeCloseTo((7.5 / 2 + 5 - 3.5) / Math.sqrt(8.5) / 2, 12)
  })

  it('gives no user more weight after the clock was set back', () => {
    const twice = (backMs: number) => {
      const sums = new TrendSums()
      const standing = sums.add(FIVE, SCALE, WEEK_MS)
      return sums.add({ ...FIVE, popularity: 0.35, standing }, SCALE, WEEK_MS - backMs)
    }
    expect(twice(3_600_000)).toBe(twice(0))
  })

  it('continues from the score of the training', () => {
    // At the training it was 2 * 0.1 deviations above the expected 2.5.
    const before = 2.5 + 0.2 * Math.sqrt(2.5 + 5)
    const score = new TrendSums().add({ ...FIVE, standing: 0.1 }, SCALE, 0)
    expect(score).toBeCloseTo((before + 5 - 3) / Math.sqrt(8) / 2, 12)
  })

  it('halves the excess of a training a half-life ago', () => {
    const before = 2.5 + (0.2 * Math.sqrt(2.5 + 5)) / 2
    const score = new TrendSums().add({ ...FIVE, standing: 0.1 }, SCALE, WEEK_MS)
    expect(score).toBeCloseTo((before + 5 - 3) / Math.sqrt(8) / 2, 12)
  })

  it('continues from the larger sum of another process', () => {
    const sums = new TrendSums()
    sums.add(FIVE, SCALE, 0)
    const other = sums.fork().add({ ...FIVE, popularity: 0.35, standing: 5 }, SCALE, 0)
    const own = sums.fork().add({ ...FIVE, popularity: 0.35, standing: 0 }, SCALE, 0)
    expect(other).toBeGreaterThan(4)
    expect(own).toBeCloseTo((2.5 + 5 + 5 - 3.5) / Math.sqrt(8.5) / 2, 12)
  })

  it('needs enough users, and keeps the order of items above the first place of the training', () => {
    const scoreOf = (users: number) => new TrendSums().add({ ...FIVE, users }, SCALE, 0)
    expect(scoreOf(2)).toBe(0)
    expect(scoreOf(100)).toBeGreaterThan(1)
    expect(scoreOf(200)).toBeGreaterThan(scoreOf(100))
    expect(new TrendSums().add(FIVE, { ...SCALE, recentShare: 0.9 }, 0)).toBeLessThan(0.4)
  })

  it('starts over with a new version, and counts no user twice in a retried transaction', () => {
    const sums = new TrendSums()
    const first = sums.fork().add(FIVE, SCALE, 0)
    expect(sums.fork().add(FIVE, SCALE, 0)).toBe(first)
    sums.add(FIVE, SCALE, 0)
    expect(sums.fork().add({ ...FIVE, standing: first }, SCALE, 0)).toBeGreaterThan(first)
    expect(sums.add(FIVE, { ...SCALE, version: 'v2' }, 0)).toBe(first)
  })
})
