import { describe, expect, it } from 'vitest'
import { uniform } from '../../../src/domain/random.ts'
import { improveRows } from '../../../src/training/compute/factorize.ts'
import { ItemSampler } from '../../../src/training/compute/item-softmax.ts'
import { factors } from '../../../src/training/derived/factors.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'
import { matrixOf } from '../../support/dense-matrix.ts'

const DIMENSION = 4

/** Two crowds of 20 users and 10 items each; every user has 6 of their crowd's items. */
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

const FACTORS = { ...DEFAULT_TRAINING_SETTINGS.factors, dimension: DIMENSION }

const SOFTMAX = { epochs: 30, learningRate: 0.1, heldShare: 0.5, negatives: 40 }

const INPUT = {
  interactions: INTERACTIONS,
  ties: none(40, 40),
  sensitive: null,
  userTags: none(40, 1),
  itemTags: none(20, 1),
}

/** @param changed replaces some of the settings */
function learned(changed: { readonly itemSoftmax?: typeof SOFTMAX; readonly seed?: number } = {}) {
  const settings = { factors: FACTORS, itemSoftmax: SOFTMAX, seed: 5, ...changed }
  return factors({ ...INPUT, settings })
}

/** Mean over users of the mean log probability of their items, by the layer of these settings. */
function likelihood(itemSoftmax: typeof SOFTMAX): number {
  const { outputs, items, itemOrder, unobservedWeight } = learned({ itemSoftmax })
  if (!outputs) throw new Error('nothing was learned')
  const solve = { ...FACTORS, unobservedWeight, seed: 5 }
  const people = new Float64Array(40 * DIMENSION)
  const columns = new Float64Array(items.length)
  itemOrder.places.forEach((item, row) => {
    columns.set(items.subarray(row * DIMENSION, (row + 1) * DIMENSION), item * DIMENSION)
  })
  improveRows(INTERACTIONS, columns, solve, people, DIMENSION)
  const ofPerson = (person: number) => {
    const x = people.subarray(person * DIMENSION, (person + 1) * DIMENSION)
    const logits = Array.from({ length: 20 }, (_, item) => {
      const at = itemOrder.places.indexOf(item) * (DIMENSION + 1)
      return x.reduce((sum, value, k) => sum + value * (outputs[at + k] ?? 0), outputs[at + DIMENSION] ?? 0)
    })
    const total = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0))
    const own = INTERACTIONS.indices.slice(INTERACTIONS.offsets[person], INTERACTIONS.offsets[person + 1])
    return own.reduce((sum, item) => sum + (logits[item] ?? 0) - total, 0) / own.length
  }
  return Array.from({ length: 40 }, (_, person) => ofPerson(person)).reduce((sum, one) => sum + one, 0) / 40
}

describe('itemSoftmax', () => {
  it('gives observed items a higher probability than the initial factorization', () => {
    const before = likelihood({ ...SOFTMAX, learningRate: 0 })
    const after = likelihood(SOFTMAX)
    expect(after).toBeGreaterThan(before + 0.01)
    // Everybody has six: no layer can be surer of each than one in six.
    expect(after).toBeLessThan(Math.log(1 / 6))
  })

  it('is deterministic for a seed, and differs for another seed', () => {
    expect(learned().outputs).toEqual(learned().outputs)
    expect(learned().outputs).not.toEqual(learned({ seed: 6 }).outputs)
  })

  it('is not learned with zero epochs', () => {
    expect(learned({ itemSoftmax: { ...SOFTMAX, epochs: 0 } }).outputs).toBeNull()
  })
})

describe('ItemSampler', () => {
  it('draws with the stated probabilities: half uniform, half by popularity', () => {
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
