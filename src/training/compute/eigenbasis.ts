import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { dotAt } from '../../model/dot.ts'
import { multiplyTwoByFour } from './two-by-four.ts'

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
  const products = new Float64Array(8)
  for (let place = 0; place < count; place += 2) {
    // The second of the last pair may not exist: what it turns into is left out.
    const taken = Math.min(2, count - place) * size
    pair.set(vectors.subarray(place * size, place * size + taken))
    multiplyPair(axes, pair, images, products)
    vectors.set(images.subarray(0, taken), place * size)
  }
}

/** Turns vectors of the basis back, in place. */
export function turnBack(vectors: Float64Array, count: number, { axes, values }: Basis): void {
  const back = Matrix.from1DArray(values.length, values.length, axes).transpose().to1DArray()
  turn(vectors, count, { axes: Float64Array.from(back), values })
}

/** The square times each of two vectors. */
function multiplyPair(
  square: Float64Array,
  pair: Float64Array,
  images: Float64Array,
  products: Float64Array,
): void {
  const size = pair.length / 2
  const whole = size - (size % 4)
  for (let row = 0; row < whole; row += 4) {
    multiplyTwoByFour(pair, 0, size, square, row * size, size, size, products)
    for (let k = 0; k < 4; k++) {
      images[row + k] = products[k] as number
      images[size + row + k] = products[4 + k] as number
    }
  }
  for (let row = whole; row < size; row++) {
    images[row] = dotAt(square, row * size, pair.subarray(0, size))
    images[size + row] = dotAt(square, row * size, pair.subarray(size))
  }
}
