const FIRST_CAPACITY = 1_024

type Numbers = Int32Array | Float32Array | Float64Array

/**
 * A growing array in memory shared between threads, so that it is never copied to them. Doubles its capacity when full.
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

  /** The numbers pushed, without the spare capacity. */
  finish(): Kind {
    return this.#numbers.subarray(0, this.#length) as Kind
  }

  #grow(): void {
    const larger = this.#make(this.#numbers.length * 2)
    larger.set(this.#numbers)
    this.#numbers = larger
  }
}

/** Numbers per slab. */
const SLAB = 1_000_000

/**
 * Small arrays cut from large slabs of shared memory: sending thousands of arrays to a thread is slow if each has its own
 * memory.
 */
export class SharedSlabs<Kind extends Numbers> {
  readonly #make: (length: number) => Kind
  #slab: Kind
  #used = 0

  constructor(make: (length: number) => Kind) {
    this.#make = make
    this.#slab = make(0)
  }

  /** An array of zeros. */
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

/** Integers in memory shared between threads. */
export function sharedInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT))
}

/** Single precision floats in memory shared between threads. */
export function sharedSingles(length: number): Float32Array {
  return new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT))
}

/** A single precision copy in memory shared between threads. */
export function sharedVectors(vectors: Float32Array | Float64Array): Float32Array {
  const shared = sharedSingles(vectors.length)
  shared.set(vectors)
  return shared
}

/** Floats in memory shared between threads. */
export function sharedFloats(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT))
}
