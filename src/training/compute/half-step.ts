import { choleskyFactor, choleskySolve } from '../../model/cholesky.ts'
import { dotAt } from '../../model/dot.ts'
import type { FactorLoss } from '../../model/factor-model.ts'
import { ridgeOf } from '../../model/fold-in.ts'
import { type Basis, turn } from './eigenbasis.ts'
import { floatAt, intAt } from './number-at.ts'
import type { SparseMatrix } from './sparse-matrix.ts'

/** Rows of so few entries are solved at once: a system of their own number is cheaper than steps in all dimensions. */
const FEW = 20

/** Entries whose vectors are read together. */
const AT_ONCE = 4

/** A squared residual below is no more than rounding. */
const SMALLEST = 1e-28

/**
 * Improves the vectors of one side against those of the other. These must stand in the basis in which the sum of their
 * squares `V'V` is diagonal: then all pairs that were not observed cost a row one multiplication a dimension.
 */
export class HalfStep {
  readonly #from: Float64Array
  readonly #count: number
  readonly #loss: FactorLoss
  readonly #basis: Basis
  /** Diagonal of `a V'V + r I`, for the ridge of the row at hand. */
  readonly #penalties: Float64Array
  /** Diagonal of the whole system of the row at hand. */
  readonly #diagonal: Float64Array
  readonly #residual: Float64Array
  readonly #preconditioned: Float64Array
  readonly #direction: Float64Array
  readonly #image: Float64Array

  /** @param from vectors of `count` columns, in the basis `basis` of their own. */
  constructor(from: Float64Array, count: number, loss: FactorLoss, basis: Basis) {
    this.#from = from
    this.#count = count
    this.#loss = loss
    this.#basis = basis
    const empty = () => new Float64Array(basis.values.length)
    this.#penalties = empty()
    this.#diagonal = empty()
    this.#residual = empty()
    this.#preconditioned = empty()
    this.#direction = empty()
    this.#image = empty()
  }

  /** Vectors of rows come in the old basis and leave in the new one; a row without entries has zeros. */
  improveAll(matrix: SparseMatrix, to: Float64Array, steps: number): void {
    const dimension = this.#penalties.length
    this.#turnLong(matrix, to)
    for (let row = 0; row < matrix.rows; row++) {
      const start = row * dimension
      const entries = entriesOf(matrix, row)
      const x = to.subarray(start, start + dimension)
      if (entries === 0) {
        x.fill(0)
        continue
      }
      this.#setPenalties(entries)
      if (entries <= FEW) {
        this.#solveFew(matrix, row, x)
      } else {
        this.#descend(matrix, row, x, steps)
      }
    }
  }

  /** Turns vectors of rows that go on from where they were into the new basis, by pairs: two cost little more than one. */
  #turnLong(matrix: SparseMatrix, to: Float64Array): void {
    const dimension = this.#penalties.length
    const pair = new Float64Array(2 * dimension)
    let rows: number[] = []
    const turnRows = () => {
      rows.forEach((row, at) => {
        pair.set(to.subarray(row * dimension, (row + 1) * dimension), at * dimension)
      })
      turn(pair, rows.length, this.#basis)
      rows.forEach((row, at) => {
        to.set(pair.subarray(at * dimension, (at + 1) * dimension), row * dimension)
      })
      rows = []
    }
    for (let row = 0; row < matrix.rows; row++) {
      if (entriesOf(matrix, row) > FEW && rows.push(row) === 2) turnRows()
    }
    turnRows()
  }

  #setPenalties(entries: number): void {
    const ridge = ridgeOf(this.#loss, entries, this.#count)
    const { values } = this.#basis
    for (let k = 0; k < values.length; k++) {
      this.#penalties[k] = this.#loss.unobservedWeight * (values[k] as number) + ridge
    }
  }

  /** `x = D^-1 V' (C^-1 + V D^-1 V')^-1 1`: the same solution, by as many unknowns as there are entries. */
  #solveFew(matrix: SparseMatrix, row: number, x: Float64Array): void {
    const from = this.#from
    const first = intAt(matrix.offsets, row)
    const entries = intAt(matrix.offsets, row + 1) - first
    const system = new Float64Array(entries * entries)
    const shares = new Float64Array(entries).fill(1)
    for (let left = 0; left < entries; left++) {
      const start = intAt(matrix.indices, first + left) * x.length
      for (let k = 0; k < x.length; k++) {
        this.#image[k] = (from[start + k] as number) / (this.#penalties[k] as number)
      }
      for (let right = 0; right <= left; right++) {
        system[left * entries + right] = dotAt(
          from,
          intAt(matrix.indices, first + right) * x.length,
          this.#image,
        )
      }
      const own = left * entries + left
      system[own] = (system[own] as number) + 1 / floatAt(matrix.values, first + left)
    }
    choleskyFactor(system, entries)
    choleskySolve(system, entries, shares)
    x.fill(0)
    for (let entry = 0; entry < entries; entry++) {
      const start = intAt(matrix.indices, first + entry) * x.length
      const share = shares[entry] as number
      for (let k = 0; k < x.length; k++) x[k] = (x[k] as number) + share * (from[start + k] as number)
    }
    for (let k = 0; k < x.length; k++) x[k] = (x[k] as number) / (this.#penalties[k] as number)
  }

  /**
   * Conjugate gradients on `A x = b` with `A = D + sum c v v'`, `b = sum c v`, from the `x` of before, in units in which
   * the diagonal of `A` is 1.
   */
  #descend(matrix: SparseMatrix, row: number, x: Float64Array, steps: number): void {
    const residual = this.#residual
    const direction = this.#direction
    const image = this.#image
    this.#begin(matrix, row, x)
    let size = this.#precondition()
    direction.set(this.#preconditioned)
    for (let step = 0; step < steps && size > SMALLEST; step++) {
      this.#apply(matrix, row, direction, image)
      const length = size / dotAt(direction, 0, image)
      addScaled(x, length, direction)
      addScaled(residual, -length, image)
      const next = this.#precondition()
      const turned = next / size
      for (let k = 0; k < direction.length; k++) {
        direction[k] = (this.#preconditioned[k] as number) + turned * (direction[k] as number)
      }
      size = next
    }
  }

  /** The residual by the diagonal, and how large it is in its units. */
  #precondition(): number {
    for (let k = 0; k < this.#residual.length; k++) {
      this.#preconditioned[k] = (this.#residual[k] as number) / (this.#diagonal[k] as number)
    }
    return dotAt(this.#residual, 0, this.#preconditioned)
  }

  /** `A x` into `image`, four entries at a time: each number of `x` and `image` is read once for all of them. */
  #apply(matrix: SparseMatrix, row: number, x: Float64Array, image: Float64Array): void {
    for (let k = 0; k < x.length; k++) image[k] = (this.#penalties[k] as number) * (x[k] as number)
    const end = intAt(matrix.offsets, row + 1)
    let place = intAt(matrix.offsets, row)
    for (; place + AT_ONCE <= end; place += AT_ONCE) this.#applyFour(matrix, place, x, image)
    for (; place < end; place++) {
      const start = intAt(matrix.indices, place) * x.length
      const scaled = floatAt(matrix.values, place) * dotAt(this.#from, start, x)
      for (let k = 0; k < x.length; k++) {
        image[k] = (image[k] as number) + scaled * (this.#from[start + k] as number)
      }
    }
  }

  #applyFour({ indices, values }: SparseMatrix, place: number, x: Float64Array, image: Float64Array): void {
    const from = this.#from
    const first = (indices[place] as number) * x.length
    const second = (indices[place + 1] as number) * x.length
    const third = (indices[place + 2] as number) * x.length
    const fourth = (indices[place + 3] as number) * x.length
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let k = 0; k < x.length; k++) {
      const value = x[k] as number
      a += (from[first + k] as number) * value
      b += (from[second + k] as number) * value
      c += (from[third + k] as number) * value
      d += (from[fourth + k] as number) * value
    }
    a *= values[place] as number
    b *= values[place + 1] as number
    c *= values[place + 2] as number
    d *= values[place + 3] as number
    for (let k = 0; k < x.length; k++) {
      image[k] =
        (image[k] as number) +
        a * (from[first + k] as number) +
        b * (from[second + k] as number) +
        c * (from[third + k] as number) +
        d * (from[fourth + k] as number)
    }
  }

  /** The residual `b - A x`, which is `sum c (1 - v x) v - D x`, and the diagonal of `A` on the way. */
  #begin({ offsets, indices, values }: SparseMatrix, row: number, x: Float64Array): void {
    const residual = this.#residual
    const diagonal = this.#diagonal
    for (let k = 0; k < x.length; k++) {
      const penalty = this.#penalties[k] as number
      diagonal[k] = penalty
      residual[k] = -penalty * (x[k] as number)
    }
    const end = intAt(offsets, row + 1)
    let place = intAt(offsets, row)
    for (; place + 2 <= end; place += 2) this.#beginTwo(indices, values, place, x)
    if (place < end) this.#beginOne(intAt(indices, place) * x.length, floatAt(values, place), x)
  }

  #beginTwo(indices: Int32Array, values: Float64Array, place: number, x: Float64Array): void {
    const from = this.#from
    const residual = this.#residual
    const diagonal = this.#diagonal
    const first = (indices[place] as number) * x.length
    const second = (indices[place + 1] as number) * x.length
    const a = values[place] as number
    const b = values[place + 1] as number
    const left = a * (1 - dotAt(from, first, x))
    const right = b * (1 - dotAt(from, second, x))
    for (let k = 0; k < x.length; k++) {
      const v = from[first + k] as number
      const w = from[second + k] as number
      residual[k] = (residual[k] as number) + left * v + right * w
      diagonal[k] = (diagonal[k] as number) + a * v * v + b * w * w
    }
  }

  #beginOne(start: number, confidence: number, x: Float64Array): void {
    const left = confidence * (1 - dotAt(this.#from, start, x))
    for (let k = 0; k < x.length; k++) {
      const v = this.#from[start + k] as number
      this.#residual[k] = (this.#residual[k] as number) + left * v
      this.#diagonal[k] = (this.#diagonal[k] as number) + confidence * v * v
    }
  }
}

function entriesOf({ offsets }: SparseMatrix, row: number): number {
  return intAt(offsets, row + 1) - intAt(offsets, row)
}

function addScaled(to: Float64Array, scale: number, vector: Float64Array): void {
  for (let k = 0; k < to.length; k++) to[k] = (to[k] as number) + scale * (vector[k] as number)
}
