import { dotAt } from '../../model/dot.ts'
import type { FactorLoss } from '../../model/factor-model.ts'
import { ridgeOf } from '../../model/fold-in.ts'
import { floatAt, intAt } from './number-at.ts'
import { gaussians } from './seeded-gaussians.ts'
import { type SparseMatrix, transpose } from './sparse-matrix.ts'

export interface FactorizeSettings extends FactorLoss {
  readonly dimension: number
  readonly epochs: number
  readonly seed: number
}

/** Spread of the first vectors, times `1 / sqrt(dimension)`. */
const FIRST_SPREAD = 0.1

/** Steps of conjugate gradients for each vector and epoch: each epoch goes on from the last. */
const STEPS = 4

/** A squared residual below is no more than rounding. */
const SMALLEST = 1e-28

/**
 * Factors a matrix of confidences by alternating ridge regressions (iALS; Rendle et al. 2022, "Revisiting the
 * performance of iALS"): `min sum c (1 - x.y)^2 + a sum (x.y)^2 + ridges`, first sum over the entries, second over all
 * pairs, ridges as `ridgeOf`. Each regression is taken a few steps of conjugate gradients further than in the epoch
 * before (Takacs et al. 2011), at `dimension^2` a step where a solve would cost its cube. Returns the columns' vectors,
 * `columns` x `dimension`: a row's vector is a solve away. The same matrix and seed give the same vectors.
 */
export function factorize(
  matrix: SparseMatrix,
  settings: FactorizeSettings,
  onEpoch: (done: number) => void = () => {},
): Float64Array {
  const { dimension, epochs, seed } = settings
  const byColumn = transpose(matrix)
  const rowVectors = new Float64Array(matrix.rows * dimension)
  const spread = FIRST_SPREAD / Math.sqrt(dimension)
  const columnVectors = gaussians(matrix.columns * dimension, spread, seed)
  for (let epoch = 0; epoch < epochs; epoch++) {
    improveRows(matrix, columnVectors, settings, rowVectors)
    improveRows(byColumn, rowVectors, settings, columnVectors)
    onEpoch(epoch + 1)
  }
  return columnVectors
}

/**
 * Half a step: takes the vector of every row nearer to what is best for the given vectors of the columns; as near as
 * rounding allows with as many steps as it has dimensions. A row without entries has zeros.
 */
export function improveRows(
  matrix: SparseMatrix,
  columnVectors: Float64Array,
  settings: FactorizeSettings,
  rowVectors: Float64Array,
  steps = STEPS,
): void {
  new HalfStep(columnVectors, matrix.columns, settings).improveAll(matrix, rowVectors, steps)
}

/** Sum of `v v'` over all vectors, `dimension` x `dimension`. */
export function gramOfVectors(vectors: Float64Array, count: number, dimension: number): Float64Array {
  const gram = new Float64Array(dimension * dimension)
  for (let vector = 0; vector < count; vector++) {
    const from = vector * dimension
    for (let row = 0; row < dimension; row++) {
      const value = vectors[from + row] as number
      const start = row * dimension
      for (let column = 0; column <= row; column++) {
        gram[start + column] = (gram[start + column] as number) + value * (vectors[from + column] as number)
      }
    }
  }
  for (let row = 0; row < dimension; row++) {
    for (let column = 0; column < row; column++) {
      gram[column * dimension + row] = floatAt(gram, row * dimension + column)
    }
  }
  return gram
}

/** Improves every vector of one side against the vectors of the other. */
class HalfStep {
  readonly #from: Float64Array
  readonly #count: number
  readonly #settings: FactorizeSettings
  /** `a G`. */
  readonly #gram: Float64Array
  readonly #residual: Float64Array
  readonly #direction: Float64Array
  readonly #image: Float64Array

  constructor(from: Float64Array, count: number, settings: FactorizeSettings) {
    const { dimension, unobservedWeight } = settings
    this.#from = from
    this.#count = count
    this.#settings = settings
    this.#gram = gramOfVectors(from, count, dimension).map((value) => value * unobservedWeight)
    this.#residual = new Float64Array(dimension)
    this.#direction = new Float64Array(dimension)
    this.#image = new Float64Array(dimension)
  }

  improveAll(matrix: SparseMatrix, to: Float64Array, steps: number): void {
    const { dimension } = this.#settings
    for (let row = 0; row < matrix.rows; row++) {
      const target = to.subarray(row * dimension, (row + 1) * dimension)
      if (intAt(matrix.offsets, row) === intAt(matrix.offsets, row + 1)) target.fill(0)
      else this.#improve(matrix, row, target, steps)
    }
  }

  /** Conjugate gradients on `A x = b` with `A = a G + sum c v v' + r I`, `b = sum c v`, from the `x` of before. */
  #improve(matrix: SparseMatrix, row: number, x: Float64Array, steps: number): void {
    const residual = this.#residual
    const direction = this.#direction
    const image = this.#image
    const ridge = ridgeOf(
      this.#settings,
      intAt(matrix.offsets, row + 1) - intAt(matrix.offsets, row),
      this.#count,
    )
    this.#apply(matrix, row, ridge, x, residual)
    this.#subtractFromRight(matrix, row, residual)
    direction.set(residual)
    let size = dot(residual, residual)
    for (let step = 0; step < steps && size > SMALLEST; step++) {
      this.#apply(matrix, row, ridge, direction, image)
      const length = size / dot(direction, image)
      addScaled(x, length, direction)
      addScaled(residual, -length, image)
      const next = dot(residual, residual)
      const turn = next / size
      for (let k = 0; k < direction.length; k++) {
        direction[k] = (residual[k] as number) + turn * (direction[k] as number)
      }
      size = next
    }
  }

  /** `A x` into `image`. */
  #apply(matrix: SparseMatrix, row: number, ridge: number, x: Float64Array, image: Float64Array): void {
    const { dimension } = this.#settings
    const from = this.#from
    multiplyBySquare(this.#gram, x, image)
    addScaled(image, ridge, x)
    for (let place = intAt(matrix.offsets, row); place < intAt(matrix.offsets, row + 1); place++) {
      const start = intAt(matrix.indices, place) * dimension
      const scaled = floatAt(matrix.values, place) * dotAt(from, start, x)
      for (let k = 0; k < dimension; k++) {
        image[k] = (image[k] as number) + scaled * (from[start + k] as number)
      }
    }
  }

  /** `b - y` into `y`. */
  #subtractFromRight(matrix: SparseMatrix, row: number, y: Float64Array): void {
    const { dimension } = this.#settings
    for (let k = 0; k < dimension; k++) y[k] = -(y[k] as number)
    for (let place = intAt(matrix.offsets, row); place < intAt(matrix.offsets, row + 1); place++) {
      const start = intAt(matrix.indices, place) * dimension
      const confidence = floatAt(matrix.values, place)
      for (let k = 0; k < dimension; k++) {
        y[k] = (y[k] as number) + confidence * (this.#from[start + k] as number)
      }
    }
  }
}

/** `square x` into `image`, four rows at a time: each number of `x` is read once for all of them. */
function multiplyBySquare(square: Float64Array, x: Float64Array, image: Float64Array): void {
  const size = x.length
  const whole = size - (size % 4)
  for (let row = 0; row < whole; row += 4) {
    const first = row * size
    const second = first + size
    const third = second + size
    const fourth = third + size
    let [a, b, c, d] = [0, 0, 0, 0]
    for (let k = 0; k < size; k++) {
      const value = x[k] as number
      a += (square[first + k] as number) * value
      b += (square[second + k] as number) * value
      c += (square[third + k] as number) * value
      d += (square[fourth + k] as number) * value
    }
    image[row] = a
    image[row + 1] = b
    image[row + 2] = c
    image[row + 3] = d
  }
  for (let row = whole; row < size; row++) image[row] = dotAt(square, row * size, x)
}

function dot(one: Float64Array, other: Float64Array): number {
  return dotAt(one, 0, other)
}

function addScaled(to: Float64Array, scale: number, vector: Float64Array): void {
  for (let k = 0; k < to.length; k++) to[k] = (to[k] as number) + scale * (vector[k] as number)
}
