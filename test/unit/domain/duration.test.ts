import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatIsoDuration,
  MAX_DURATION_MS,
  parseIsoDuration,
  parseShortDuration,
} from '../../../src/domain/duration.ts'

const HOUR_MS = 3_600_000

describe('durations', () => {
  it('are read as ISO 8601 and in short form', () => {
    expect(['P30D', 'PT12H', 'P1W', 'P1DT1H1M1S', 'PT0S'].map(parseIsoDuration)).toEqual([
      720 * HOUR_MS,
      12 * HOUR_MS,
      168 * HOUR_MS,
      25 * HOUR_MS + 61_000,
      0,
    ])
    expect(['30d', '12h', '15m', '10s', '0'].map(parseShortDuration)).toEqual([
      720 * HOUR_MS,
      12 * HOUR_MS,
      900_000,
      10_000,
      0,
    ])
  })

  it('are nothing else, and at most 100 years', () => {
    expect(['', 'P', 'PT', 'P1DT', 'P1M', 'P1Y', 'P-1D', '30d', 'P36501D'].map(parseIsoDuration)).toEqual(
      Array(9).fill(null),
    )
    expect(['', 'd', '1', '-1d', '1.5h', 'P1D', '36501d'].map(parseShortDuration)).toEqual(
      Array(7).fill(null),
    )
  })

  it('come back from their text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_DURATION_MS / 1_000 }), (seconds) => {
        expect(parseIsoDuration(formatIsoDuration(seconds * 1_000))).toBe(seconds * 1_000)
      }),
    )
  })
})
