import type { FactorLoss } from '../../model/factor-model.ts'
import { type Basis, eigenbasisOf, turn, turnBack } from './eigenbasis.ts'
import { HalfStep } from './half-step.ts'
import { floatAt } from './number-at.ts'
import { gaussians } from './seeded-gaussians.ts'
import { type SparseMatrix, transpose } from './sparse-matrix.ts'
import { addFourToTwo, readColumns } from './two-by-four.ts'

export interface FactorizeSettings extends FactorLoss {
  readonly dimension: number
  readonly epochs: number
  readonly seed: number
}

/** Spread of the first vectors, times `1 / sqrt(dimension)`. */
const FIRST_SPREAD = 0.1

/** Steps of conjugate gradients for each vector of many entries and epoch: each epoch goes on from the last. */
const STEPS = 2

/**
 * Factors a matrix of confidences by alternating ridge regressions (iALS; Rendle et al. 2022, "Revisiting the
 * performance of iALS"): `min sum c (1 - x.y)^2 + a sum (x.y)^2 + ridges`, first sum over the entries, second over all
 * pairs, ridges as `ridgeOf`. Each half step stands in the basis in which the second sum is diagonal. There a row of few
 * entries is solved at once, and one of many is taken a few steps of conjugate gradients further than in the epoch before
 * (Takacs et al. 2011), at its entries times `dimension` a step. Returns the columns' vectors, `columns` x `dimension`: a
 * row's vector is a solve away. The same matrix and seed give the same vectors.
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
    improve(matrix, columnVectors, settings, rowVectors, STEPS)
    improve(byColumn, rowVectors, settings, columnVectors, STEPS)
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
  steps: number,
): void {
  const basis = improve(matrix, columnVectors.slice(), settings, rowVectors, steps)
  turnBack(rowVectors, matrix.rows, basis)
}

/** The same, after which both sides' vectors stand in another basis, which is returned. */
function improve(
  matrix: SparseMatrix,
  columnVectors: Float64Array,
  settings: FactorizeSettings,
  rowVectors: Float64Array,
  steps: number,
): Basis {
  const { dimension } = settings
  const basis = eigenbasisOf(gramOfVectors(columnVectors, matrix.columns, dimension), dimension)
  turn(columnVectors, matrix.columns, basis)
  new HalfStep(columnVectors, matrix.columns, settings, basis).improveAll(matrix, rowVectors, steps)
  return basis
}

/** Sum of `v v'` over all vectors, `dimension` x `dimension`; four at a time: a sum is read and written once for them. */
export function gramOfVectors(vectors: Float64Array, count: number, dimension: number): Float64Array {
  const gram = new Float64Array(dimension * dimension)
  const four = new Float64Array(4 * dimension)
  for (let from = 0; from < count; from += 4) {
    four.fill(0)
    four.set(vectors.subarray(from * dimension, Math.min(from + 4, count) * dimension))
    addProducts(gram, four, dimension)
  }
  for (let row = 0; row < dimension; row++) {
    for (let column = 0; column < row; column++) {
      gram[column * dimension + row] = floatAt(gram, row * dimension + column)
    }
  }
  return gram
}

/** Adds `v v'` of four vectors to the lower triangle, two rows at a time; a little comes above it. */
function addProducts(gram: Float64Array, four: Float64Array, dimension: number): void {
  const weights = new Float64Array(8)
  for (let row = 0; row + 1 < dimension; row += 2) {
    readColumns(four, row, dimension, weights)
    const own = row * dimension
    addFourToTwo(gram, own, own + dimension, four, 0, dimension, row + 2, weights)
  }
  if (dimension % 2 === 0) return
  const last = dimension - 1
  for (let at = 0; at < 4 * dimension; at += dimension) {
    for (let column = 0; column < dimension; column++) {
      const place = last * dimension + column
      gram[place] = floatAt(gram, place) + floatAt(four, at + last) * floatAt(four, at + column)
    }
  }
}
