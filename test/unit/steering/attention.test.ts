import { describe, expect, it } from 'vitest'
import { isTimeZone, minuteOfDay } from '../../../src/domain/time-zone.ts'
import { countWithin, isQuiet, isReached } from '../../../src/steering/attention.ts'

const MINUTE_MS = 60_000
const NIGHT = { fromMinute: 21 * 60, toMinute: 8 * 60 }

/** Each zone, with the instant of 2025 at which its clocks go forward, and the minutes of the day before and at it. */
const FORWARD = [
  ['Europe/Berlin', Date.UTC(2025, 2, 30, 1), 119, 180],
  ['America/New_York', Date.UTC(2025, 2, 9, 7), 119, 180],
  ['Australia/Sydney', Date.UTC(2025, 9, 4, 16), 119, 180],
  ['America/Santiago', Date.UTC(2025, 8, 7, 4), 1439, 60],
  ['Australia/Lord_Howe', Date.UTC(2025, 9, 4, 15, 30), 119, 150],
  ['Asia/Beirut', Date.UTC(2025, 2, 29, 22), 1439, 60],
] as const

/** The instants at which quiet hours begin and end in a local night, found by walking minute by minute. */
function changes(zone: string, aroundMs: number, quiet = NIGHT): readonly number[] {
  const found: number[] = []
  for (let atMs = aroundMs - 24 * 60 * MINUTE_MS; atMs < aroundMs + 24 * 60 * MINUTE_MS; atMs += MINUTE_MS) {
    if (isQuiet(quiet, atMs, zone) !== isQuiet(quiet, atMs - MINUTE_MS, zone)) found.push(atMs)
  }
  return found
}

describe('attention', () => {
  it.each(FORWARD)('the clocks of %s go forward at their minute', (zone, atMs, before, after) => {
    expect(minuteOfDay(atMs - MINUTE_MS, zone)).toBe(before)
    expect(minuteOfDay(atMs, zone)).toBe(after)
  })

  it.each(FORWARD)(
    'quiet hours in %s begin and end at their minute, also in the night of the change',
    (zone, atMs) => {
      const found = changes(zone, atMs)
      expect(found.length).toBeGreaterThanOrEqual(3)
      for (const changeMs of found) {
        const isStart = isQuiet(NIGHT, changeMs, zone)
        expect(minuteOfDay(changeMs, zone)).toBe(isStart ? NIGHT.fromMinute : NIGHT.toMinute)
      }
      const lengths = found.slice(1).map((one, at) => one - (found[at] ?? 0))
      // A night of eleven hours is shorter by what the clocks went forward: an hour, or half of one on Lord Howe.
      const shift = zone === 'Australia/Lord_Howe' ? 30 : 60
      expect(lengths).toContain((11 * 60 - shift) * MINUTE_MS)
    },
  )

  it.each(FORWARD)(
    'quiet hours within the hour that %s skips begin with what follows it',
    (zone, atMs, before, after) => {
      const skipped = { fromMinute: (before + 1) % 1440, toMinute: after }
      expect(isQuiet(skipped, atMs - MINUTE_MS, zone)).toBe(false)
      expect(isQuiet(skipped, atMs, zone)).toBe(false)
    },
  )

  it('quiet hours of one day hold from their first minute until before their last', () => {
    const noon = { fromMinute: 720, toMinute: 780 }
    const at = (minute: number) => isQuiet(noon, Date.UTC(2025, 0, 1) + minute * MINUTE_MS, 'UTC')
    expect([719, 720, 779, 780].map(at)).toEqual([false, true, true, false])
  })

  it('names of time zones are those of IANA', () => {
    expect(['Europe/Berlin', 'UTC', 'Mars/Olympus', ''].map(isTimeZone)).toEqual([true, true, false, false])
  })

  it('a cap is reached with its last time, and lifted when its period ends, to the millisecond', () => {
    const cap = [{ max: 2, perMs: 1_000 }]
    expect(isReached(cap, [5_000], 5_001)).toBe(false)
    expect(isReached(cap, [5_000, 5_500], 5_999)).toBe(true)
    expect(isReached(cap, [5_500, 5_000], 6_000)).toBe(false)
  })

  it('of several caps each holds', () => {
    const caps = [
      { max: 1, perMs: 10 },
      { max: 3, perMs: 1_000 },
    ]
    expect(isReached(caps, [100], 105)).toBe(true)
    expect(isReached(caps, [100], 110)).toBe(false)
    expect(isReached(caps, [100, 200, 300], 400)).toBe(true)
  })

  it('a list ends before the item that exceeds its minutes', () => {
    expect(countWithin(30, [10, 10, 10, 1])).toBe(3)
    expect(countWithin(30, [10, 10, 11, 1])).toBe(2)
    expect(countWithin(30, [31])).toBe(0)
    expect(countWithin(30, [5, 5])).toBe(2)
  })
})
