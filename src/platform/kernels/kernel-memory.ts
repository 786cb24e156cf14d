import { AttuneError } from '../../domain/errors.ts'
import { KERNELS } from './__generated__/kernels.ts'

/** Functions of `kernels/assembly`. Addresses are in bytes from the start of the memory. */
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
  ): number
  improveRoom(dimension: number): number
  improveAll(
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
  ): void
  mixLists(
    offsets: number,
    indices: number,
    values: number,
    items: number,
    inverse: number,
    side: number,
    mixed: number,
    room: number,
  ): void
  sumLists(offsets: number, indices: number, values: number, count: number, mixed: number, rows: number): void
  firstProduct(left: number, right: number, from: number, count: number, least: number): number
}

/** What a sparse matrix holds, row by row: the entries of row `r` are at `offsets[r] .. offsets[r + 1]`. */
export interface Entries {
  readonly offsets: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

/** Capacity of a memory, in numbers of each kind. */
export interface Capacity {
  readonly floats?: number
  readonly singles?: number
  readonly integers?: number
}

const PAGE_BYTES = 65_536

/** The limit of 32-bit addresses. */
const MOST_PAGES = 65_536

const MEGABYTE = 2 ** 20

/** Numbers are read in pairs. */
const ALIGNMENT = 16

/** Maximum number of arrays with padding for alignment. */
const MOST_ARRAYS = 64

/**
 * A WebAssembly memory with arrays, and the kernels that work on them: the numeric loops that dominate trainings and requests,
 * compiled to SIMD. It does not grow, because that would detach its arrays, and is freed as a whole.
 */
export class KernelMemory {
  readonly #kernels: Kernels
  readonly #memory: WebAssembly.Memory
  #end: number

  /** @throws AttuneError `GRAPH_TOO_LARGE` above 4 GiB, `UNAVAILABLE` if the memory cannot be allocated */
  constructor({ floats = 0, singles = 0, integers = 0 }: Capacity) {
    const bytes = 8 * floats + 4 * (singles + integers) + MOST_ARRAYS * ALIGNMENT + PAGE_BYTES
    this.#memory = memoryOf(Math.ceil(bytes / PAGE_BYTES))
    this.#kernels = kernelsIn(this.#memory)
    this.#end = this.#kernels.heapStart.value
  }

  get kernels(): Kernels {
    return this.#kernels
  }

  /** Allocates zeros. */
  floats(length: number): Float64Array {
    const at = this.#take(length * Float64Array.BYTES_PER_ELEMENT)
    return new Float64Array(this.#memory.buffer, at, length)
  }

  /** Allocates zeros. */
  singles(length: number): Float32Array {
    const at = this.#take(length * Float32Array.BYTES_PER_ELEMENT)
    return new Float32Array(this.#memory.buffer, at, length)
  }

  /** Allocates zeros. */
  integers(length: number): Int32Array {
    const at = this.#take(length * Int32Array.BYTES_PER_ELEMENT)
    return new Int32Array(this.#memory.buffer, at, length)
  }

  copyOf(numbers: Float64Array): Float64Array {
    const copy = this.floats(numbers.length)
    copy.set(numbers)
    return copy
  }

  /** Copies the entries of a sparse matrix into this memory. */
  copyOfEntries({ offsets, indices, values }: Entries): Entries {
    const copy = { offsets: this.integers(offsets.length), indices: this.integers(indices.length) }
    copy.offsets.set(offsets)
    copy.indices.set(indices)
    return { ...copy, values: this.copyOf(values) }
  }

  /** The address of an array of this memory. Throws for other arrays: kernels would overwrite something else. */
  addressOf(array: Float64Array | Float32Array | Int32Array): number {
    if (array.buffer !== this.#memory.buffer) throw new Error('not an array of this memory')
    return array.byteOffset
  }

  #take(bytes: number): number {
    const at = Math.ceil(this.#end / ALIGNMENT) * ALIGNMENT
    if (at + bytes > this.#memory.buffer.byteLength) throw new Error('more than was wanted of this memory')
    this.#end = at + bytes
    return at
  }
}

let rooms: Kernels | undefined

/** Functions that return the scratch sizes of kernels, before a memory is allocated. */
export function kernelScratch(): Pick<Kernels, 'invertRoom' | 'vectorRoom' | 'improveRoom'> {
  rooms ??= kernelsIn(memoryOf(1))
  return rooms
}

let compiled: WebAssembly.Module | undefined

function kernelsIn(memory: WebAssembly.Memory): Kernels {
  compiled ??= new WebAssembly.Module(Buffer.from(KERNELS, 'base64'))
  // WebAssembly exports are untyped; `Kernels` repeats the signatures.
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as Kernels
}

function memoryOf(pages: number): WebAssembly.Memory {
  const wanted = Math.ceil((pages * PAGE_BYTES) / MEGABYTE)
  if (pages > MOST_PAGES) {
    throw new AttuneError('GRAPH_TOO_LARGE', `${wanted} MB are wanted for one computation, 4096 at most`, {
      hint: 'Train with a lower training.factors.dimension or a lower training.similarItems.maxDenseSide.',
    })
  }
  try {
    return new WebAssembly.Memory({ initial: pages })
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new AttuneError('UNAVAILABLE', `there are no ${wanted} MB for one computation`, {
      hint: 'Each such memory reserves 10 GB of addresses: ulimit -v has to allow it. Or give the process more memory.',
      cause,
    })
  }
}
