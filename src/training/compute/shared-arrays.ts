const FIRST_CAPACITY = 1_024

type Numbers = Int32Array | Float32Array | Float64Array

/**
 * Numbers of which it is not known how many come, in memory that threads share: what they read is never copied.
 * Doubles its room when it is full.
 */
export class SharedNumbers<Kind extends Numbers> {
  readonly #make: (length: number) => Kind
  #numbers: Kind
  #length = 0

  constructor(make: (length: number) => Kind) {
    this.#make = make
    this.#numbers = make(FIRST_CAPACITY)
  }

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#numbers.length) this.#grow()
    this.#numbers[this.#length++] = value
  }

  /** What was pushed, without the spare room. */
  finish(): Kind {
    return this.#numbers.subarray(0, this.#length) as Kind
  }

  #grow(): void {
    const larger = this.#make(this.#numbers.length * 2)
    larger.set(this.#numbers)
    this.#numbers = larger
  }
}

/** Numbers of one piece of memory. */
const SLAB = 1_000_000

/**
 * Many small arrays cut out of large pieces of memory that threads share: to hand thousands of arrays over takes long where
 * each has memory of its own.
 */
export class SharedSlabs<Kind extends Numbers> {
  readonly #make: (length: number) => Kind
  #slab: Kind
  #used = 0

  constructor(make: (length: number) => Kind) {
    this.#make = make
    this.#slab = make(0)
  }

  /** Zeros. */
  take(length: number): Kind {
    if (this.#used + length > this.#slab.length) {
      this.#slab = this.#make(Math.max(length, SLAB))
      this.#used = 0
    }
    const from = this.#used
    this.#used += length
    return this.#slab.subarray(from, this.#used) as Kind
  }
}

/** Whole numbers that threads share. */
export function sharedInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT))
}

/** Floats of single precision that threads share. */
export function sharedSingles(length: number): Float32Array {
  return new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT))
}

/** A copy of vectors that threads share: half as exact as they are computed. */
export function sharedVectors(vectors: Float32Array | Float64Array): Float32Array {
  const shared = sharedSingles(vectors.length)
  shared.set(vectors)
  return shared
}

/** Floats that threads share. */
export function sharedFloats(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT))
}
