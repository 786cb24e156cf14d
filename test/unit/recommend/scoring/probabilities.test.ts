import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { softmax } from '../../../../src/recommend/scoring/probabilities.ts'

const logits = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 200 })

describe('softmax', () => {
  it('matches a published example to six digits: logits 6, 12, 18', () => {
    // w1 = [1,1,1], w2 = [2,2,2], w3 = [3,3,3], x = [1,2,3]
    const weights = [1, 2, 3]
    const features = [1, 2, 3]
    const scores = weights.map((w) => features.reduce((sum, x) => sum + w * x, 0))
    expect(scores).toEqual([6, 12, 18])
    const [a = 0, b = 0, c = 0] = softmax(scores)
    expect(a).toBeCloseTo(6.129e-6, 10)
    expect(b).toBeCloseTo(2.4726e-3, 7)
    // Published in single precision: the seventh digit differs from 1 / (1 + e^-6 + e^-12) = 0.99752126.
    expect(c).toBeCloseTo(0.99752138, 6)
  })

  it('sums to one for any logits and temperature', () => {
    fc.assert(
      fc.property(logits, fc.double({ min: 0.01, max: 100, noNaN: true }), (scores, temperature) => {
        const sum = softmax(scores, temperature).reduce((total, p) => total + p, 0)
        expect(sum).toBeCloseTo(1, 9)
      }),
    )
  })

  it('keeps the order of the logits', () => {
    fc.assert(
      fc.property(logits, (scores) => {
        const p = softmax(scores)
        scores.forEach((a, i) => {
          scores.forEach((b, j) => {
            if (a > b) expect(p[i]).toBeGreaterThanOrEqual(p[j] ?? 0)
          })
        })
      }),
      { numRuns: 30 },
    )
  })

  it('does not change when the same number is added to every logit', () => {
    fc.assert(
      fc.property(logits, fc.double({ min: -100, max: 100, noNaN: true }), (scores, shift) => {
        const moved = softmax(scores.map((score) => score + shift))
        softmax(scores).forEach((p, index) => {
          expect(moved[index]).toBeCloseTo(p, 9)
        })
      }),
    )
  })

  it('does not overflow at logits of 1e308 and -1e308', () => {
    expect(softmax([1e308, 1e308])).toEqual([0.5, 0.5])
    expect(softmax([1e308, -1e308])).toEqual([1, 0])
    expect(softmax([1e308, 1], 1e-3)).toEqual([1, 0])
  })

  it('flattens with a high temperature and sharpens with a low one', () => {
    const [cool = 0] = softmax([1, 0], 0.1)
    const [plain = 0] = softmax([1, 0], 1)
    const [hot = 0] = softmax([1, 0], 10)
    expect(cool).toBeGreaterThan(plain)
    expect(plain).toBeGreaterThan(hot)
    expect(hot).toBeGreaterThan(0.5)
  })

  it('gives nothing for an empty pool', () => {
    expect(softmax([])).toEqual([])
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'refuses a logit of %s',
    (logit) => {
      expect(() => softmax([1, logit])).toThrow(RangeError)
    },
  )

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a temperature of %s', (temperature) => {
    expect(() => softmax([1], temperature)).toThrow(RangeError)
  })
})
