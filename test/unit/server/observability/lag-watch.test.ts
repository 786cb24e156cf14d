import { describe, expect, it } from 'vitest'
import { LAG_MS, LagWatch } from '../../../../src/server/observability/lag-watch.ts'

describe('a lag', () => {
  it('is found after a minute, once, and again after it has caught up', () => {
    const watch = new LagWatch()
    expect(watch.check(0, 10, 10)).toBeNull()
    expect(watch.check(1_000, 30, 10)).toBeNull()
    expect(watch.check(2_000, 40, 20)).toBeNull()
    expect(watch.check(1_000 + LAG_MS - 1, 90, 25)).toBeNull()
    expect(watch.check(1_000 + LAG_MS, 90, 25)).toBe(65)
    expect(watch.check(3 * LAG_MS, 90, 25)).toBeNull()
    expect(watch.check(4 * LAG_MS, 90, 90)).toBeNull()
    expect(watch.check(4 * LAG_MS + 1, 100, 90)).toBeNull()
    expect(watch.check(5 * LAG_MS + 1, 100, 90)).toBe(10)
  })

  it('is none while the newest events of a busy journal are applied in time', () => {
    const watch = new LagWatch()
    for (let seconds = 0; seconds < 600; seconds += 10)
      expect(watch.check(seconds * 1_000, seconds * 100 + 50, seconds * 100)).toBeNull()
  })
})
