import { describe, expect, it } from 'vitest'
import { isRepeated } from '../../../src/training/interest/incumbent.ts'
import { DEFAULT_TRAINING_SETTINGS as SETTINGS } from '../../../src/training/training-settings.ts'

const recipe = { settings: SETTINGS, policyNumbers: {} }
const other = {
  trees: { ...SETTINGS, trees: { ...SETTINGS.trees, count: 7 } },
  softmax: { ...SETTINGS, itemSoftmax: { ...SETTINGS.itemSoftmax, epochs: 7 } },
  factors: { ...SETTINGS, factors: { ...SETTINGS.factors, dimension: 7 } },
}

describe('what serves is not made again for comparison', () => {
  it('where a blend of the same candidates serves, whatever other forms there were', () => {
    const incumbent = { ...recipe, ranker: 'blend' } as const
    expect(isRepeated(incumbent, recipe)).toBe(true)
    expect(isRepeated({ ...incumbent, settings: other.trees }, recipe)).toBe(true)
    expect(isRepeated({ ...incumbent, settings: other.softmax }, recipe)).toBe(true)
    expect(isRepeated({ ...incumbent, settings: other.factors }, recipe)).toBe(false)
    expect(isRepeated({ ...incumbent, policyNumbers: { seedLimit: 3 } }, recipe)).toBe(false)
  })

  it('where trees or an item softmax serve that the new training grows in the same way', () => {
    expect(isRepeated({ ...recipe, ranker: 'trees' }, recipe)).toBe(true)
    expect(isRepeated({ ...recipe, settings: other.trees, ranker: 'trees' }, recipe)).toBe(false)
    expect(isRepeated({ ...recipe, settings: other.softmax, ranker: 'item-softmax' }, recipe)).toBe(false)
  })
})
