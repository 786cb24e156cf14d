import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KernelMemory } from '../../../src/platform/kernels/kernel-memory.ts'
import {
  createRotation,
  eigenbasisOf,
  rotate,
  rotateBack,
  rotationFloats,
} from '../../../src/training/compute/eigenbasis.ts'
import { gramOfVectors } from '../../../src/training/compute/factorize.ts'
import { gaussians } from '../../../src/training/compute/random.ts'

const DIMENSION = 7

/** Sums of squares of few vectors and of many, of all sizes: most have fewer vectors than dimensions. */
const sets = fc.record({
  count: fc.integer({ min: 0, max: 20 }),
  size: fc.constantFrom(1, 1e-9, 1e-90, 1e-160, 1e9),
  seed: fc.nat(1_000),
})

function expectClose(found: Float64Array, expected: Float64Array, size: number): void {
  found.forEach((value, place) => {
    expect(Math.abs(value - (expected[place] ?? Number.NaN))).toBeLessThanOrEqual(1e-12 * size)
  })
}

describe('eigenbasisOf', () => {
  it('diagonalizes the Gram matrix and can be rotated back', () => {
    fc.assert(
      fc.property(sets, ({ count, size, seed }) => {
        const vectors = gaussians(count * DIMENSION, size, seed)
        const basis = eigenbasisOf(gramOfVectors(vectors, count, DIMENSION), DIMENSION)
        const memory = new KernelMemory({ floats: vectors.length + rotationFloats(DIMENSION) })
        const rotation = createRotation(memory, DIMENSION)
        const turned = memory.copyOf(vectors)
        rotate(rotation, turned, count, basis)
        const diagonal = new Float64Array(DIMENSION ** 2)
        basis.values.forEach((value, k) => {
          diagonal[k * DIMENSION + k] = value
        })
        expectClose(gramOfVectors(turned, count, DIMENSION), diagonal, 100 * Math.max(size ** 2, 1e-290))
        rotateBack(rotation, turned, count, basis)
        expectClose(turned, vectors, 10 * size)
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  it('has no value below 0', () => {
    const gram = gramOfVectors(gaussians(DIMENSION, 1, 3), 1, DIMENSION)
    expect(Math.min(...eigenbasisOf(gram, DIMENSION).values)).toBe(0)
  })
})
