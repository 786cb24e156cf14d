import { KernelMemory } from '../platform/kernels/kernel-memory.ts'
import type { UserVectors } from './user-vectors.ts'

/** Vectors of one kind of node, `ids.length` x `dimension`, row-major. */
export interface FactorTable {
  readonly ids: string[]
  readonly index: Map<string, number>
  readonly vectors: Float32Array
}

/**
 * Items ordered by length of vector, longest first, so that a search for large products can stop early. All numbers are in
 * kernel memory.
 */
export interface ItemTable extends FactorTable {
  readonly memory: KernelMemory
  /** Length of each vector, rounded up to a `LENGTH_STEPS`th of the longest. */
  readonly lengths: Float64Array
  /** Length of each vector without its last `INFORMATIVE` numbers. */
  readonly restLengths: Float64Array
  /** Buffer for the query vector. */
  readonly searched: Float32Array
}

/**
 * Number of trailing dimensions that are multiplied first. A factorization leaves most weight on the last axes, so they rule
 * out most items at a fraction of the work.
 */
export const INFORMATIVE = 24

/** The output layer of an item softmax. */
export interface ItemOutputs {
  /** `w` and `b` of each item, `dimension + 1` numbers each, the bias last. */
  readonly weights: Float32Array
  /** The smallest bias, at most 0. */
  readonly leastBias: number
}

/** How much each kind of edge counts against an item the viewer engaged with. */
export interface RelationWeights {
  /** `(log1p(weight) / the viewer's mean)^countExponent`; 0 ignores how often and how strongly. */
  readonly countExponent: number
  /** Of a tie of strength 1. */
  readonly tie: number
  /** Of a tag that the viewer applied or stated once; repeats count `log2(1 + weight)`. */
  readonly viewerTag: number
}

/** Parameters of the minimized loss, which a fold-in needs too. */
export interface FactorLoss {
  /** Weight of an unobserved pair. */
  readonly unobservedWeight: number
  /** Ridge of a row: `regularization * (observed + unobservedWeight * columns)^frequencyExponent`. */
  readonly regularization: number
  readonly frequencyExponent: number
}

/** A factorization of engagements, ties and tags. Only `forgetPeople` changes it. */
export interface FactorModel {
  readonly dimension: number
  readonly loss: FactorLoss
  readonly weights: RelationWeights
  /** Number of factored columns: items, users and tags. */
  readonly columns: number
  /** Sum of `v v'` over all columns, `dimension` x `dimension`. */
  readonly gram: Float64Array
  readonly items: ItemTable
  /** How many people engaged with each item at training, in the order of `items`. */
  readonly degrees: Float32Array
  /** Popularity of each item at training, 0-1: see `popularitiesOf`. */
  readonly popularities: Float32Array
  /** Output layer of the item softmax, in the order of `items`; null if it was not learned. */
  readonly outputs: ItemOutputs | null
  readonly people: FactorTable
  readonly tags: FactorTable
  /** What tags add to the vector of an item without engagements, by tag id: see `describeItem`. */
  readonly effects: FactorTable
  /** What each of `people` likes. Only a training has it here; `UserFactors` reads what it stored. */
  readonly users?: UserVectors
}

/** A table of vectors with an index by id. */
export function factorTable(ids: readonly string[], vectors: Float32Array): FactorTable {
  return { ids: [...ids], index: new Map(ids.map((id, place) => [id, place])), vectors }
}

/** Forgets the vectors of people, and their ids. */
export function forgetPeople({ people, dimension }: FactorModel, userIds: readonly string[]): void {
  for (const userId of userIds) {
    const place = people.index.get(userId)
    if (place === undefined) continue
    people.index.delete(userId)
    people.ids[place] = ''
    people.vectors.fill(0, place * dimension, (place + 1) * dimension)
  }
}

/** Resolution of rounded lengths. Combined with a place, a key fits exactly into a float. */
const LENGTH_STEPS = 2 ** 20

/** Upper bound of places in a table. */
const PLACES = 2 ** 32

/** An output layer from `dimension + 1` numbers per item. */
export function itemOutputs(weights: Float32Array, dimension: number): ItemOutputs {
  let leastBias = 0
  for (let at = dimension; at < weights.length; at += dimension + 1) {
    leastBias = Math.min(leastBias, weights[at] as number)
  }
  return { weights, leastBias }
}

/** Vectors by their lengths, longest first. */
export interface LongestFirst extends Pick<ItemTable, 'lengths' | 'restLengths'> {
  /** The original place of each vector. */
  readonly places: Int32Array
}

/** Orders a table's vectors by length. Plain loops, because this runs on the request thread. */
export function longestFirst(vectors: Float32Array, dimension: number): LongestFirst {
  const rows = vectors.length / dimension
  const restEnd = Math.max(0, dimension - INFORMATIVE)
  const lengthOf = new Float64Array(rows)
  const restOf = new Float64Array(rows)
  for (let place = 0; place < rows; place++) {
    const start = place * dimension
    const rest = squaresOf(vectors, start, start + restEnd)
    restOf[place] = Math.sqrt(rest)
    lengthOf[place] = Math.sqrt(rest + squaresOf(vectors, start + restEnd, start + dimension))
  }
  const step = lengthOf.reduce((most, length) => Math.max(most, length), 0) / LENGTH_STEPS || 1
  // Sorting plain numbers is many times faster than with a comparator: the key is the rounded length, then the place.
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

/** The arrays of an item table, in kernel memory. */
export type ItemBuffers = Pick<ItemTable, 'memory' | 'vectors' | 'lengths' | 'restLengths' | 'searched'>

/** Allocates the arrays of `count` items. */
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
 * The item table in this order.
 *
 * @param ids in the original order
 * @param buffers their vectors, already in the new order
 */
export function itemTable(ids: readonly string[], buffers: ItemBuffers, order: LongestFirst): ItemTable {
  buffers.lengths.set(order.lengths)
  buffers.restLengths.set(order.restLengths)
  const ordered = Array.from(order.places, (place) => ids[place] ?? '')
  return { ...buffers, ...factorTable(ordered, buffers.vectors) }
}

/**
 * The rows of a table, `width` numbers each, in the order of these places. A plain loop, as in `longestFirst`.
 *
 * @param rows destination
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
 * Dot product of the vector at `start` in a table with another. Four independent sums, which the processor can overlap.
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
export function popularitiesOf(degrees: Int32Array | Float32Array): Float32Array {
  let largest = 1
  for (const degree of degrees) largest = Math.max(largest, degree)
  return Float32Array.from(degrees, (degree) => Math.log1p(degree) / Math.log1p(largest))
}

/** An item's popularity at training, 0-1; 0 for an item that is newer, and for any where nothing was trained. */
export function popularityOf(model: FactorModel | null, itemId: string): number {
  const place = model?.items.index.get(itemId)
  return place === undefined ? 0 : (model?.popularities[place] ?? 0)
}

/** Of each model, the models without its rare items. */
const withoutRareItems = new WeakMap<FactorModel, Map<number, FactorModel>>()

/**
 * The model without items that fewer people engaged with: their vectors show what these people liked. Such an item is neither
 * observed nor recommended, but its row is still in the tables.
 */
export function withoutRare(model: FactorModel, leastPeople: number): FactorModel {
  if (leastPeople <= 1) return model
  const known = withoutRareItems.get(model) ?? new Map<number, FactorModel>()
  withoutRareItems.set(model, known)
  const made = known.get(leastPeople) ?? { ...model, items: commonItems(model, leastPeople) }
  known.set(leastPeople, made)
  return made
}

function commonItems({ items, degrees }: FactorModel, leastPeople: number): ItemTable {
  const common = [...items.index].filter(([, place]) => (degrees[place] ?? 0) >= leastPeople)
  return { ...items, index: new Map(common) }
}
