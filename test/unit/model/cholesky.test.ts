import fc from 'fast-check'
import { inverse, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { choleskyFactor, choleskySolve } from '../../../src/model/cholesky.ts'
import { positiveDefinite } from '../../support/positive-definite.ts'

describe('choleskyFactor and choleskySolve', () => {
  it('agree with the inverse, for any positive definite matrix', () => {
    const cases = positiveDefinite(12).chain((matrix) =>
      fc.record({
        matrix: fc.constant(matrix),
        right: fc.array(fc.integer({ min: -9, max: 9 }), {
          minLength: matrix.rows,
          maxLength: matrix.rows,
        }),
      }),
    )
    fc.assert(
      fc.property(cases, ({ matrix, right }) => {
        const factor = Float64Array.from(matrix.to1DArray())
        const solution = Float64Array.from(right)
        choleskyFactor(factor, matrix.rows)
        choleskySolve(factor, matrix.rows, solution)
        const expected = inverse(matrix).mmul(Matrix.columnVector(right)).to1DArray()
        expected.forEach((value, place) => {
          expect(solution[place]).toBeCloseTo(value, 6)
        })
      }),
      { seed: 20_111, numRuns: 200 },
    )
  })

  it('give the lower factor whose product with its transpose is the matrix', () => {
    const factor = Float64Array.from([4, 99, 99, 2, 5, 99, 6, 7, 22])
    choleskyFactor(factor, 3)
    const lower = new Matrix([
      [factor[0] ?? 0, 0, 0],
      [factor[3] ?? 0, factor[4] ?? 0, 0],
      [factor[6] ?? 0, factor[7] ?? 0, factor[8] ?? 0],
    ])
    expect(lower.mmul(lower.transpose()).to2DArray()).toEqual([
      [4, 2, 6],
      [2, 5, 7],
      [6, 7, 22],
    ])
  })

  it('solve one part of a longer vector without changing the rest', () => {
    const factor = Float64Array.from([4, 0, 0, 9])
    choleskyFactor(factor, 2)
    const vector = Float64Array.from([7, 8, 18, 7])
    choleskySolve(factor, 2, vector, 1)
    expect([...vector]).toEqual([7, 2, 2, 7])
  })

  it('stay finite for a matrix that is singular', () => {
    const factor = Float64Array.from([1, 1, 1, 1])
    const vector = Float64Array.from([1, 1])
    choleskyFactor(factor, 2)
    choleskySolve(factor, 2, vector)
    expect(vector.every(Number.isFinite)).toBe(true)
  })
})
