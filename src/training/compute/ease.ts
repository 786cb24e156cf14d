import { inBatches } from '../../domain/grouping.ts'
import { TopK } from '../../domain/top-k.ts'
import { KernelMemory, kernelScratch } from '../../platform/kernels/kernel-memory.ts'
import { floatAt, intAt } from './numbers.ts'
import { columnDegrees, type SparseMatrix, transpose } from './sparse-matrix.ts'
import { emptyTopEdges, type TopEdges } from './top-edges.ts'

export interface EaseSettings {
  /** Edges kept for each item. */
  readonly k: number
  /** Added to the diagonal for every item, > 0. */
  readonly ridge: number
  /** Share of an item's own mass added to its diagonal, >= 0: the effect of random input dropout. */
  readonly dropout: number
  /** A weight is multiplied by `degree^degreeExponent` of its target before the best are chosen. */
  readonly degreeExponent: number
}

/**
 * EASE (Steck 2019, with the diagonal of its denoising form): the item-item weights `B` that best reconstruct every list
 * from its other items, `B_ij = -P_ij / P_jj` with `P = (X'X + L)^-1` and `L` the ridge. Keeps the best `k` positive weights
 * of each item, divided by the largest of all. `lists` are lists x items; columns after the first `tieBreaks.length` also
 * explain lists, but get no edges.
 *
 * Inverts the smaller side: `I + X L^-1 X'` (lists) if there are fewer lists than items. Costs its cube, plus items times
 * entries of `lists`.
 */
export function ease(lists: SparseMatrix, settings: EaseSettings, tieBreaks: Uint32Array): TopEdges {
  const isByLists = lists.rows < lists.columns
  const memory = memoryFor(lists, tieBreaks.length, isByLists)
  const scaled = scaleColumns(lists, settings)
  const rowsOf = isByLists ? fromLists(memory, scaled) : fromItems(memory, scaled)
  return keepBest(memory, lists, rowsOf, settings, tieBreaks)
}

function memoryFor(
  { rows, columns, indices }: SparseMatrix,
  width: number,
  isByLists: boolean,
): KernelMemory {
  const rowFloats = columns + AT_ONCE * width
  if (!isByLists) return new KernelMemory({ floats: squareFloats(columns) + rowFloats })
  const mixed = (AT_ONCE + 1) * paddedSide(rows)
  return new KernelMemory({
    floats: squareFloats(rows) + indices.length + mixed + rowFloats,
    integers: columns + 1 + indices.length + AT_ONCE,
  })
}

/** `X L^-1/2` with the roots of `L`. */
interface Scaled {
  readonly matrix: SparseMatrix
  readonly byItem: SparseMatrix
  readonly roots: Float64Array
}

/** The smallest positive number. */
const LEAST = Number.MIN_VALUE

/** Rows per kernel call. */
const AT_ONCE = 4

/** The diagonal and rows of `C = Y'(I + YY')^-1 Y`, where `Y` are the scaled lists. */
interface CoverRows {
  readonly diagonal: Float64Array
  readonly roots: Float64Array
  /**
   * Writes the dense rows of up to `AT_ONCE` items.
   *
   * @param rows `AT_ONCE` x `width`, in the kernel memory: the first `width` numbers of each row
   */
  fill(items: readonly number[], rows: Float64Array, width: number): void
}

function scaleColumns(lists: SparseMatrix, settings: EaseSettings): Scaled {
  const masses = new Float64Array(lists.columns)
  lists.indices.forEach((item, place) => {
    masses[item] = floatAt(masses, item) + floatAt(lists.values, place) ** 2
  })
  const roots = masses.map((mass) => Math.sqrt(settings.ridge + settings.dropout * mass))
  const values = lists.values.map((value, place) => value / floatAt(roots, intAt(lists.indices, place)))
  const matrix = { ...lists, values }
  return { matrix, byItem: transpose(matrix), roots }
}

function fromLists(memory: KernelMemory, { matrix, byItem, roots }: Scaled): CoverRows {
  const { kernels } = memory
  const inverse = grammian(memory, byItem, matrix.rows)
  invertSpd(memory, inverse)
  const { side, numbers } = inverse
  const diagonal = new Float64Array(byItem.rows)
  for (let item = 0; item < byItem.rows; item++) diagonal[item] = quadraticForm(byItem, item, inverse)
  const { offsets, indices, values } = memory.copyOfEntries(byItem)
  const lists = [memory.addressOf(offsets), memory.addressOf(indices), memory.addressOf(values)] as const
  const asked = memory.integers(AT_ONCE)
  const [items, square] = [memory.addressOf(asked), memory.addressOf(numbers)]
  const mixed = memory.addressOf(memory.floats(AT_ONCE * side))
  const scratch = memory.addressOf(memory.floats(side))
  return {
    diagonal,
    roots,
    // `(I + YY')^-1 Y` of these items, then `Y'` times that.
    fill(wanted, rows, width) {
      asked.fill(-1)
      asked.set(wanted)
      kernels.mixLists(...lists, items, square, side, mixed, scratch)
      kernels.sumLists(...lists, width, mixed, memory.addressOf(rows))
    },
  }
}

/** The same by `C = I - (I + Y'Y)^-1`. */
function fromItems(memory: KernelMemory, { matrix, roots }: Scaled): CoverRows {
  const size = matrix.columns
  const inverse = grammian(memory, matrix, size)
  invertSpd(memory, inverse)
  const { side, numbers } = inverse
  return {
    diagonal: Float64Array.from({ length: size }, (_, item) => 1 - floatAt(numbers, item * side + item)),
    roots,
    fill(items, rows, width) {
      items.forEach((item, lane) => {
        for (let other = 0; other < width; other++) {
          rows[lane * width + other] = -floatAt(numbers, item * side + other)
        }
      })
    },
  }
}

/** The unit matrix plus the sum of `v v'` over the rows `v` of a matrix. */
function grammian(memory: KernelMemory, matrix: SparseMatrix, size: number): Square {
  const gram = unitSquare(memory, size)
  const { side, numbers } = gram
  for (let row = 0; row < matrix.rows; row++) {
    const end = intAt(matrix.offsets, row + 1)
    for (let left = intAt(matrix.offsets, row); left < end; left++) {
      const value = floatAt(matrix.values, left)
      const start = intAt(matrix.indices, left) * side
      for (let right = intAt(matrix.offsets, row); right < end; right++) {
        const target = start + intAt(matrix.indices, right)
        numbers[target] = floatAt(numbers, target) + value * floatAt(matrix.values, right)
      }
    }
  }
  return gram
}

function quadraticForm(matrix: SparseMatrix, row: number, { side, numbers }: Square): number {
  const end = intAt(matrix.offsets, row + 1)
  let sum = 0
  for (let left = intAt(matrix.offsets, row); left < end; left++) {
    const start = intAt(matrix.indices, left) * side
    let inner = 0
    for (let right = intAt(matrix.offsets, row); right < end; right++) {
      inner += floatAt(matrix.values, right) * floatAt(numbers, start + intAt(matrix.indices, right))
    }
    sum += floatAt(matrix.values, left) * inner
  }
  return sum
}

function keepBest(
  memory: KernelMemory,
  lists: SparseMatrix,
  cover: CoverRows,
  settings: EaseSettings,
  tieBreaks: Uint32Array,
): TopEdges {
  const degrees = columnDegrees(lists)
  // B_ij = C_ij / (root_i root_j P_jj), and P_jj = (1 - C_jj) / root_j^2.
  const factors = memory.floats(lists.columns)
  degrees.forEach((degree, item) => {
    const own = Math.max(1 - floatAt(cover.diagonal, item), Number.EPSILON)
    if (degree > 0) factors[item] = (floatAt(cover.roots, item) / own) * degree ** settings.degreeExponent
  })
  const width = tieBreaks.length
  const edges = emptyTopEdges(width, settings.k)
  const best = new TopK(settings.k, tieBreaks)
  const rows = memory.floats(AT_ONCE * width)
  const known = Array.from({ length: width }, (_, item) => item).filter((item) => intAt(degrees, item) > 0)
  let largest = 0
  for (const items of inBatches(known, AT_ONCE)) {
    cover.fill(items, rows, width)
    items.forEach((item, lane) => {
      offerRow(memory, best, rows.subarray(lane * width, (lane + 1) * width), factors, item)
      const kept = best.drain()
      edges.counts[item] = kept.length
      kept.forEach(({ index, score }, place) => {
        edges.targets[item * settings.k + place] = index
        edges.scores[item * settings.k + place] = score / floatAt(cover.roots, item)
      })
      largest = Math.max(largest, floatAt(edges.scores, item * settings.k))
    })
  }
  for (let place = 0; place < edges.scores.length; place++) {
    edges.scores[place] = floatAt(edges.scores, place) / (largest || 1)
  }
  return edges
}

/** Offers the positive weights on other items that are not below the worst kept one. */
function offerRow(
  memory: KernelMemory,
  best: TopK,
  row: Float64Array,
  factors: Float64Array,
  item: number,
): void {
  const { length } = row
  const [left, right] = [memory.addressOf(row), memory.addressOf(factors)]
  const next = (from: number) =>
    memory.kernels.firstProduct(left, right, from, length, Math.max(best.bar, LEAST))
  for (let other = next(0); other < length; other = next(other + 1)) {
    if (other !== item) best.offer(other, floatAt(row, other) * floatAt(factors, other))
  }
}

/** Rows per kernel step. */
const ROWS_AT_ONCE = 4

/** A square matrix that kernels can invert. */
export interface Square {
  /** The size rounded up; the padding is a unit matrix, which inverts to itself. */
  readonly side: number
  /** `side` x `side`, row-major. */
  readonly numbers: Float64Array
}

/** The padded side of a square with `size` rows. */
function paddedSide(size: number): number {
  return Math.ceil(size / ROWS_AT_ONCE) * ROWS_AT_ONCE
}

/** Floats needed for a square of `size` rows and its inversion. */
export function squareFloats(size: number): number {
  const side = paddedSide(size)
  return side * side + kernelScratch().invertRoom(side)
}

/** The unit matrix with at least `size` rows. */
export function unitSquare(memory: KernelMemory, size: number): Square {
  const side = paddedSide(size)
  const numbers = memory.floats(side * side)
  for (let row = 0; row < side; row++) numbers[row * side + row] = 1
  return { side, numbers }
}

/** Inverts a symmetric positive definite matrix in place, with about `side^3` multiply-adds. */
export function invertSpd(memory: KernelMemory, { side, numbers }: Square): void {
  const { kernels } = memory
  const scratch = memory.floats(kernels.invertRoom(side))
  kernels.invertSpd(memory.addressOf(numbers), side, memory.addressOf(scratch))
}
