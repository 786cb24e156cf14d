import { fnv1a, mixed } from '../../domain/hash.ts'

/** Bits of the sketch: distinct counts up to about a million come out within 1 %, in 256 KB. */
const BITS = 2 ** 21

/** How many different texts it has seen, in constant memory (linear counting). */
export class DistinctCounter {
  readonly #words = new Uint32Array(BITS / 32)
  #ones = 0

  add(text: string): void {
    const bit = mixed(fnv1a(text)) % BITS
    const word = bit >>> 5
    const mask = 1 << (bit & 31)
    const before = this.#words[word] ?? 0
    if ((before & mask) !== 0) return
    this.#words[word] = before | mask
    this.#ones++
  }

  /** An estimate; exact to within a few for small counts. */
  get count(): number {
    const zeros = Math.max(1, BITS - this.#ones)
    return Math.round(BITS * Math.log(BITS / zeros))
  }
}
