import { describe, expect, it } from 'vitest'
import type { Viewer } from '../../../src/domain/viewer.ts'
import { itemOutputs } from '../../../src/model/factor-model.ts'
import { foldIn, observationsOf } from '../../../src/model/fold-in.ts'
import { itemLogits } from '../../../src/model/item-softmax.ts'
import { LITTLE_ITEMS, littleFactors } from '../../support/little-factors.ts'

const CLOCK = { clockMs: 0, halfLifeMs: 1 }
const VIEWER: Viewer = {
  id: 'ana',
  isKnown: true,
  followingCount: 0,
  engagements: [{ itemId: 'i0', weight: 1, lastAtMs: 0, tagIds: [], tagWeights: [] }],
  seenItemIds: new Set(),
  dismissedItemIds: new Set(),
  statedInterests: [],
  dampedTags: new Map(),
  appliedTags: [],
  strongestTies: [],
  hiddenPeople: new Set(),
}

const little = littleFactors()
/** Of item n: the vector (n, 0, 0, 0), the bias -n. */
const outputs = Float32Array.from({ length: 8 * 5 }, (_, at) => {
  const item = LITTLE_ITEMS.indexOf(little.items.ids[Math.floor(at / 5)] ?? '')
  return at % 5 === 0 ? item : at % 5 === 4 ? -item : 0
})
const model = { ...little, outputs: itemOutputs(outputs, 4) }

describe('itemLogits', () => {
  it('is the product with the embedding of the viewer, and the bias', () => {
    const [first = 0] = foldIn(model, observationsOf(model, VIEWER, CLOCK)).vector
    const { product, bias } = itemLogits(model, VIEWER, CLOCK)?.('i3') ?? {}
    expect(product).toBeCloseTo(3 * first, 9)
    expect(bias).toBe(-3)
    expect(first).not.toBe(0)
  })

  it('scores an item that is newer than the training as the least popular one', () => {
    expect(itemLogits(model, VIEWER, CLOCK)?.('newcomer')).toEqual({ product: 0, bias: -7 })
  })

  it('is null if the version has not learned it', () => {
    expect(itemLogits(littleFactors(), VIEWER, CLOCK)).toBeNull()
  })
})
