import { describe, expect, it } from 'vitest'
import { popularitiesOf, popularityOf } from '../../../src/model/factor-model.ts'
import { littleFactors } from '../../support/little-factors.ts'

describe('popularity', () => {
  it('is log(1 + degree) over the largest: 0, 1 and 7 people are 0, 1/3 and 1', () => {
    const [none, one, most] = popularitiesOf(Int32Array.of(0, 1, 7))
    expect(none).toBe(0)
    expect(one).toBeCloseTo(1 / 3, 6)
    expect(most).toBe(1)
  })

  it('is 0 for all items without engagements', () => {
    expect(popularitiesOf(Int32Array.of(0, 0))).toEqual(Float32Array.of(0, 0))
  })

  it('is 0 for an item that the model does not know, and without a model', () => {
    expect(popularityOf(littleFactors(), 'i0')).toBe(1)
    expect(popularityOf(littleFactors(), 'newer')).toBe(0)
    expect(popularityOf(null, 'i0')).toBe(0)
  })
})
