import { describe, expect, it } from 'vitest'
import { userProduct } from '../../../src/model/user-vectors.ts'
import { gramOfVectors } from '../../../src/training/compute/factorize.ts'
import { factors } from '../../../src/training/derived/factors.ts'
import { DEFAULT_TRAINING_SETTINGS, type FactorSettings } from '../../../src/training/training-settings.ts'
import { matrixOf } from '../../support/dense-matrix.ts'

const SETTINGS = { ...DEFAULT_TRAINING_SETTINGS.factors, dimension: 6, minTagItems: 2 }

function settingsWith(settings: FactorSettings) {
  return { ...DEFAULT_TRAINING_SETTINGS, seed: 1, factors: settings }
}

/**
 * Users 0-2 take items 0-2, users 3-5 take items 3-5; items 6 and 7 have no users. Tag 0 is on items 0, 1, 6,
 * tag 1 on items 3, 4, 7, tag 2 on one item only.
 */
const INPUT = {
  interactions: matrixOf([
    [1, 1, 0, 0, 0, 0, 0, 0],
    [1, 1, 1, 0, 0, 0, 0, 0],
    [0, 1, 1, 0, 0, 0, 0, 0],
    [0, 0, 0, 1, 1, 0, 0, 0],
    [0, 0, 0, 1, 1, 1, 0, 0],
    [0, 0, 0, 0, 1, 1, 0, 0],
  ]),
  ties: matrixOf([
    [0, 1, 0, 0, 0, 0],
    [1, 0, 0, 0, 0, 0],
    [0, 1, 0, 0, 0, 0],
    [0, 0, 0, 0, 1, 0],
    [0, 0, 0, 1, 0, 0],
    [0, 0, 0, 0, 1, 0],
  ]),
  userTags: matrixOf([
    [1, 0, 0],
    [0, 0, 0],
    [2, 0, 0],
    [0, 1, 0],
    [0, 0, 0],
    [0, 3, 0],
  ]),
  itemTags: matrixOf([
    [1, 0, 0],
    [2, 0, 0],
    [0, 0, 0],
    [0, 1, 0],
    [0, 2, 0],
    [0, 0, 1],
    [1, 0, 0],
    [0, 1, 0],
  ]),
  sensitive: null,
  settings: settingsWith(SETTINGS),
}

const learned = factors(INPUT)
/** Where an item's row is. */
const rowOf = (item: number) => learned.itemOrder.places.indexOf(item)
const itemVector = (item: number) => vectorOf(learned.items, rowOf(item))
const vectorOf = (table: Float32Array, place: number) => [
  ...table.subarray(place * SETTINGS.dimension, (place + 1) * SETTINGS.dimension),
]
const product = (left: readonly number[], right: readonly number[]) =>
  left.reduce((sum, value, k) => sum + value * (right[k] ?? 0), 0)

describe('factors', () => {
  it('keep tags that are frequent enough, and one vector for each column', () => {
    expect([...learned.keptTags]).toEqual([0, 1])
    expect(learned.columns).toBe(8 + 6 + 2)
    expect([learned.items, learned.people, learned.tags].map(({ length }) => length / 6)).toEqual([8, 6, 2])
  })

  it('keep the most frequent tags up to the limit', () => {
    const itemTags = matrixOf(Array.from({ length: 8 }, (_, item) => [1, item < 3 ? 1 : 0, item < 2 ? 1 : 0]))
    const settings = { ...SETTINGS, maxTags: 2 }
    expect([...factors({ ...INPUT, itemTags, settings: settingsWith(settings) }).keptTags]).toEqual([0, 1])
  })

  it('keep the full number of tags if all are equally frequent', () => {
    const itemTags = matrixOf(Array.from({ length: 8 }, () => [1, 1, 1, 1, 1]))
    const kept = [
      ...factors({ ...INPUT, itemTags, settings: settingsWith({ ...SETTINGS, maxTags: 3 }) }).keptTags,
    ]
    expect(kept.length).toBe(3)
    expect(kept).toEqual(kept.toSorted((a, b) => a - b))
  })

  it('scale the weight of unobserved pairs by density: at most 1/4, and 18e-6 for a million', () => {
    expect(learned.unobservedWeight).toBe(0.25)
    const interactions = { ...matrixOf([[1]]), rows: 1, columns: 1_000_000 }
    const itemTags = { ...matrixOf([[]]), rows: 1_000_000, columns: 0, offsets: new Int32Array(1_000_001) }
    const sparse = { ...INPUT, interactions, itemTags, ties: matrixOf([[0]]), userTags: matrixOf([[]]) }
    const settings = { ...SETTINGS, dimension: 1, epochs: 1 }
    expect(factors({ ...sparse, settings: settingsWith(settings) }).unobservedWeight).toBeCloseTo(18e-6, 12)
  })

  it('order items by falling length of their vectors, with matching degrees', () => {
    const lengths = Array.from({ length: 8 }, (_, row) => Math.hypot(...vectorOf(learned.items, row)))
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
    // Two of six users have item 0, three have item 1, none has item 6.
    expect([0, 1, 6].map((item) => learned.degrees[rowOf(item)])).toEqual([2, 3, 0])
  })

  it('have the Gram matrix of all columns, which a fold-in needs', () => {
    const all = [...learned.items, ...learned.people, ...learned.tags]
    const expected = gramOfVectors(Float64Array.from(all), learned.columns, SETTINGS.dimension)
    learned.gram.forEach((value, place) => {
      expect(value).toBeCloseTo(expected[place] ?? Number.NaN, 5)
    })
  })

  it('pull an item without users towards items with its tag', () => {
    const [red, blue] = [itemVector(0), itemVector(3)]
    const [untouchedRed, untouchedBlue] = [itemVector(6), itemVector(7)]
    expect(product(red, untouchedRed)).toBeGreaterThan(product(red, untouchedBlue))
    expect(product(blue, untouchedBlue)).toBeGreaterThan(product(blue, untouchedRed))
  })

  it('place a user near the items of their ties, and a tag near its items', () => {
    for (const table of [learned.people, learned.tags]) {
      const red = vectorOf(table, 0)
      expect(product(red, itemVector(0))).toBeGreaterThan(product(red, itemVector(3)))
    }
  })

  it('ignore ties and tags at weight 0', () => {
    const settings = { ...SETTINGS, tieWeight: 0, userTagWeight: 0, itemTagWeight: 0 }
    const alone = factors({ ...INPUT, settings: settingsWith(settings) })
    expect([...alone.people, ...alone.tags].every((value) => value === 0)).toBe(true)
  })
})

describe('what a user likes', () => {
  const tasteOf = ({ users }: typeof learned, user: number, item: number) =>
    userProduct(users, user, Float64Array.from(itemVector(item)))

  it('is high for their items, and about 0 for those of others', () => {
    expect(tasteOf(learned, 0, 0)).toBeGreaterThan(0.5)
    expect(Math.abs(tasteOf(learned, 0, 4))).toBeLessThan(0.2)
  })

  it('leaves out sensitive items of a user who does not consent', () => {
    // All that the first user engaged with, and nothing of the second one.
    const sensitive = { users: Uint8Array.of(1, 0, 0, 0, 0, 0), items: Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 0) }
    const settings = { ...SETTINGS, tieWeight: 0, userTagWeight: 0 }
    const [open, withheld] = [null, sensitive].map((one) =>
      factors({ ...INPUT, sensitive: one, settings: settingsWith(settings) }),
    )
    if (!open || !withheld) throw new Error('not learned')
    expect(open.users.scales[0]).toBeGreaterThan(0)
    expect(withheld.users.scales[0]).toBe(0)
    expect(withheld.users.scales[1]).toBe(open.users.scales[1])
  })
})
