import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestItems } from '../../../src/model/best-items.ts'
import { dotAt, INFORMATIVE } from '../../../src/model/factor-model.ts'
import { gaussians } from '../../../src/training/compute/random.ts'
import { sortedItems } from '../../support/sorted-items.ts'

/** Below and above the number of values of a vector that are compared first. */
const DIMENSIONS = [2, INFORMATIVE + 2] as const

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
            bestItems(
              table,
              Float64Array.from(vectorOf(dimension, viewer)),
              (place) => !excluded.includes(place),
              limit,
              least,
            ),
          ).toEqual(expected)
        }),
        { seed: 20_111, numRuns: 1_000 },
      )
    },
  )

  it.each([5, INFORMATIVE, INFORMATIVE + 1, 96])(
    'finds the same among products that hardly differ, of %d numbers',
    (dimension) => {
      const numbers = gaussians(600 * dimension, 1, dimension)
      // Vectors of all lengths, each with a twin that differs in the last digit.
      const vectors = Float32Array.from(numbers, (_, at) => {
        const item = Math.floor(at / dimension)
        const isTwin = item % 2 === 1
        const origin = numbers[isTwin ? at - dimension : at] ?? 0
        return (origin * (isTwin ? 1 + 1e-7 : 1)) / (1 + (item >> 1) / 50)
      })
      const table = sortedItems(
        Array.from({ length: 600 }, (_, item) => `i${item}`),
        vectors,
        dimension,
      )
      for (let viewer = 1; viewer <= 100; viewer++) {
        const vector = gaussians(dimension, 1, viewer)
        const expected = table.ids
          .map((_, place) => ({ place, score: dotAt(table.vectors, place * dimension, vector) }))
          .filter(({ score }) => score >= 0.1)
          .sort((a, b) => b.score - a.score || a.place - b.place)
        // Odd numbers end between twins.
        for (const limit of [1, 3, 9]) {
          expect(bestItems(table, vector, () => true, limit, 0.1)).toEqual(expected.slice(0, limit))
        }
      }
    },
  )

  it('returns nothing for an empty catalog', () => {
    const table = sortedItems([], new Float32Array(0), 2)
    expect(bestItems(table, new Float64Array(2), () => true, 5, 0.1)).toEqual([])
  })
})
