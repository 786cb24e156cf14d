import { countBelow } from './count-below.ts'
import { floatAt } from './number-at.ts'
import { columnDegrees, type SparseMatrix } from './sparse-matrix.ts'

/** Draws items, half of them evenly and half as often as people engage with them. */
export class ItemSampler {
  readonly #chances: Float64Array
  /** Sums of the chances up to each item. */
  readonly #sums: Float64Array

  /** @param observations users x columns, the first of which are the items */
  constructor(observations: SparseMatrix, items: number) {
    const degrees = columnDegrees(observations).subarray(0, items)
    const all = degrees.reduce((sum, degree) => sum + degree, 0)
    this.#chances = Float64Array.from(degrees, (degree) => 0.5 / items + (0.5 * degree) / (all || 1))
    let sum = 0
    this.#sums = this.#chances.map((chance) => {
      sum += chance
      return sum
    })
  }

  chanceOf(item: number): number {
    return floatAt(this.#chances, item)
  }

  draw(count: number, next: () => number): Int32Array {
    const total = this.#sums.at(-1) ?? 0
    return Int32Array.from({ length: count }, () => countBelow(this.#sums, next() * total))
  }
}
