/** Writes numbers in as few bytes as they need. */
export class VarintWriter {
  readonly #bytes: Buffer
  #length = 0

  /** @param most bytes; a number has at most eight */
  constructor(most: number) {
    this.#bytes = Buffer.allocUnsafe(most)
  }

  /** @param value a whole number from 0 to 2^53 */
  push(value: number): void {
    let left = value
    for (; left >= 0x80000000; left = Math.floor(left / 128)) this.#bytes[this.#length++] = (left % 128) + 128
    for (; left >= 128; left >>>= 7) this.#bytes[this.#length++] = (left & 127) | 128
    this.#bytes[this.#length++] = left
  }

  /** In base64. */
  toText(): string {
    return this.#bytes.toString('base64', 0, this.#length)
  }
}

/** Reads numbers that a `VarintWriter` wrote. */
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
    const bytes = this.#bytes
    let value = 0
    // Most numbers have few bytes, which are fast to read as 32 bits.
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[this.#at++] ?? 0
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
    for (let unit = 2 ** 28; ; unit *= 128) {
      const byte = bytes[this.#at++] ?? 0
      value += (byte % 128) * unit
      if (byte < 128) return value
    }
  }
}
