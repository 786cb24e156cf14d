import fc from 'fast-check'
import { inverse, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/datasets/demo/random.ts'
import { KernelMemory } from '../../../src/platform/kernels/kernel-memory.ts'
import { invertSpd, squareFloats, unitSquare } from '../../../src/training/compute/ease.ts'
import { positiveDefinite } from '../../support/positive-definite.ts'

function expectInverse(matrix: Matrix): void {
  const memory = new KernelMemory({ floats: squareFloats(matrix.rows) })
  const square = unitSquare(memory, matrix.rows)
  const { side, numbers } = square
  matrix.to2DArray().forEach((row, at) => {
    numbers.set(row, at * side)
  })
  invertSpd(memory, square)
  const expected = inverse(matrix)
  const distances = Array.from(numbers, (value, place) => {
    const [row, column] = [Math.floor(place / side), place % side]
    const isWithin = row < matrix.rows && column < matrix.columns
    return Math.abs(value - (isWithin ? expected.get(row, column) : Number(row === column)))
  })
  expect(Math.max(...distances)).toBeLessThan(1e-9)
}

describe('invertSpd', () => {
  it('is the inverse of any small positive definite matrix', () => {
    fc.assert(fc.property(positiveDefinite(10), expectInverse), { seed: 20_111, numRuns: 200 })
  })

  // Blocks have 48 rows, of which 256 columns are taken at once, inner loops take two rows by four others.
  it.each([1, 2, 3, 4, 5, 47, 48, 49, 50, 51, 96, 97, 98, 99, 145, 255, 300])(
    'is the inverse also of %i rows',
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
