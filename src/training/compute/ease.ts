import { TopK } from '../../domain/top-k.ts'
import { chunks } from '../chunks.ts'
import { invertSpd } from './invert-spd.ts'
import { floatAt, intAt } from './number-at.ts'
import { columnDegrees, type SparseMatrix, transpose } from './sparse-matrix.ts'
import { emptyTopEdges, type TopEdges } from './top-edges.ts'

export interface EaseSettings {
  /** Edges kept for each item. */
  readonly k: number
  /** Added to the diagonal for every item, > 0. */
  readonly ridge: number
  /** Share of an item's own mass added to its diagonal as well, >= 0: what dropping inputs at random would do. */
  readonly dropout: number
  /** A weight is multiplied by `degree^degreeExponent` of its target before the best are chosen. */
  readonly degreeExponent: number
}

/**
 * EASE (Steck 2019, with the diagonal of its denoising form): the item-item weights `B` that best rebuild every list
 * from its other items, `B_ij = -P_ij / P_jj` with `P = (X'X + L)^-1` and `L` the ridge. Of each item the best
 * `k` positive weights on others, divided by the largest of all. `lists` are lists x items, and columns of anything else
 * after as many items as there are `tieBreaks`: those explain lists as well, but have no edges.
 *
 * The inverse is made on the smaller side: of `I + X L^-1 X'` (lists) where there are fewer lists than items.
 * Costs its cube, and items times entries of `lists`.
 */
export function ease(lists: SparseMatrix, settings: EaseSettings, tieBreaks: Uint32Array): TopEdges {
  const scaled = scaleColumns(lists, settings)
  const rowsOf = lists.rows < lists.columns ? fromLists(scaled) : fromItems(scaled)
  return keepBest(lists, rowsOf, settings, tieBreaks)
}

/** `X L^-1/2` with the roots of `L`. */
interface ScaledLists {
  readonly matrix: SparseMatrix
  readonly byItem: SparseMatrix
}

/** Rows that are made together: each entry of the lists is read once for all of them. */
const AT_ONCE = 4

/** Of `C = Y'(I + YY')^-1 Y`: the diagonal, and rows. `Y` are the scaled lists. */
interface CoverRows {
  readonly diagonal: Float64Array
  readonly roots: Float64Array
  /**
   * Rows of up to `AT_ONCE` items, dense.
   *
   * @param rows `AT_ONCE` x `width`: the first `width` numbers of each row
   */
  fill(items: readonly number[], rows: Float64Array, width: number): void
}

function scaleColumns(lists: SparseMatrix, settings: EaseSettings): ScaledLists & { roots: Float64Array } {
  const masses = new Float64Array(lists.columns)
  lists.indices.forEach((item, place) => {
    masses[item] = floatAt(masses, item) + floatAt(lists.values, place) ** 2
  })
  const roots = masses.map((mass) => Math.sqrt(settings.ridge + settings.dropout * mass))
  const values = lists.values.map((value, place) => value / floatAt(roots, intAt(lists.indices, place)))
  const matrix = { ...lists, values }
  return { matrix, byItem: transpose(matrix), roots }
}

function fromLists({ matrix, byItem, roots }: ScaledLists & { roots: Float64Array }): CoverRows {
  const size = matrix.rows
  const inverse = grammian(byItem, size)
  invertSpd(inverse, size)
  const diagonal = new Float64Array(byItem.rows)
  for (let item = 0; item < byItem.rows; item++) diagonal[item] = quadraticForm(byItem, item, inverse, size)
  return {
    diagonal,
    roots,
    fill(items, rows, width) {
      multiplyByLists(byItem, mixLists(byItem, items, inverse, size), rows, width)
    },
  }
}

/** `(I + YY')^-1 Y` of these items, lists x `AT_ONCE`. Plain loops, here and below: most of the time is spent in them. */
function mixLists(
  byItem: SparseMatrix,
  items: readonly number[],
  inverse: Float64Array,
  size: number,
): Float64Array {
  const mixed = new Float64Array(size * AT_ONCE)
  const sums = new Float64Array(size)
  items.forEach((item, lane) => {
    sums.fill(0)
    addRows(byItem, item, inverse, sums)
    for (let list = 0; list < size; list++) mixed[list * AT_ONCE + lane] = sums[list] as number
  })
  return mixed
}

/** Adds the inverse's rows of the lists that the item is in, by its values there, four at a time: a sum is read once for them. */
function addRows(byItem: SparseMatrix, item: number, inverse: Float64Array, sums: Float64Array): void {
  const { indices, values } = byItem
  const size = sums.length
  const end = intAt(byItem.offsets, item + 1)
  let place = intAt(byItem.offsets, item)
  for (; place + 4 <= end; place += 4) {
    const a = values[place] as number
    const b = values[place + 1] as number
    const c = values[place + 2] as number
    const d = values[place + 3] as number
    const first = (indices[place] as number) * size
    const second = (indices[place + 1] as number) * size
    const third = (indices[place + 2] as number) * size
    const fourth = (indices[place + 3] as number) * size
    for (let list = 0; list < size; list++) {
      sums[list] =
        (sums[list] as number) +
        a * (inverse[first + list] as number) +
        b * (inverse[second + list] as number) +
        c * (inverse[third + list] as number) +
        d * (inverse[fourth + list] as number)
    }
  }
  for (; place < end; place++) {
    const value = values[place] as number
    const start = (indices[place] as number) * size
    for (let list = 0; list < size; list++) {
      sums[list] = (sums[list] as number) + value * (inverse[start + list] as number)
    }
  }
}

/** `Y'` times what was mixed: a sum over the lists that each item is in. */
function multiplyByLists(byItem: SparseMatrix, mixed: Float64Array, rows: Float64Array, width: number): void {
  const { offsets, indices, values } = byItem
  for (let other = 0; other < width; other++) {
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    const end = intAt(offsets, other + 1)
    for (let place = intAt(offsets, other); place < end; place++) {
      const value = values[place] as number
      const at = (indices[place] as number) * AT_ONCE
      a += value * (mixed[at] as number)
      b += value * (mixed[at + 1] as number)
      c += value * (mixed[at + 2] as number)
      d += value * (mixed[at + 3] as number)
    }
    rows[other] = a
    rows[width + other] = b
    rows[2 * width + other] = c
    rows[3 * width + other] = d
  }
}

/** The same by `C = I - (I + Y'Y)^-1`. */
function fromItems({ matrix, roots }: ScaledLists & { roots: Float64Array }): CoverRows {
  const size = matrix.columns
  const inverse = grammian(matrix, size)
  invertSpd(inverse, size)
  return {
    diagonal: Float64Array.from({ length: size }, (_, item) => 1 - floatAt(inverse, item * size + item)),
    roots,
    fill(items, rows, width) {
      items.forEach((item, lane) => {
        for (let other = 0; other < width; other++) {
          rows[lane * width + other] = -floatAt(inverse, item * size + other)
        }
      })
    },
  }
}

/** `I` plus the sum of `v v'` over the rows `v` of the matrix, dense, `size` x `size`. */
function grammian(matrix: SparseMatrix, size: number): Float64Array {
  const gram = new Float64Array(size * size)
  for (let row = 0; row < matrix.rows; row++) {
    const end = intAt(matrix.offsets, row + 1)
    for (let left = intAt(matrix.offsets, row); left < end; left++) {
      const value = floatAt(matrix.values, left)
      const start = intAt(matrix.indices, left) * size
      for (let right = intAt(matrix.offsets, row); right < end; right++) {
        const target = start + intAt(matrix.indices, right)
        gram[target] = floatAt(gram, target) + value * floatAt(matrix.values, right)
      }
    }
  }
  for (let place = 0; place < size; place++) {
    gram[place * size + place] = floatAt(gram, place * size + place) + 1
  }
  return gram
}

function quadraticForm(matrix: SparseMatrix, row: number, form: Float64Array, size: number): number {
  const end = intAt(matrix.offsets, row + 1)
  let sum = 0
  for (let left = intAt(matrix.offsets, row); left < end; left++) {
    const start = intAt(matrix.indices, left) * size
    let inner = 0
    for (let right = intAt(matrix.offsets, row); right < end; right++) {
      inner += floatAt(matrix.values, right) * floatAt(form, start + intAt(matrix.indices, right))
    }
    sum += floatAt(matrix.values, left) * inner
  }
  return sum
}

function keepBest(
  lists: SparseMatrix,
  cover: CoverRows,
  settings: EaseSettings,
  tieBreaks: Uint32Array,
): TopEdges {
  const degrees = columnDegrees(lists)
  // B_ij = C_ij / (root_i root_j P_jj), and P_jj = (1 - C_jj) / root_j^2.
  const factors = Float64Array.from({ length: lists.columns }, (_, item) => {
    const own = Math.max(1 - floatAt(cover.diagonal, item), Number.EPSILON)
    const degree = intAt(degrees, item)
    return degree === 0 ? 0 : (floatAt(cover.roots, item) / own) * degree ** settings.degreeExponent
  })
  const width = tieBreaks.length
  const edges = emptyTopEdges(width, settings.k)
  const best = new TopK(settings.k, tieBreaks)
  const rows = new Float64Array(AT_ONCE * width)
  const known = Array.from({ length: width }, (_, item) => item).filter((item) => intAt(degrees, item) > 0)
  let largest = 0
  for (const items of chunks(known, AT_ONCE)) {
    cover.fill(items, rows, width)
    items.forEach((item, lane) => {
      offerRow(best, rows.subarray(lane * width, (lane + 1) * width), factors, item)
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

/** Offers what speaks for other items. */
function offerRow(best: TopK, row: Float64Array, factors: Float64Array, item: number): void {
  let { bar } = best
  for (let other = 0; other < row.length; other++) {
    const weight = (row[other] as number) * (factors[other] as number)
    if (weight < bar || !(weight > 0) || other === item) continue
    best.offer(other, weight)
    bar = best.bar
  }
}
