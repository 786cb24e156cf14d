import { describe, expect, it } from 'vitest'
import { bm25 } from '../../../src/training/compute/bm25.ts'
import { matrixOf } from '../../support/dense-matrix.ts'

const one = Math.E - 1 // log1p(one) = 1
const three = Math.E ** 3 - 1 // log1p(three) = 3

describe('bm25', () => {
  it('weighs rare items, damped counts and short histories by the formula', () => {
    const weights = bm25(
      matrixOf([
        [one, three, 0],
        [one, 0, 0],
        [0, 0, one],
      ]),
      { k1: 1, b: 0.5 },
    ).values
    // idf of the first item, with 2 of 3 people: ln(1 + 1.5 / 2.5) = ln 1.6; of the others ln(1 + 2.5 / 1.5) = ln(8/3).
    // First person: counts 1, 3 over their mean 2; saturation .5 + .5 * 2 / (4/3) = 1.25. Others: .5 + .5 * .75 = .875.
    const expected = [
      (Math.log(1.6) * 0.5 * 2) / (0.5 + 1.25),
      (Math.log(8 / 3) * 1.5 * 2) / (1.5 + 1.25),
      (Math.log(1.6) * 1 * 2) / (1 + 0.875),
      (Math.log(8 / 3) * 1 * 2) / (1 + 0.875),
    ]
    expect(expected[0]).toBeCloseTo(0.2685735, 7)
    expect(weights).toHaveLength(4)
    expected.forEach((weight, place) => {
      expect(weights[place]).toBeCloseTo(weight, 12)
    })
  })

  it('ignores counts and lengths when k1 is 0', () => {
    const { values } = bm25(matrixOf([[one, three]]), { k1: 0, b: 1 })
    // idf of items that the only person has: ln(1 + 0.5 / 1.5)
    for (const value of values) expect(value).toBeCloseTo(Math.log(4 / 3), 12)
  })

  it('stays positive for an item of all users', () => {
    const everybody = bm25(matrixOf(Array.from({ length: 1_000 }, () => [one])), { k1: 1.2, b: 0.75 })
    expect(Math.min(...everybody.values)).toBeGreaterThan(0)
  })
})
