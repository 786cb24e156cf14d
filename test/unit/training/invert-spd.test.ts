import fc from 'fast-check'
import { inverse, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/demo/random.ts'
import { invertSpd } from '../../../src/training/compute/invert-spd.ts'
import { positiveDefinite } from '../../support/positive-definite.ts'

function expectInverse(matrix: Matrix): void {
  const inverted = Float64Array.from(matrix.to1DArray())
  invertSpd(inverted, matrix.rows)
  const expected = inverse(matrix).to1DArray()
  const furthest = expected.reduce(
    (most, value, place) => Math.max(most, Math.abs(value - (inverted[place] ?? Number.NaN))),
    0,
  )
  expect(furthest).toBeLessThan(1e-9)
}

describe('invertSpd', () => {
  it('is the inverse of any small positive definite matrix', () => {
    fc.assert(fc.property(positiveDefinite(10), expectInverse), { seed: 20_111, numRuns: 200 })
  })

  // Blocks have 48 columns, inner loops take two rows by four others: sizes around all, and several blocks.
  it.each([1, 2, 3, 4, 5, 47, 48, 49, 50, 51, 96, 97, 98, 99, 145])(
    'is the inverse also of %i x %i',
    (size) => {
      const random = seededRandom(size)
      const half = Matrix.from1DArray(
        size,
        size,
        Array.from({ length: size * size }, () => random.between(-1, 1)),
      )
      expectInverse(half.mmul(half.transpose()).add(Matrix.eye(size).mul(size / 10)))
    },
  )
})
