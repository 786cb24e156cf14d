import { choleskyFactor, choleskySolve } from '../../model/cholesky.ts'
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

/** Rows with fewer observations than this share of the dimension are solved through a kept inverse. */
const SHORT_ROW_SHARE = 0.25

/**
 * Factors a matrix of confidences by alternating ridge solves (iALS; Rendle et al. 2022, "Revisiting the performance
 * of iALS"): `min sum c (1 - x.y)^2 + a sum (x.y)^2 + ridges`, first sum over the entries, second over all pairs,
 * ridges as `ridgeOf`. Returns the columns' vectors, `columns` x `dimension`: a row's vector is a solve away. The same
 * matrix and seed give the same vectors.
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
    solveRows(matrix, columnVectors, settings, rowVectors)
    solveRows(byColumn, rowVectors, settings, columnVectors)
    onEpoch(epoch + 1)
  }
  return columnVectors
}

/**
 * Half a step: the vector of every row that is best for the given vectors of the columns, into `rowVectors`. A row
 * without entries has zeros.
 */
export function solveRows(
  matrix: SparseMatrix,
  columnVectors: Float64Array,
  settings: FactorizeSettings,
  rowVectors: Float64Array,
): void {
  new HalfStep(columnVectors, matrix.columns, settings).solveAll(matrix, rowVectors)
}

/** Sum of `v v'` over all vectors, `dimension` x `dimension`. */
export function gramOfVectors(vectors: Float64Array, count: number, dimension: number): Float64Array {
  const gram = new Float64Array(dimension * dimension)
  for (let vector = 0; vector < count; vector++) {
    addOuter(gram, vectors, vector * dimension, 1, dimension)
  }
  for (let row = 0; row < dimension; row++) {
    for (let column = 0; column < row; column++) {
      gram[column * dimension + row] = floatAt(gram, row * dimension + column)
    }
  }
  return gram
}

/** Solves every row of one side against the vectors of the other. */
class HalfStep {
  readonly #from: Float64Array
  readonly #count: number
  readonly #settings: FactorizeSettings
  readonly #gram: Float64Array
  /** By number of observations, which decides the ridge: inverses of `a G + r I`. */
  readonly #inverses = new Map<number, Float64Array>()
  readonly #longest: number
  readonly #system: Float64Array
  readonly #mixed: Float64Array
  readonly #small: Float64Array
  readonly #weights: Float64Array

  constructor(from: Float64Array, count: number, settings: FactorizeSettings) {
    const { dimension } = settings
    this.#from = from
    this.#count = count
    this.#settings = settings
    this.#gram = gramOfVectors(from, count, dimension)
    this.#longest = Math.floor(dimension * SHORT_ROW_SHARE)
    this.#system = new Float64Array(dimension * dimension)
    this.#mixed = new Float64Array(this.#longest * dimension)
    this.#small = new Float64Array(this.#longest * this.#longest)
    this.#weights = new Float64Array(this.#longest)
  }

  solveAll(matrix: SparseMatrix, to: Float64Array): void {
    const { dimension } = this.#settings
    for (let row = 0; row < matrix.rows; row++) {
      const observed = intAt(matrix.offsets, row + 1) - intAt(matrix.offsets, row)
      const target = to.subarray(row * dimension, (row + 1) * dimension)
      target.fill(0)
      if (observed > this.#longest) this.#solveLong(matrix, row, target)
      else if (observed > 0) this.#solveShort(matrix, row, target)
    }
  }

  #solveLong(matrix: SparseMatrix, row: number, target: Float64Array): void {
    const { dimension, unobservedWeight } = this.#settings
    const start = intAt(matrix.offsets, row)
    const end = intAt(matrix.offsets, row + 1)
    const system = this.#system
    for (let place = 0; place < system.length; place++) {
      system[place] = unobservedWeight * floatAt(this.#gram, place)
    }
    for (let place = start; place < end; place++) {
      const from = intAt(matrix.indices, place) * dimension
      const confidence = floatAt(matrix.values, place)
      for (let k = 0; k < dimension; k++) {
        target[k] = floatAt(target, k) + confidence * floatAt(this.#from, from + k)
      }
      addOuter(system, this.#from, from, confidence, dimension)
    }
    const ridge = ridgeOf(this.#settings, end - start, this.#count)
    for (let k = 0; k < dimension; k++) {
      system[k * dimension + k] = floatAt(system, k * dimension + k) + ridge
    }
    choleskyFactor(system, dimension)
    choleskySolve(system, dimension, target)
  }

  /**
   * By Woodbury: with `B = a G + r I` and the observed vectors as rows of `V`,
   * `x = B^-1 V' (C^-1 + V B^-1 V')^-1 1`: a system as small as the observations are few.
   */
  #solveShort(matrix: SparseMatrix, row: number, target: Float64Array): void {
    const { dimension } = this.#settings
    const start = intAt(matrix.offsets, row)
    const observed = intAt(matrix.offsets, row + 1) - start
    const inverse = this.#inverseFor(observed)
    for (let left = 0; left < observed; left++) {
      const from = intAt(matrix.indices, start + left) * dimension
      this.#mix(inverse, from, left * dimension)
      for (let right = 0; right <= left; right++) {
        const other = intAt(matrix.indices, start + right) * dimension
        let sum = 0
        for (let k = 0; k < dimension; k++) {
          sum += floatAt(this.#mixed, left * dimension + k) * floatAt(this.#from, other + k)
        }
        this.#small[left * observed + right] = sum
      }
      const diagonal = left * observed + left
      this.#small[diagonal] = floatAt(this.#small, diagonal) + 1 / floatAt(matrix.values, start + left)
    }
    this.#weights.fill(1, 0, observed)
    choleskyFactor(this.#small, observed)
    choleskySolve(this.#small, observed, this.#weights)
    for (let left = 0; left < observed; left++) {
      const weight = floatAt(this.#weights, left)
      for (let k = 0; k < dimension; k++) {
        target[k] = floatAt(target, k) + weight * floatAt(this.#mixed, left * dimension + k)
      }
    }
  }

  #mix(inverse: Float64Array, from: number, to: number): void {
    const { dimension } = this.#settings
    for (let k = 0; k < dimension; k++) {
      let sum = 0
      for (let l = 0; l < dimension; l++) {
        sum += floatAt(inverse, k * dimension + l) * floatAt(this.#from, from + l)
      }
      this.#mixed[to + k] = sum
    }
  }

  #inverseFor(observed: number): Float64Array {
    const known = this.#inverses.get(observed)
    if (known) return known
    const { dimension, unobservedWeight } = this.#settings
    const system = this.#gram.map((value) => value * unobservedWeight)
    const ridge = ridgeOf(this.#settings, observed, this.#count)
    const inverse = new Float64Array(dimension * dimension)
    for (let k = 0; k < dimension; k++) {
      system[k * dimension + k] = floatAt(system, k * dimension + k) + ridge
      inverse[k * dimension + k] = 1
    }
    choleskyFactor(system, dimension)
    for (let k = 0; k < dimension; k++) choleskySolve(system, dimension, inverse, k * dimension)
    this.#inverses.set(observed, inverse)
    return inverse
  }
}

/** Adds `scale v v'` to the lower triangle; `v` starts at `from`. */
function addOuter(
  matrix: Float64Array,
  vectors: Float64Array,
  from: number,
  scale: number,
  dimension: number,
): void {
  for (let row = 0; row < dimension; row++) {
    const value = scale * floatAt(vectors, from + row)
    const start = row * dimension
    for (let column = 0; column <= row; column++) {
      matrix[start + column] = floatAt(matrix, start + column) + value * floatAt(vectors, from + column)
    }
  }
}
