import { describe, expect, it } from 'vitest'
import { itemSimilarities } from '../../../src/training/derived/similar-items.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'
import { matrixOf } from '../../support/dense-matrix.ts'

/** Item 0 is in all lists, items 1-6 in two, item 7 in one. */
const LISTS = [
  [1, 1, 1, 1, 1, 1, 1, 1],
  [1, 1, 1, 1, 0, 0, 0, 0],
  [1, 0, 0, 0, 1, 1, 1, 0],
]
const ITEMS = 8

function countsBy(how: { readonly k: number; readonly kPerList: number; readonly maxDenseSide: number }) {
  const interactions = matrixOf(LISTS)
  const { edges } = itemSimilarities({
    interactions,
    everyone: interactions,
    lastAt: new Float64Array(interactions.indices.length),
    clockMs: 0,
    itemTags: matrixOf(Array.from({ length: ITEMS }, () => [0])),
    ties: matrixOf(LISTS.map(() => LISTS.map(() => 0))),
    settings: { similarItems: { ...DEFAULT_TRAINING_SETTINGS.similarItems, ...how } },
    itemTieBreaks: Uint32Array.from({ length: ITEMS }, (_, item) => item),
  })
  return [...edges.counts]
}

describe('itemSimilarities', () => {
  for (const [name, maxDenseSide] of [
    ['EASE', 4_000],
    ['the cosine', 0],
  ] as const) {
    it(`keeps fewer similar items for items in few lists, by ${name}`, () => {
      expect(countsBy({ k: 5, kPerList: 100, maxDenseSide })).toEqual([5, 5, 5, 5, 5, 5, 5, 5])
      expect(countsBy({ k: 5, kPerList: 2, maxDenseSide })).toEqual([5, 4, 4, 4, 4, 4, 4, 2])
    })
  }
})
