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
  const size = values.length
  const pair = new Float64Array(2 * size)
  const images = new Float64Array(2 * size)
  for (let place = 0; place < count; place += 2) {
    // The second of the last pair may not exist: what it turns into is left out.
    const taken = Math.min(2, count - place) * size
    pair.set(vectors.subarray(place * size, place * size + taken))
    multiplyPair(axes, pair, images)
    vectors.set(images.subarray(0, taken), place * size)
  }
}

/** Turns vectors of the basis back, in place. */
export function turnBack(vectors: Float64Array, count: number, { axes, values }: Basis): void {
  const back = Matrix.from1DArray(values.length, values.length, axes).transpose().to1DArray()
  turn(vectors, count, { axes: Float64Array.from(back), values })
}

/** The square times each of two vectors, four rows at a time: each number that is read serves several products. */
function multiplyPair(square: Float64Array, pair: Float64Array, images: Float64Array): void {
  const size = pair.length / 2
  const whole = size - (size % 4)
  for (let row = 0; row < whole; row += 4) multiplyFourRows(square, pair, images, row)
  for (let row = whole; row < size; row++) {
    images[row] = dotAt(square, row * size, pair.subarray(0, size))
    images[size + row] = dotAt(square, row * size, pair.subarray(size))
  }
}

function multiplyFourRows(square: Float64Array, pair: Float64Array, images: Float64Array, row: number): void {
  const size = pair.length / 2
  const first = row * size
  const second = first + size
  const third = second + size
  const fourth = third + size
  let a0 = 0
  let a1 = 0
  let a2 = 0
  let a3 = 0
  let b0 = 0
  let b1 = 0
  let b2 = 0
  let b3 = 0
  for (let k = 0; k < size; k++) {
    const a = pair[k] as number
    const b = pair[size + k] as number
    const x0 = square[first + k] as number
    const x1 = square[second + k] as number
    const x2 = square[third + k] as number
    const x3 = square[fourth + k] as number
    a0 += a * x0
    a1 += a * x1
    a2 += a * x2
    a3 += a * x3
    b0 += b * x0
    b1 += b * x1
    b2 += b * x2
    b3 += b * x3
  }
  images[row] = a0
  images[row + 1] = a1
  images[row + 2] = a2
  images[row + 3] = a3
  images[size + row] = b0
  images[size + row + 1] = b1
  images[size + row + 2] = b2
  images[size + row + 3] = b3
}
