import { describe, expect, it } from 'vitest'
import { factorTable } from '../../../src/model/factor-model.ts'
import {
  describeFactors,
  gramOf,
  joinDegrees,
  joinParts,
  parseFactorDescription,
  partIds,
  partsOf,
  readPart,
} from '../../../src/model/factor-parts.ts'
import {
  decodeUserVector,
  decodeUserVectors,
  quantized,
  userProduct,
} from '../../../src/model/user-vectors.ts'
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
  degrees: Float32Array.from({ length: ITEMS }, (_, item) => item),
  tags: factorTable(['tea'], Float32Array.from([1, -0, 0.1, Number.MAX_VALUE / 1e300])),
}
const parts = [...partsOf(model, 'v1')]

const users = quantized(
  Float64Array.from({ length: ITEMS * 4 }, (_, place) => (place < 4 ? 0 : Math.sin(place))),
  4,
)

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
      if (name === 'items') expect(joinDegrees(found)).toEqual(model.degrees)
    }
  })

  it('has parts of at most 500 vectors, and none for an empty table', () => {
    expect(parts.map(({ memberIds }) => memberIds.length)).toEqual([500, 500, 203, 1])
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length)
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

describe('vectors of users in parts', () => {
  const people = factorTable(
    Array.from({ length: ITEMS }, (_, user) => `user ${user}`),
    new Float32Array(ITEMS * 4),
  )
  const withUsers = { ...model, people, users }
  const wanted = partIds('v1', 'users', parseFactorDescription(describeFactors(withUsers)))
  const found = [...partsOf(withUsers, 'v1')].filter(({ id }) => wanted.includes(id))

  it('are restored byte for byte', () => {
    expect(found.map(({ memberIds }) => memberIds.length)).toEqual([500, 500, 203])
    const read = found.map(({ vectors, memberIds }) => decodeUserVectors(vectors, memberIds.length, 4))
    expect(read.flatMap(({ scales }) => [...scales])).toEqual([...users.scales])
    expect(read.flatMap(({ bytes }) => [...bytes])).toEqual([...users.bytes])
  })

  it('are within half a step of what was learned, and zeros stay zeros', () => {
    const [part] = found
    if (!part) throw new Error('no part')
    const vectorOf = (row: number) => decodeUserVector(part.vectors, part.memberIds.length, row)
    expect(vectorOf(0)).toEqual([0, 0, 0, 0])
    for (const row of [1, 2, 499]) {
      const step = (users.scales[row] as number) / 2
      const exact = Array.from({ length: 4 }, (_, k) => Math.sin(row * 4 + k))
      for (const [k, value] of vectorOf(row).entries()) {
        expect(Math.abs(value - (exact[k] as number))).toBeLessThan(step * 1.001)
      }
      const product = vectorOf(row).reduce((sum, value, k) => sum + value * (k + 1), 0)
      expect(userProduct(users, row, Float64Array.of(1, 2, 3, 4))).toBeCloseTo(product, 6)
    }
  })

  it('are refused if their length does not match their members', () => {
    expect(() => decodeUserVectors(found[0]?.vectors ?? '', 499, 4)).toThrow(
      expect.objectContaining({ code: 'UNAVAILABLE' }),
    )
  })
})
