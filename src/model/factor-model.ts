/** Vectors of one kind of node, `ids.length` x `dimension`, row-major. */
export interface FactorTable {
  readonly ids: readonly string[]
  readonly index: ReadonlyMap<string, number>
  readonly vectors: Float32Array
  readonly longestFirst: LongestFirst
}

/** A table's vectors once more, longest first, so that a search for large products reads on and can stop early. */
export interface LongestFirst {
  /** Where each vector is in the table. */
  readonly places: Int32Array
  /** Length of each vector. */
  readonly lengths: Float64Array
  readonly vectors: Float32Array
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
  readonly items: FactorTable
  /** How popular each item was at training, 0-1, in the order of `items`: see `popularitiesOf`. */
  readonly popularities: Float32Array
  readonly people: FactorTable
  readonly tags: FactorTable
}

/** A table of vectors, found by id. */
export function factorTable(ids: readonly string[], vectors: Float32Array): FactorTable {
  const index = new Map(ids.map((id, place) => [id, place]))
  return { ids, index, vectors, longestFirst: longestFirst(vectors, ids.length) }
}

function longestFirst(vectors: Float32Array, count: number): LongestFirst {
  const dimension = vectors.length / (count || 1)
  const lengthOf = Float64Array.from({ length: count }, (_, place) =>
    Math.sqrt(
      vectors.subarray(place * dimension, (place + 1) * dimension).reduce((sum, x) => sum + x * x, 0),
    ),
  )
  const places = Int32Array.from(lengthOf.keys()).sort(
    (a, b) => (lengthOf[b] ?? 0) - (lengthOf[a] ?? 0) || a - b,
  )
  const ordered = new Float32Array(vectors.length)
  places.forEach((place, at) => {
    ordered.set(vectors.subarray(place * dimension, (place + 1) * dimension), at * dimension)
  })
  return { places, lengths: Float64Array.from(places, (place) => lengthOf[place] ?? 0), vectors: ordered }
}
