const HIDDEN = '[hidden]'

/** A value that cannot be printed by accident: logs, JSON and string templates show `[hidden]`. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  get isEmpty(): boolean {
    return this.#value === ''
  }

  /** The value itself. Hand it on at once; keep it nowhere. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return this.isEmpty ? '' : HIDDEN
  }

  toJSON(): string {
    return this.toString()
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }
}
