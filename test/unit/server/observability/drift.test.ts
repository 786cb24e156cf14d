import { describe, expect, it } from 'vitest'
import {
  growthOf,
  judge,
  type MixDays,
  NO_DAYS,
  stabilityIndex,
  withCounts,
} from '../../../../src/server/observability/drift.ts'

const DAY_MS = 86_400_000
const START_MS = Date.UTC(2026, 4, 1, 12)

const mix = (click: number, view: number) => ({ events: { click, view }, sources: {}, scores: {} })

/** Days with these numbers of clicks and views, the first at the start. */
function daysOf(counts: readonly (readonly [click: number, view: number])[]): MixDays {
  return counts.reduce(
    (days, [click, view], at) => withCounts(days, START_MS + at * DAY_MS, mix(click, view)),
    NO_DAYS,
  )
}

const steady = (days: number) => Array.from({ length: days }, () => [500, 500] as const)

/** The drifts that are found on the day after the last of these. */
const foundIn = (counts: readonly (readonly [number, number])[]) =>
  judge(daysOf(counts), START_MS + counts.length * DAY_MS).drifts

describe('the population stability index', () => {
  it('is that of a worked example, and 0 for the same mix', () => {
    // (.8 - .5) ln(.8 / .5) + (.2 - .5) ln(.2 / .5)
    expect(stabilityIndex({ a: 80, b: 20 }, { a: 500, b: 500 })).toBeCloseTo(0.3 * Math.log(4), 12)
    expect(stabilityIndex({ a: 8, b: 2 }, { a: 800, b: 200 })).toBe(0)
    expect(Number.isFinite(stabilityIndex({ a: 1 }, { b: 1 }))).toBe(true)
  })
})

describe('a day', () => {
  it('drifts with an index above .2 against the four weeks before, and says what changed', () => {
    // .2273 of (.73, .27), .1758 of (.705, .295), each against halves.
    const [drift, ...others] = foundIn([...steady(28), [730, 270]])
    expect(others).toEqual([])
    expect(drift).toMatchObject({
      of: 'events',
      day: '2026-05-29',
      changes: [{ name: 'click' }, { name: 'view' }],
    })
    expect(drift?.index).toBeCloseTo((0.46 * Math.log(0.73 / 0.27)) / 2, 6)
    expect(drift?.changes[0]).toEqual({ name: 'click', share: 0.73, before: 0.5 })
    expect(foundIn([...steady(28), [705, 295]])).toEqual([])
  })

  it('is compared with the four weeks before it alone', () => {
    expect(foundIn([...Array(20).fill([900, 100]), ...steady(28), [500, 500]])).toEqual([])
  })

  it('is compared once, and only with enough counts and days before it', () => {
    const counts = [...steady(28), [900, 100] as const]
    const nowMs = START_MS + counts.length * DAY_MS
    const first = judge(daysOf(counts), nowMs)
    expect(first.drifts).toHaveLength(1)
    expect(judge(first.days, nowMs + 1).drifts).toEqual([])
    expect(foundIn([...steady(28), [900, 99]])).toEqual([])
    expect(foundIn([...steady(6), [900, 100]])).toEqual([])
    expect(foundIn([...steady(7), [900, 100]])).toHaveLength(1)
  })

  it('is the sum of what was counted on it, and is forgotten after the four weeks', () => {
    const twice = withCounts(daysOf([[1, 2]]), START_MS + 1, mix(3, 4))
    expect(twice.days['2026-05-01']?.events).toEqual({ click: 4, view: 6 })
    expect(Object.keys(daysOf(steady(60)).days)).toHaveLength(30)
    expect(growthOf(mix(5, 5), mix(2, 5)).events).toEqual({ click: 3 })
  })
})
