import { describe, expect, it } from 'vitest'
import { uniform } from '../../../src/domain/random.ts'
import { factors } from '../../../src/training/compute/factors.ts'
import { ItemSampler } from '../../../src/training/compute/item-sampler.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'
import { matrixOf } from '../../support/dense-matrix.ts'

const DIMENSION = 4

/** Two crowds of 20 people and 10 items each, everybody with 6 of her crowd's items. */
const INTERACTIONS = matrixOf(
  Array.from({ length: 40 }, (_, user) =>
    Array.from({ length: 20 }, (_, item) => {
      const isOfCrowd = Math.floor(item / 10) === user % 2
      return isOfCrowd && (item * 7 + user) % 10 < 6 ? 1 : 0
    }),
  ),
)

const none = (rows: number, columns: number) =>
  matrixOf(Array.from({ length: rows }, () => Array(columns).fill(0)))

const INPUT = {
  interactions: INTERACTIONS,
  ties: none(40, 40),
  userTags: none(40, 1),
  itemTags: none(20, 1),
  settings: { ...DEFAULT_TRAINING_SETTINGS.factors, dimension: DIMENSION },
  itemSoftmax: { epochs: 30, learningRate: 0.1, heldShare: 0.5, negatives: 40 },
  seed: 5,
}

/** Mean logit, by the learned layer, of an item to the people of a crowd, whose vectors are solved as training does. */
function logitOf(outputs: Float32Array, items: Float32Array, item: number, likedItem: number): number {
  const own = items.subarray(likedItem * DIMENSION, (likedItem + 1) * DIMENSION)
  const at = item * (DIMENSION + 1)
  return own.reduce((sum, value, k) => sum + value * (outputs[at + k] ?? 0), outputs[at + DIMENSION] ?? 0)
}

describe('itemSoftmax', () => {
  it('gives an item of a crowd a higher logit in the direction of that crowd than of the other', () => {
    const { outputs, items } = factors(INPUT)
    if (!outputs) throw new Error('nothing was learned')
    expect(outputs.length).toBe(20 * (DIMENSION + 1))
    for (let item = 0; item < 10; item++) {
      expect(logitOf(outputs, items, item, (item + 1) % 10)).toBeGreaterThan(
        logitOf(outputs, items, item, 10 + (item % 10)) + 1,
      )
    }
  })

  it('is the same for the same seed and another for another', () => {
    expect(factors(INPUT).outputs).toEqual(factors(INPUT).outputs)
    expect(factors(INPUT).outputs).not.toEqual(factors({ ...INPUT, seed: 6 }).outputs)
  })

  it('is not learned in no epochs', () => {
    expect(factors({ ...INPUT, itemSoftmax: { ...INPUT.itemSoftmax, epochs: 0 } }).outputs).toBeNull()
  })
})

describe('ItemSampler', () => {
  it('draws as often as it says: half evenly, half by how often people engage', () => {
    const matrix = matrixOf([
      [1, 1, 0, 0],
      [1, 0, 0, 0],
    ])
    const sampler = new ItemSampler(matrix, 3)
    const chances = [0, 1, 2].map((item) => sampler.chanceOf(item))
    const expected = [1 / 6 + 1 / 3, 1 / 6 + 1 / 6, 1 / 6]
    chances.forEach((chance, item) => {
      expect(chance).toBeCloseTo(expected[item] ?? 0, 12)
    })
    const drawn = sampler.draw(30_000, uniform(3))
    for (const item of [0, 1, 2]) {
      const share = drawn.filter((one) => one === item).length / drawn.length
      expect(Math.abs(share - (chances[item] ?? 0))).toBeLessThan(0.01)
    }
  })
})
