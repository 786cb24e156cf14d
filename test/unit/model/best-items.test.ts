import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestItems } from '../../../src/model/best-items.ts'
import { TELLING } from '../../../src/model/factor-model.ts'
import { sortedItems } from '../../support/sorted-items.ts'

/** Below and above the numbers of a vector that are looked at first. */
const DIMENSIONS = [2, TELLING + 2] as const

/** The first and the last number of a vector; zeros between. */
function vectorOf(dimension: number, [first, last]: readonly [number, number]): number[] {
  return [first, ...new Array<number>(dimension - 2).fill(0), last]
}

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

const idsOf = (vectors: readonly unknown[]) => vectors.map((_, item) => `i${item}`)

describe('bestItems', () => {
  it.each(DIMENSIONS)(
    'finds what a sort of all large enough products would put first, ties in the order of the table, of %d numbers',
    (dimension) => {
      fc.assert(
        fc.property(cases, ({ vectors, viewer, excluded, limit, least }) => {
          const table = sortedItems(
            idsOf(vectors),
            Float32Array.from(vectors.flatMap((vector) => vectorOf(dimension, vector))),
            dimension,
          )
          const expected = vectors
            .map(([x, y], item) => ({
              place: table.index.get(`i${item}`) ?? -1,
              score: x * viewer[0] + y * viewer[1],
            }))
            .filter(({ place, score }) => score >= least && !excluded.includes(place))
            .sort((a, b) => b.score - a.score || a.place - b.place)
            .slice(0, limit)
          expect(
            bestItems(table, Float64Array.from(vectorOf(dimension, viewer)), new Set(excluded), limit, least),
          ).toEqual(expected)
        }),
        { seed: 20_111, numRuns: 1_000 },
      )
    },
  )

  it('has nothing to say of an empty catalog', () => {
    const table = sortedItems([], new Float32Array(0), 2)
    expect(bestItems(table, new Float64Array(2), new Set(), 5, 0.1)).toEqual([])
  })
})
