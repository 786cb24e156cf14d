import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestItems } from '../../../src/model/best-items.ts'
import { longestFirst } from '../../../src/model/factor-model.ts'

const DIMENSION = 2

/** Few different numbers, so that many products are equal, and negative or zero. */
const entry = fc.integer({ min: -2, max: 2 })
const cases = fc.array(fc.tuple(entry, entry), { maxLength: 60 }).chain((vectors) =>
  fc.record({
    vectors: fc.constant(vectors),
    viewer: fc.tuple(entry, entry),
    excluded: fc.uniqueArray(fc.nat(60)),
    limit: fc.nat(8),
    least: fc.constantFrom(0.5, 1, 3),
  }),
)

describe('bestItems', () => {
  it('finds what a sort of all large enough products would put first, ties in the order of the table', () => {
    fc.assert(
      fc.property(cases, ({ vectors, viewer, excluded, limit, least }) => {
        const table = longestFirst(Float32Array.from(vectors.flat()), DIMENSION)
        const expected = vectors
          .map(([x, y], place) => ({ place, score: x * viewer[0] + y * viewer[1] }))
          .filter(({ place, score }) => score >= least && !excluded.includes(place))
          .sort((a, b) => b.score - a.score || a.place - b.place)
          .slice(0, limit)
        expect(bestItems(table, Float64Array.from(viewer), new Set(excluded), limit, least)).toEqual(expected)
      }),
      { seed: 20_111, numRuns: 1_000 },
    )
  })

  it('has nothing to say of an empty catalog', () => {
    const table = longestFirst(new Float32Array(0), DIMENSION)
    expect(bestItems(table, new Float64Array(DIMENSION), new Set(), 5, 0.1)).toEqual([])
  })
})
