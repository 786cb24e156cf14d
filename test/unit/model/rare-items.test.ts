import { expect, it } from 'vitest'
import { withoutRare } from '../../../src/model/factor-model.ts'
import { LITTLE_ITEMS, littleFactors } from '../../support/little-factors.ts'

const factors = littleFactors()
const degreeOf = (itemId: string) => factors.degrees[factors.items.index.get(itemId) ?? -1] ?? 0

it('a model without rare items knows exactly the items of enough people', () => {
  for (const least of [3, 4]) {
    const known = [...withoutRare(factors, least).items.index.keys()].sort()
    expect(known).toEqual(LITTLE_ITEMS.filter((itemId) => degreeOf(itemId) >= least))
    expect(known.length).toBeLessThan(LITTLE_ITEMS.length)
  }
})

it('is the model itself if any number of people is enough, and is made once', () => {
  expect(withoutRare(factors, 0)).toBe(factors)
  expect(withoutRare(factors, 3)).toBe(withoutRare(factors, 3))
})
