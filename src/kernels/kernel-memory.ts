import { KERNELS } from './__generated__/kernels.ts'

/** Addresses are bytes from the start of the memory; what they are of, the files of `kernels/assembly` say. */
interface Kernels {
  readonly heapStart: { readonly value: number }
  invertRoom(side: number): number
  invertSpd(matrix: number, side: number, room: number): void
  vectorRoom(dimension: number): number
  turn(vectors: number, count: number, axes: number, dimension: number, room: number): void
  sumSquares(vectors: number, count: number, dimension: number, sums: number, room: number): void
  addSquares(four: number, confidences: number, dimension: number, sums: number, room: number): void
  solve(matrix: number, size: number, vector: number): void
  nextLikely(
    ...numbers: [
      from: number,
      count: number,
      vectors: number,
      dimension: number,
      restEnd: number,
      lengths: number,
      restLengths: number,
      other: number,
      length: number,
      restLength: number,
      least: number,
    ]
  ): number
  improveRoom(dimension: number): number
  improveAll(
    ...numbers: [
      rows: number,
      offsets: number,
      indices: number,
      values: number,
      vectors: number,
      dimension: number,
      axes: number,
      squares: number,
      unobserved: number,
      ridges: number,
      to: number,
      steps: number,
      room: number,
    ]
  ): void
  mixLists(
    ...numbers: [
      offsets: number,
      indices: number,
      values: number,
      items: number,
      inverse: number,
      side: number,
      mixed: number,
      room: number,
    ]
  ): void
  sumLists(
    ...numbers: [offsets: number, indices: number, values: number, count: number, mixed: number, rows: number]
  ): void
  firstProduct(left: number, right: number, from: number, count: number, least: number): number
}

/** What a sparse matrix holds, row by row: the entries of row `r` are at `offsets[r] .. offsets[r + 1]`. */
export interface Entries {
  readonly offsets: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

const PAGE_BYTES = 65_536

/** As many as addresses of 32 bits reach. */
const MOST_PAGES = 65_536

/** Numbers are read by pairs. */
const ALIGNMENT = 16

const compiled = new WebAssembly.Module(Buffer.from(KERNELS, 'base64'))

/**
 * Arrays in a memory of their own, and the kernels that work on them: the loops of a training that take most of its time,
 * compiled to instructions that take two numbers at once. It is given back as a whole, when nothing looks into it anymore.
 */
export class KernelMemory {
  readonly #kernels: Kernels
  readonly #memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true })
  #end: number

  constructor() {
    const { exports } = new WebAssembly.Instance(compiled, { env: { memory: this.#memory } })
    // The kernels' own types end at the module: these are the same by hand.
    this.#kernels = exports as Kernels
    this.#end = this.#kernels.heapStart.value
  }

  get kernels(): Kernels {
    return this.#kernels
  }

  /** Zeros. */
  floats(length: number): Float64Array {
    const at = this.#take(length * Float64Array.BYTES_PER_ELEMENT)
    return new Float64Array(this.#memory.buffer, at, length)
  }

  /** Zeros. */
  singles(length: number): Float32Array {
    const at = this.#take(length * Float32Array.BYTES_PER_ELEMENT)
    return new Float32Array(this.#memory.buffer, at, length)
  }

  /** Zeros. */
  integers(length: number): Int32Array {
    const at = this.#take(length * Int32Array.BYTES_PER_ELEMENT)
    return new Int32Array(this.#memory.buffer, at, length)
  }

  copyOf(numbers: Float64Array): Float64Array {
    const copy = this.floats(numbers.length)
    copy.set(numbers)
    return copy
  }

  /** Entries of a sparse matrix, where kernels can read them. */
  copyOfEntries({ offsets, indices, values }: Entries): Entries {
    const copy = { offsets: this.integers(offsets.length), indices: this.integers(indices.length) }
    copy.offsets.set(offsets)
    copy.indices.set(indices)
    return { ...copy, values: this.copyOf(values) }
  }

  /** @throws RangeError where there is no more memory */
  #take(bytes: number): number {
    const at = Math.ceil(this.#end / ALIGNMENT) * ALIGNMENT
    this.#end = at + bytes
    const missing = Math.ceil((this.#end - this.#memory.buffer.byteLength) / PAGE_BYTES)
    if (missing > 0) this.#memory.grow(missing)
    return at
  }
}
