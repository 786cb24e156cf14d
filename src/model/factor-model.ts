import { KernelMemory } from '../platform/kernels/kernel-memory.ts'

/** Vectors of one kind of node, `ids.length` x `dimension`, row-major. */
export interface FactorTable {
  readonly ids: readonly string[]
  readonly index: ReadonlyMap<string, number>
  readonly vectors: Float32Array
}

/**
 * Items, those of the longest vectors first, so that a search for large products reads on and can stop early. All numbers are
 * where the kernels of that search can read them.
 */
export interface ItemTable extends FactorTable {
  readonly memory: KernelMemory
  /** Length of each vector, rounded up to a `LENGTH_STEPS`th of the longest. */
  readonly lengths: Float64Array
  /** Length of each vector without its last `TELLING` numbers. */
  readonly restLengths: Float64Array
  /** Room for the vector that is searched by. */
  readonly searched: Float32Array
}

/**
 * A factorization leaves its vectors in a basis whose last axes carry most: the last numbers tell of most products that
 * they are small, at a fraction of the work.
 */
export const TELLING = 24

/** The output layer of an item softmax. */
export interface ItemOutputs {
  /** `w` and `b` of each item, `dimension + 1` numbers each, the bias last. */
  readonly weights: Float32Array
  /** Of all biases, 0 at most. */
  readonly leastBias: number
}

/** How much each kind of edge counts against an item the viewer engaged with. */
export interface RelationWeights {
  /** `(log1p(weight) / the viewer's mean)^countExponent`; 0 ignores how often and how strongly. */
  readonly countExponent: number
  /** Of a tie of strength 1. */
  readonly tie: number
  /** Of a tag she gave or stated once; repeats count `log2(1 + weight)`. */
  readonly viewerTag: number
}

/** The loss that was minimized, as a fold-in needs it again. */
export interface FactorLoss {
  /** Weight of every pair that was not observed. */
  readonly unobservedWeight: number
  /** Ridge of a row: `regularization * (observed + unobservedWeight * columns)^frequencyExponent`. */
  readonly regularization: number
  readonly frequencyExponent: number
}

/** One factorization of who engaged with what, who is tied to whom and which tags they use. Immutable. */
export interface FactorModel {
  readonly dimension: number
  readonly loss: FactorLoss
  readonly weights: RelationWeights
  /** Columns that were factored: items, people and tags. */
  readonly columns: number
  /** Sum of `v v'` over all columns, `dimension` x `dimension`. */
  readonly gram: Float64Array
  readonly items: ItemTable
  /** How popular each item was at training, 0-1, in the order of `items`: see `popularitiesOf`. */
  readonly popularities: Float32Array
  /** What the item softmax knows of each item, in the order of `items`; null where it was not learned. */
  readonly outputs: ItemOutputs | null
  readonly people: FactorTable
  readonly tags: FactorTable
}

/** A table of vectors, found by id. */
export function factorTable(ids: readonly string[], vectors: Float32Array): FactorTable {
  return { ids, index: new Map(ids.map((id, place) => [id, place])), vectors }
}

/** Fine enough that rounding a length costs nothing; with a place beside it, a whole number in a float. */
const LENGTH_STEPS = 2 ** 20

/** Places in a table, at most. */
const PLACES = 2 ** 32

/** An output layer, `dimension + 1` numbers an item. */
export function itemOutputs(weights: Float32Array, dimension: number): ItemOutputs {
  let leastBias = 0
  for (let at = dimension; at < weights.length; at += dimension + 1) {
    leastBias = Math.min(leastBias, weights[at] as number)
  }
  return { weights, leastBias }
}

/** Vectors by their lengths, longest first. */
export interface LongestFirst extends Pick<ItemTable, 'lengths' | 'restLengths'> {
  /** Where each vector was. */
  readonly places: Int32Array
}

/** The order of a table's vectors by length. Plain loops: this runs where requests are answered. */
export function longestFirst(vectors: Float32Array, dimension: number): LongestFirst {
  const rows = vectors.length / dimension
  const restEnd = Math.max(0, dimension - TELLING)
  const lengthOf = new Float64Array(rows)
  const restOf = new Float64Array(rows)
  for (let place = 0; place < rows; place++) {
    const start = place * dimension
    const rest = squaresOf(vectors, start, start + restEnd)
    restOf[place] = Math.sqrt(rest)
    lengthOf[place] = Math.sqrt(rest + squaresOf(vectors, start + restEnd, start + dimension))
  }
  const step = lengthOf.reduce((most, length) => Math.max(most, length), 0) / LENGTH_STEPS || 1
  // Numbers are sorted many times faster by themselves than by a function: the steps below the longest, then the place.
  const keys = lengthOf
    .map(
      (length, place) => (LENGTH_STEPS - Math.min(LENGTH_STEPS, Math.ceil(length / step))) * PLACES + place,
    )
    .sort()
  const places = Int32Array.from(keys, (key) => key % PLACES)
  return {
    places,
    lengths: keys.map((key) => (LENGTH_STEPS - Math.floor(key / PLACES)) * step),
    restLengths: Float64Array.from(places, (place) => restOf[place] as number),
  }
}

/** Where kernels can read the numbers of a table of items. */
export type ItemBuffers = Pick<ItemTable, 'memory' | 'vectors' | 'lengths' | 'restLengths' | 'searched'>

/** Room for so many items. */
export function itemBuffers(count: number, dimension: number): ItemBuffers {
  const memory = new KernelMemory({ singles: (count + 1) * dimension, floats: 2 * count })
  return {
    memory,
    vectors: memory.singles(count * dimension),
    lengths: memory.floats(count),
    restLengths: memory.floats(count),
    searched: memory.singles(dimension),
  }
}

/**
 * Items in this order of theirs.
 *
 * @param ids in the order that they were sorted from
 * @param room holds their vectors, in the order of their lengths
 */
export function itemTable(ids: readonly string[], buffers: ItemBuffers, order: LongestFirst): ItemTable {
  buffers.lengths.set(order.lengths)
  buffers.restLengths.set(order.restLengths)
  const ordered = Array.from(order.places, (place) => ids[place] ?? '')
  return { ...buffers, ...factorTable(ordered, buffers.vectors) }
}

/**
 * The rows of a table, `width` numbers each, in the order of these places. A plain loop, as above.
 *
 * @param rows where they are written
 */
export function rowsAt(
  numbers: Float32Array,
  places: Int32Array,
  width: number,
  rows: Float32Array = new Float32Array(places.length * width),
): Float32Array {
  let at = 0
  for (let row = 0; row < places.length; row++) {
    const start = (places[row] as number) * width
    for (let k = 0; k < width; k++) rows[at++] = numbers[start + k] as number
  }
  return rows
}

function squaresOf(vectors: Float32Array, from: number, to: number): number {
  let squares = 0
  for (let at = from; at < to; at++) squares += (vectors[at] as number) ** 2
  return squares
}

/**
 * Product of a vector that starts at `start` in a table with another. Four sums at a time: one alone would wait for
 * itself at every step.
 */
export function dotAt(vectors: Float32Array, start: number, other: Float64Array): number {
  const { length } = other
  const whole = length - (length % 4)
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let k = 0; k < whole; k += 4) {
    a += (vectors[start + k] as number) * (other[k] as number)
    b += (vectors[start + k + 1] as number) * (other[k + 1] as number)
    c += (vectors[start + k + 2] as number) * (other[k + 2] as number)
    d += (vectors[start + k + 3] as number) * (other[k + 3] as number)
  }
  for (let k = whole; k < length; k++) a += (vectors[start + k] as number) * (other[k] as number)
  return a + b + (c + d)
}

/**
 * How popular items are by how many people engaged with them: `log(1 + degree) / log(1 + largest degree)`, 0-1. The
 * logarithm, because the tenth listener says more than the thousandth.
 */
export function popularitiesOf(degrees: Int32Array): Float32Array {
  const largest = degrees.reduce((most, degree) => Math.max(most, degree), 1)
  return Float32Array.from(degrees, (degree) => Math.log1p(degree) / Math.log1p(largest))
}

/** An item's popularity at training, 0-1; 0 for an item that is newer, and for any where nothing was trained. */
export function popularityOf(model: FactorModel | null, itemId: string): number {
  const place = model?.items.index.get(itemId)
  return place === undefined ? 0 : (model?.popularities[place] ?? 0)
}
