import { describe, expect, it } from 'vitest'
import { isRepeated } from '../../../src/training/interest/incumbent.ts'
import { DEFAULT_TRAINING_SETTINGS as SETTINGS } from '../../../src/training/training-settings.ts'

const recipe = { settings: SETTINGS, policyNumbers: {} }
const other = {
  trees: { ...SETTINGS, trees: { ...SETTINGS.trees, count: 7 } },
  softmax: { ...SETTINGS, itemSoftmax: { ...SETTINGS.itemSoftmax, epochs: 7 } },
  factors: { ...SETTINGS, factors: { ...SETTINGS.factors, dimension: 7 } },
}

describe('the serving ranker is not rebuilt for comparison', () => {
  it('if it is a blend of the same candidates, for any other forms', () => {
    const incumbent = { ...recipe, ranker: 'blend' } as const
    expect(isRepeated(incumbent, recipe)).toBe(true)
    expect(isRepeated({ ...incumbent, settings: other.trees }, recipe)).toBe(true)
    expect(isRepeated({ ...incumbent, settings: other.softmax }, recipe)).toBe(true)
    expect(isRepeated({ ...incumbent, settings: other.factors }, recipe)).toBe(false)
    expect(isRepeated({ ...incumbent, policyNumbers: { seedLimit: 3 } }, recipe)).toBe(false)
  })

  it('if it is trees or an item softmax that the new training learns in the same way', () => {
    expect(isRepeated({ ...recipe, ranker: 'trees' }, recipe)).toBe(true)
    expect(isRepeated({ ...recipe, settings: other.trees, ranker: 'trees' }, recipe)).toBe(false)
    expect(isRepeated({ ...recipe, settings: other.softmax, ranker: 'item-softmax' }, recipe)).toBe(false)
  })
})
