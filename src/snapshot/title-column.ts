import { grow } from './columns.ts'
import { headOf } from './text-head.ts'

/** Titles with the start of each as a number, so that an order by title compares few texts. */
export class TitleColumn {
  /** Of titles in lower case; NaN for none. */
  #heads = new Float64Array(0)
  readonly #titles: (string | null)[] = []

  reserve(capacity: number): void {
    this.#heads = grow(this.#heads, capacity, Number.NaN)
  }

  set(row: number, title: string | null): void {
    this.#titles[row] = title
    this.#heads[row] = title === null ? Number.NaN : headOf(title.toLowerCase())
  }

  /** The title; empty for none. */
  titleAt(row: number): string {
    return this.#titles[row] ?? ''
  }

  /** The head of the title in lower case; NaN for none. */
  headAt(row: number): number {
    return this.#heads[row] as number
  }
}
