import type { FactorLoss } from '../../model/factor-model.ts'
import { ridgeOf } from '../../model/fold-in.ts'
import { KernelMemory, kernelScratch } from '../../platform/kernels/kernel-memory.ts'
import {
  type Basis,
  createRotation,
  eigenbasisOf,
  type Rotation,
  rotate,
  rotateBack,
  rotationFloats,
} from './eigenbasis.ts'
import { gaussians } from './random.ts'
import { rowDegrees, type SparseMatrix, transpose } from './sparse-matrix.ts'

export interface FactorizeSettings extends FactorLoss {
  readonly dimension: number
  readonly epochs: number
  readonly seed: number
}

/** Standard deviation of the initial vectors, times `1 / sqrt(dimension)`. */
const FIRST_SPREAD = 0.1

/** Conjugate gradient steps per epoch for a vector of many entries: each epoch continues from the last. */
const STEPS = 2

/**
 * Factors a matrix of confidences by alternating ridge regressions (iALS; Rendle et al. 2022, "Revisiting the
 * performance of iALS"): `min sum c (1 - x.y)^2 + a sum (x.y)^2 + ridges`, first sum over the entries, second over all
 * pairs, ridges as `ridgeOf`. Each half step uses the basis in which the second sum is diagonal. There, rows of few entries are
 * solved directly; rows of many get a few conjugate gradient steps per epoch (Takacs et al. 2011), each costing entries times
 * `dimension`. Returns the columns' vectors, `columns` x `dimension`; a row's vector follows by one solve. The same matrix and
 * seed give the same vectors.
 */
export function factorize(
  matrix: SparseMatrix,
  settings: FactorizeSettings,
  onEpoch: (done: number) => void = () => {},
): Float64Array {
  const { dimension, epochs, seed } = settings
  const byColumn = transpose(matrix)
  const workspace = createWorkspace(dimension, [matrix, byColumn])
  const spread = FIRST_SPREAD / Math.sqrt(dimension)
  const first = gaussians(matrix.columns * dimension, spread, seed)
  const rows = sideOf(workspace, matrix, workspace.memory.floats(matrix.rows * dimension), settings)
  const columns = sideOf(workspace, byColumn, workspace.memory.copyOf(first), settings)
  for (let epoch = 0; epoch < epochs; epoch++) {
    improve(workspace, rows, columns.vectors, settings, STEPS)
    improve(workspace, columns, rows.vectors, settings, STEPS)
    onEpoch(epoch + 1)
  }
  return columns.vectors.slice()
}

/**
 * Half a step: moves the vector of every row towards the optimum for the given column vectors. With `dimension` steps the
 * result is exact up to rounding. A row without entries gets zeros.
 */
export function improveRows(
  matrix: SparseMatrix,
  columnVectors: Float64Array,
  settings: FactorizeSettings,
  rowVectors: Float64Array,
  steps: number,
): void {
  const workspace = createWorkspace(settings.dimension, [matrix], columnVectors.length)
  const rows = sideOf(workspace, matrix, workspace.memory.copyOf(rowVectors), settings)
  const basis = improve(workspace, rows, workspace.memory.copyOf(columnVectors), settings, steps)
  rotateBack(workspace, rows.vectors, matrix.rows, basis)
  rowVectors.set(rows.vectors)
}

/** Sum of `v v'` over all vectors, `dimension` x `dimension`. */
export function gramOfVectors(vectors: Float64Array, count: number, dimension: number): Float64Array {
  const workspace = createWorkspace(dimension, [], vectors.length)
  return squaresOf(workspace, workspace.memory.copyOf(vectors), count, dimension).slice()
}

/** Reusable memory for half steps. */
interface Workspace extends Rotation {
  readonly squares: Float64Array
  /** Diagonal of the squares in their eigenbasis. */
  readonly diagonal: Float64Array
  readonly rowScratch: Float64Array
}

/** Allocates a workspace for sides of these matrices, and for other floats. */
function createWorkspace(dimension: number, matrices: readonly SparseMatrix[], others = 0): Workspace {
  const rowScratch = kernelScratch().improveRoom(dimension)
  const own = rotationFloats(dimension) + dimension * dimension + dimension + rowScratch
  const memory = new KernelMemory({
    floats: matrices.reduce((sum, matrix) => sum + sideFloats(matrix, dimension), own + others),
    integers: matrices.reduce((sum, { offsets, indices }) => sum + offsets.length + indices.length, 0),
  })
  return {
    ...createRotation(memory, dimension),
    squares: memory.floats(dimension * dimension),
    diagonal: memory.floats(dimension),
    rowScratch: memory.floats(rowScratch),
  }
}

/** One side of a factorization, all in the memory of its workspace. */
interface Side {
  /** Rows are those of this side. */
  readonly matrix: SparseMatrix
  readonly vectors: Float64Array
  /** One per row. */
  readonly ridges: Float64Array
}

function sideFloats({ rows, values }: SparseMatrix, dimension: number): number {
  return values.length + rows * dimension + rows
}

/** @param vectors in the memory */
function sideOf({ memory }: Workspace, matrix: SparseMatrix, vectors: Float64Array, loss: FactorLoss): Side {
  const ridges = memory.floats(matrix.rows)
  rowDegrees(matrix).forEach((entries, row) => {
    ridges[row] = ridgeOf(loss, entries, matrix.columns)
  })
  return { matrix: { ...matrix, ...memory.copyOfEntries(matrix) }, vectors, ridges }
}

/** Improves one side's vectors; both sides' vectors are then in the basis that is returned. */
function improve(
  workspace: Workspace,
  { matrix, vectors, ridges }: Side,
  others: Float64Array,
  { dimension, unobservedWeight }: FactorizeSettings,
  steps: number,
): Basis {
  const { memory, axes, diagonal, rowScratch } = workspace
  const basis = eigenbasisOf(squaresOf(workspace, others, matrix.columns, dimension), dimension)
  // Also stores the axes where the half step reads them.
  rotate(workspace, others, matrix.columns, basis)
  diagonal.set(basis.values)
  memory.kernels.improveAll(
    matrix.rows,
    memory.addressOf(matrix.offsets),
    memory.addressOf(matrix.indices),
    memory.addressOf(matrix.values),
    memory.addressOf(others),
    dimension,
    memory.addressOf(axes),
    memory.addressOf(diagonal),
    unobservedWeight,
    memory.addressOf(ridges),
    memory.addressOf(vectors),
    steps,
    memory.addressOf(rowScratch),
  )
  return basis
}

function squaresOf(
  workspace: Workspace,
  vectors: Float64Array,
  count: number,
  dimension: number,
): Float64Array {
  const { memory, squares, scratch } = workspace
  const [from, to] = [memory.addressOf(vectors), memory.addressOf(squares)]
  memory.kernels.sumSquares(from, count, dimension, to, memory.addressOf(scratch))
  return squares
}
