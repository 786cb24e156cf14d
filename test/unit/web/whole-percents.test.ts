import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wholePercents } from '../../../web/src/why/whole-percents.ts'

describe('shares in whole percent', () => {
  it('round up those with the largest remainders', () => {
    expect(wholePercents([0.505, 0.495, 0])).toEqual([51, 49, 0])
    expect(wholePercents([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33])
    expect(wholePercents([0.29, 0.71])).toEqual([29, 71])
  })

  it('sum to 100, each less than 1 away from its share', () => {
    const weights = fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 })
      .filter((parts) => parts.some((part) => part > 0.01))
    fc.assert(
      fc.property(weights, (parts) => {
        const total = parts.reduce((sum, part) => sum + part, 0)
        const shares = parts.map((part) => part / total)
        const percents = wholePercents(shares)
        expect(percents.reduce((sum, percent) => sum + percent, 0)).toBe(100)
        for (const [at, percent] of percents.entries())
          expect(Math.abs(percent - (shares[at] ?? 0) * 100)).toBeLessThan(1 + 1e-9)
      }),
    )
  })
})
