import { parseId } from '../../domain/ids.ts'
import { invalid, type Problem } from '../../domain/problem.ts'

/** Longest text of a field. */
const MAX_TEXT = 2_000

const LONE_SURROGATE = /\p{Surrogate}/u

/** Reads the fields of one row of a write; what is wrong is collected, not thrown. */
export class WriteInput {
  readonly #path: readonly string[]
  readonly problems: Problem[] = []

  constructor(...path: readonly string[]) {
    this.#path = path
  }

  get isValid(): boolean {
    return this.problems.length === 0
  }

  fail(field: string, message: string): void {
    this.problems.push(invalid([...this.#path, field], `${field} ${message}`))
  }

  id(field: string, text: string): string {
    const parsed = parseId(text)
    if (parsed.isValid) return parsed.id
    this.fail(field, `is no id: ${parsed.reason}`)
    return ''
  }

  /** A text as it is: undefined if nothing was stated, null if it is to be cleared. */
  text<T extends string | null | undefined>(field: string, text: T): T {
    if (text == null) return text
    if (text.length > MAX_TEXT) this.fail(field, `must have at most ${MAX_TEXT} characters`)
    else if (LONE_SURROGATE.test(text)) this.fail(field, 'has half a character')
    return text
  }

  number(field: string, value: number, min: number, max: number): number {
    if (!(value >= min && value <= max)) this.fail(field, `must be ${min}-${max}`)
    return value
  }
}
