/** Vectors of one kind of node, `ids.length` x `dimension`, row-major. */
export interface FactorTable {
  readonly ids: readonly string[]
  readonly index: ReadonlyMap<string, number>
  readonly vectors: Float32Array
  /** Length of each vector. */
  readonly norms: Float64Array
  /** Places by length of vector, longest first: a search for large products can stop early. */
  readonly longestFirst: Int32Array
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
  const norms = normsOf(vectors, ids.length)
  const longestFirst = Int32Array.from(norms.keys()).sort(
    (a, b) => (norms[b] ?? 0) - (norms[a] ?? 0) || a - b,
  )
  return { ids, index: new Map(ids.map((id, place) => [id, place])), vectors, norms, longestFirst }
}

function normsOf(vectors: Float32Array, count: number): Float64Array {
  const dimension = vectors.length / (count || 1)
  const squares = new Float64Array(count)
  vectors.forEach((value, at) => {
    const place = Math.floor(at / dimension)
    squares[place] = (squares[place] ?? 0) + value * value
  })
  return squares.map(Math.sqrt)
}
