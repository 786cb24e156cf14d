import { describe, expect, it } from 'vitest'
import { uniform } from '../../../src/domain/random.ts'
import { factorTable } from '../../../src/model/factor-model.ts'
import { describeItem, EVERY_ITEM } from '../../../src/model/tag-effects.ts'
import { MatrixBuilder } from '../../../src/training/compute/sparse-matrix.ts'
import {
  type LearnedEffects,
  type TagEffectsInput,
  tagEffects,
} from '../../../src/training/compute/tag-effects.ts'

const TAGS = 8
const ITEMS = 200
const DIMENSION = 3

/** Each tag has an axis of its own, apart from noise. @param signal how much of a vector the tags decide */
function catalog(signal: number): TagEffectsInput {
  const next = uniform(7)
  const builder = new MatrixBuilder(TAGS)
  const items = new Float32Array(ITEMS * DIMENSION)
  for (let item = 0; item < ITEMS; item++) {
    const tag = item % TAGS
    builder.add(tag, 1)
    builder.endRow()
    for (let k = 0; k < DIMENSION; k++) {
      items[item * DIMENSION + k] = 0.5 + signal * (tag % DIMENSION === k ? 1 : 0) + 0.2 * (next() - 0.5)
    }
  }
  const degrees = Int32Array.from({ length: ITEMS }, (_, item) => (item < ITEMS - 10 ? 1 + (item % 40) : 0))
  return { itemTags: builder.finish(), items, dimension: DIMENSION, degrees, seed: 1 }
}

function described({ tags, vectors }: LearnedEffects, tagIds: readonly string[]): readonly number[] | null {
  const table = factorTable([...Array.from(tags, (tag) => `t${tag}`), EVERY_ITEM], vectors)
  const vector = new Float32Array(DIMENSION)
  return describeItem(table, tagIds, vector) ? [...vector] : null
}

describe('the vector of an item without engagements', () => {
  it('is predicted from its tags', () => {
    const vector = described(tagEffects(catalog(1)), ['t1'])
    for (const [k, value] of [0.5, 1.5, 0.5].entries()) expect(vector?.[k]).toBeCloseTo(value, 0.7)
  })

  it('adds what each of its tags says', () => {
    const effects = tagEffects(catalog(1))
    const vector = described(effects, ['t0', 't1'])
    expect(vector?.[0]).toBeGreaterThan(1)
    expect(vector?.[1]).toBeGreaterThan(1)
    expect(vector?.[2]).toBeLessThan(0.8)
  })

  it('is almost that of every item if hidden items show that tags say nothing', () => {
    const effects = tagEffects(catalog(0))
    for (const tag of ['t0', 't1', 't2']) {
      for (const value of described(effects, [tag]) ?? []) expect(value).toBeCloseTo(0.5, 1)
    }
  })

  it('is unknown without a tag that is known', () => {
    expect(described(tagEffects(catalog(1)), ['other'])).toBeNull()
    expect(described(tagEffects(catalog(1)), [])).toBeNull()
  })
})
