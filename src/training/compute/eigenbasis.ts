import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { type KernelMemory, kernelScratch } from '../../platform/kernels/kernel-memory.ts'

/** The eigenbasis of a symmetric matrix. */
export interface Basis {
  /** Eigenvalues, at least 0. */
  readonly values: Float64Array
  /** Eigenvectors, one per row. */
  readonly axes: Float64Array
}

/** Relative to the largest number of a matrix; smaller numbers are rounding errors. */
const SMALLEST = 1e-20

/** The eigenbasis of a positive semidefinite matrix, `dimension` x `dimension`. */
export function eigenbasisOf(matrix: Float64Array, dimension: number): Basis {
  const size = matrix.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1
  // The decomposition gives NaN if squares underflow, so tiny numbers are set to 0.
  const scaled = matrix.map((value) => (Math.abs(value) < size * SMALLEST ? 0 : value / size))
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    Matrix.from1DArray(dimension, dimension, scaled),
    { assumeSymmetric: true },
  )
  return {
    // Rounding may make the smallest negative.
    values: Float64Array.from(realEigenvalues, (value) => Math.max(0, value * size)),
    axes: Float64Array.from(eigenvectorMatrix.transpose().to1DArray()),
  }
}

/** Reusable memory for rotating vectors of one dimension. */
export interface Rotation {
  readonly memory: KernelMemory
  readonly axes: Float64Array
  readonly scratch: Float64Array
}

/** Floats needed for a rotation. */
export function rotationFloats(dimension: number): number {
  return dimension * dimension + kernelScratch().vectorRoom(dimension)
}

export function createRotation(memory: KernelMemory, dimension: number): Rotation {
  const axes = memory.floats(dimension * dimension)
  return { memory, axes, scratch: memory.floats(memory.kernels.vectorRoom(dimension)) }
}

/**
 * Rotates the first `count` vectors into the basis, in place. Dot products do not change.
 *
 * @param vectors in the rotation's memory
 */
export function rotate(
  rotation: Rotation,
  vectors: Float64Array,
  count: number,
  { axes, values }: Basis,
): void {
  const { memory, scratch } = rotation
  rotation.axes.set(axes)
  memory.kernels.turn(
    memory.addressOf(vectors),
    count,
    memory.addressOf(rotation.axes),
    values.length,
    memory.addressOf(scratch),
  )
}

/** Rotates vectors back from the basis, in place. */
export function rotateBack(rotation: Rotation, vectors: Float64Array, count: number, basis: Basis): void {
  const { length } = basis.values
  const back = Matrix.from1DArray(length, length, basis.axes).transpose().to1DArray()
  rotate(rotation, vectors, count, { ...basis, axes: Float64Array.from(back) })
}
