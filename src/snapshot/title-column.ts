import { grow } from './columns.ts'

/** Titles with the start of each as a number, so that an order by title compares few texts. */
export class TitleColumn {
  /** The first three UTF-16 units of the title in lower case; NaN for none. */
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

  headAt(row: number): number {
    return this.#heads[row] as number
  }
}

/** Ordered as the texts, except that texts with the same first three units are equal. */
export function headOf(lowerCase: string): number {
  let head = 0
  // A missing unit is less than all others.
  for (let at = 0; at < 3; at++)
    head = head * 65_537 + (at < lowerCase.length ? lowerCase.charCodeAt(at) + 1 : 0)
  return head
}
