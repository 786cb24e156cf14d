import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecentRate } from '../../../../src/server/observability/event-counts.ts'

describe('RecentRate', () => {
  it('drops events older than a minute', () => {
    const rate = new RecentRate()
    rate.add(3, 1_000)
    rate.add(2, 30_500)
    expect(rate.lastMinute(30_900)).toBe(5)
    expect(rate.lastMinute(60_999)).toBe(5)
    expect(rate.lastMinute(61_000)).toBe(2)
    expect(rate.lastMinute(200_000)).toBe(0)
  })

  it('equals the sum of the last 60 seconds', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 9 })))
    fc.assert(
      fc.property(steps, (added) => {
        const rate = new RecentRate()
        const told: { second: number; count: number }[] = []
        let nowMs = 0
        for (const [passed, count] of added) {
          nowMs += passed
          rate.add(count, nowMs)
          const second = Math.floor(nowMs / 1_000)
          told.push({ second, count })
          const recent = told.filter((one) => one.second > second - 60)
          expect(rate.lastMinute(nowMs)).toBe(recent.reduce((sum, one) => sum + one.count, 0))
        }
      }),
    )
  })
})
