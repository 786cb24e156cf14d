import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { dotAt } from '../../model/dot.ts'

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

/** Turns the first `count` vectors into the basis, in place: products of vectors stay what they were. */
export function turn(vectors: Float64Array, count: number, { axes, values }: Basis): void {
  const vector = new Float64Array(values.length)
  for (let place = 0; place < count; place++) {
    const start = place * vector.length
    for (let k = 0; k < vector.length; k++) vector[k] = vectors[start + k] as number
    multiplyBySquare(axes, vector, vectors, start)
  }
}

/** Turns vectors of the basis back, in place. */
export function turnBack(vectors: Float64Array, count: number, { axes, values }: Basis): void {
  const back = Matrix.from1DArray(values.length, values.length, axes).transpose().to1DArray()
  turn(vectors, count, { axes: Float64Array.from(back), values })
}

/** `square x` into `image` from `start` on, four rows at a time: each number of `x` is read once for all of them. */
function multiplyBySquare(square: Float64Array, x: Float64Array, image: Float64Array, start: number): void {
  const size = x.length
  const whole = size - (size % 4)
  for (let row = 0; row < whole; row += 4) {
    const first = row * size
    const second = first + size
    const third = second + size
    const fourth = third + size
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let k = 0; k < size; k++) {
      const value = x[k] as number
      a += (square[first + k] as number) * value
      b += (square[second + k] as number) * value
      c += (square[third + k] as number) * value
      d += (square[fourth + k] as number) * value
    }
    image[start + row] = a
    image[start + row + 1] = b
    image[start + row + 2] = c
    image[start + row + 3] = d
  }
  for (let row = whole; row < size; row++) image[start + row] = dotAt(square, row * size, x)
}
