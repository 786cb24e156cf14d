import { KernelMemory } from '../../kernels/kernel-memory.ts'
import type { FactorLoss } from '../../model/factor-model.ts'
import { ridgeOf } from '../../model/fold-in.ts'
import { type Basis, eigenbasisOf, turn, turnBack } from './eigenbasis.ts'
import { gaussians } from './seeded-gaussians.ts'
import { rowDegrees, type SparseMatrix, transpose } from './sparse-matrix.ts'

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
  const memory = new KernelMemory()
  const spread = FIRST_SPREAD / Math.sqrt(dimension)
  const first = gaussians(matrix.columns * dimension, spread, seed)
  const rows = sideOf(memory, matrix, new Float64Array(matrix.rows * dimension), settings)
  const columns = sideOf(memory, transpose(matrix), first, settings)
  for (let epoch = 0; epoch < epochs; epoch++) {
    improve(memory, rows, columns.vectors, settings, STEPS)
    improve(memory, columns, rows.vectors, settings, STEPS)
    onEpoch(epoch + 1)
  }
  return columns.vectors
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
  const memory = new KernelMemory()
  const rows = sideOf(memory, matrix, rowVectors, settings)
  const basis = improve(memory, rows, memory.copyOf(columnVectors), settings, steps)
  turnBack(memory, rows.vectors, matrix.rows, basis)
  rowVectors.set(rows.vectors)
}

/** One side of a factorization, all in a memory. */
interface Side {
  /** Its rows are those of this side. */
  readonly matrix: SparseMatrix
  readonly vectors: Float64Array
  /** Of each row. */
  readonly ridges: Float64Array
}

function sideOf(memory: KernelMemory, matrix: SparseMatrix, vectors: Float64Array, loss: FactorLoss): Side {
  const ridges = memory.floats(matrix.rows)
  rowDegrees(matrix).forEach((entries, row) => {
    ridges[row] = ridgeOf(loss, entries, matrix.columns)
  })
  return { matrix: { ...matrix, ...memory.copyOfEntries(matrix) }, vectors: memory.copyOf(vectors), ridges }
}

/** Improves one side's vectors, after which both sides' stand in another basis, which is returned. */
function improve(
  memory: KernelMemory,
  { matrix, vectors, ridges }: Side,
  others: Float64Array,
  { dimension, unobservedWeight }: FactorizeSettings,
  steps: number,
): Basis {
  const { kernels } = memory
  const basis = eigenbasisOf(squaresOf(memory, others, matrix.columns, dimension), dimension)
  turn(memory, others, matrix.columns, basis)
  kernels.improveAll(
    matrix.rows,
    matrix.offsets.byteOffset,
    matrix.indices.byteOffset,
    matrix.values.byteOffset,
    others.byteOffset,
    dimension,
    memory.copyOf(basis.axes).byteOffset,
    memory.copyOf(basis.values).byteOffset,
    unobservedWeight,
    ridges.byteOffset,
    vectors.byteOffset,
    steps,
    memory.floats(kernels.improveRoom(dimension)).byteOffset,
  )
  return basis
}

/** Sum of `v v'` over all vectors, `dimension` x `dimension`. */
export function gramOfVectors(vectors: Float64Array, count: number, dimension: number): Float64Array {
  const memory = new KernelMemory()
  return squaresOf(memory, memory.copyOf(vectors), count, dimension).slice()
}

function squaresOf(
  memory: KernelMemory,
  vectors: Float64Array,
  count: number,
  dimension: number,
): Float64Array {
  const { kernels } = memory
  const sums = memory.floats(dimension * dimension)
  const room = memory.floats(kernels.vectorRoom(dimension))
  kernels.sumSquares(vectors.byteOffset, count, dimension, sums.byteOffset, room.byteOffset)
  return sums
}
