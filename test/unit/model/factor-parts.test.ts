import { describe, expect, it } from 'vitest'
import { factorTable } from '../../../src/model/factor-model.ts'
import {
  describeFactors,
  gramOf,
  joinParts,
  joinPopularities,
  parseFactorDescription,
  partIds,
  partsOf,
  readPart,
} from '../../../src/model/factor-parts.ts'
import { littleFactors } from '../../support/little-factors.ts'
import { sortedItems } from '../../support/sorted-items.ts'

const little = littleFactors()
/** More items than one part holds, and not a multiple of it. */
const ITEMS = 1_203
const model = {
  ...little,
  items: sortedItems(
    Array.from({ length: ITEMS }, (_, item) => `item ${item}`),
    Float32Array.from({ length: ITEMS * little.dimension }, (_, place) => Math.fround(Math.sin(place))),
    little.dimension,
  ),
  popularities: Float32Array.from({ length: ITEMS }, (_, item) => Math.fround(item / ITEMS)),
  tags: factorTable(['tea'], Float32Array.from([1, -0, 0.1, Number.MAX_VALUE / 1e300])),
}
const parts = [...partsOf(model, 'v1')]

describe('a model in parts', () => {
  it('is restored bit for bit, for any order of its parts', () => {
    const description = parseFactorDescription(describeFactors(model))
    expect(description).toMatchObject({ dimension: model.dimension, columns: 8, loss: model.loss })
    expect(gramOf(description)).toEqual(model.gram)
    for (const name of ['items', 'people', 'tags'] as const) {
      const wanted = new Set(partIds('v1', name, description))
      const found = parts
        .filter(({ id }) => wanted.has(id))
        .map((part) => readPart(part, description.dimension))
        .reverse()
      expect(found).toHaveLength(wanted.size)
      expect(model[name]).toMatchObject(joinParts(found))
      if (name === 'items') expect(joinPopularities(found)).toEqual(model.popularities)
    }
  })

  it('has parts of at most 500 vectors, and none for an empty table', () => {
    expect(parts.map(({ memberIds }) => memberIds.length)).toEqual([500, 500, 203, 1])
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length)
  })

  it('has popularity 0 for all items if an earlier version wrote it', () => {
    const older = parts.slice(0, 3).map((part) => readPart({ ...part, popularities: null }, model.dimension))
    expect(joinPopularities(older)).toEqual(new Float32Array(ITEMS))
  })

  it('is rejected with a hint if a part has fewer vectors than ids', () => {
    const [first] = parts
    if (!first) throw new Error('there is no part')
    const cut = { ...first, vectors: first.vectors.slice(0, 80) }
    expect(() => readPart(cut, model.dimension)).toThrowError(
      expect.objectContaining({ code: 'UNAVAILABLE', hint: 'Run `attune train`.' }),
    )
  })
})

describe('a description', () => {
  const text = describeFactors(model)
  it.each([
    ['is no JSON', '{'],
    ['is of another shape', '{}'],
    ['is of no dimension', text.replace(/"dimension":\d+/, '"dimension":0')],
    ['is of another dimension than its matrix', text.replace(/"dimension":\d+/, '"dimension":5')],
    ['has a matrix that is cut off', text.replace(/"gram":"..../, '"gram":"')],
  ])('that %s is rejected with a hint', (_, malformed) => {
    expect(() => parseFactorDescription(malformed)).toThrowError(
      expect.objectContaining({
        name: 'AttuneError',
        code: 'UNAVAILABLE',
        hint: 'Run `attune train`.',
      }),
    )
  })
})
