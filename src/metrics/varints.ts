/** Appends a number in as few bytes as it needs. @param value a whole number from 0 to 2^53 */
export function pushVarint(bytes: number[], value: number): void {
  let left = value
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128)
  bytes.push(left)
}

/** Reads numbers that `pushVarint` wrote. */
export class VarintReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length
  }

  skip(numbers: number): void {
    for (let left = numbers; left > 0; this.#at++) if ((this.#bytes[this.#at] ?? 0) < 128) left--
  }

  /** The next number; 0 at the end. */
  next(): number {
    let value = 0
    for (let unit = 1; ; unit *= 128) {
      const byte = this.#bytes[this.#at++] ?? 0
      value += (byte % 128) * unit
      if (byte < 128) return value
    }
  }
}
