import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { type KernelMemory, kernelScratch } from '../../platform/kernels/kernel-memory.ts'

/** The basis in which a symmetric matrix is diagonal. */
export interface Basis {
  /** What it has on its diagonal there, 0 at least. */
  readonly values: Float64Array
  /** One vector of the basis a row. */
  readonly axes: Float64Array
}

/** Of the largest number of a matrix: what is smaller is no more than rounding. */
const SMALLEST = 1e-20

/** The basis of a positive semidefinite matrix, `dimension` x `dimension`. */
export function eigenbasisOf(matrix: Float64Array, dimension: number): Basis {
  const size = matrix.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1
  // The decomposition ends in NaN where squares of its numbers vanish, so none may be too small to be squared.
  const scaled = matrix.map((value) => (Math.abs(value) < size * SMALLEST ? 0 : value / size))
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    Matrix.from1DArray(dimension, dimension, scaled),
    { assumeSymmetric: true },
  )
  return {
    // Rounding may take the smallest below 0.
    values: Float64Array.from(realEigenvalues, (value) => Math.max(0, value * size)),
    axes: Float64Array.from(eigenvectorMatrix.transpose().to1DArray()),
  }
}

/** Where vectors of so many dimensions are turned, again and again. */
export interface Rotation {
  readonly memory: KernelMemory
  readonly axes: Float64Array
  readonly scratch: Float64Array
}

/** Floats that a rotation takes. */
export function rotationFloats(dimension: number): number {
  return dimension * dimension + kernelScratch().vectorRoom(dimension)
}

export function createRotation(memory: KernelMemory, dimension: number): Rotation {
  const axes = memory.floats(dimension * dimension)
  return { memory, axes, scratch: memory.floats(memory.kernels.vectorRoom(dimension)) }
}

/**
 * Turns the first `count` vectors into the basis, in place: products of vectors stay what they were.
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

/** Turns vectors of the basis back, likewise. */
export function rotateBack(rotation: Rotation, vectors: Float64Array, count: number, basis: Basis): void {
  const { length } = basis.values
  const back = Matrix.from1DArray(length, length, basis.axes).transpose().to1DArray()
  rotate(rotation, vectors, count, { ...basis, axes: Float64Array.from(back) })
}
