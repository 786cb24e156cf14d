import { TopK } from '../../domain/top-k.ts'
import { floatAt, intAt } from '../compute/numbers.ts'
import { sharedFloats, sharedInts } from '../compute/shared-arrays.ts'
import { entriesOf, type SparseMatrix } from '../compute/sparse-matrix.ts'
import { emptyTopEdges, MOST_VIA, NO_VIA, setRow, type TopEdges } from '../compute/top-edges.ts'
import type { DerivationInput } from './derivation-input.ts'

/** Steps of the walk. */
const STEPS = 4

/** Share of the walk that goes on at each step. */
const DAMPING = 0.85

/** People from whom each step continues: those with the largest share. Bounds the work. */
const FRONTIER = 500

/** Friends of friends of each user. */
const FRIENDS_OF_FRIENDS = 30

/** Two-hop ties, each with two scores, and the people in between. */
export interface TwoHopTies extends TopEdges {
  /**
   * By place of `targets`: how the person counts as a friend of friends, 0-1. The sum over all paths of two ties of the products
   * of their strengths, divided by the user's largest; 0 for all but the 30 best. As a source of items this is better than the
   * walk: a busy friend counts in full.
   */
  readonly paths: Float64Array
  /** `MOST_VIA` people for each place of `targets`, strongest first, then `NO_VIA`. */
  readonly via: Int32Array
}

/**
 * People whom users may know, without those whom they follow, at most `k` for each user: the best friends of friends, and the
 * others whom a random walk over ties visits most often. Scores are the visits, divided by the largest. This is personalized
 * PageRank of four steps: a busy person passes little to each of the many whom they follow.
 */
export function twoHopTies({
  ties,
  settings: {
    twoHopTies: { k },
  },
  userTieBreaks,
  viewers,
}: DerivationInput<'ties' | 'userTieBreaks' | 'viewers', 'twoHopTies'>): TwoHopTies {
  const edges = emptyTopEdges(ties.rows, k)
  const paths = sharedFloats(ties.rows * k)
  const via = sharedInts(ties.rows * k * MOST_VIA).fill(NO_VIA)
  const strengths = strengthsOf(ties)
  const walk = new Walk(ties, strengths, userTieBreaks)
  const friends = new TopK(Math.min(k, FRIENDS_OF_FRIENDS), userTieBreaks)
  const [others, best] = [new TopK(k, userTieBreaks), new TopK(k, userTieBreaks)]
  for (const user of viewers ?? edges.counts.keys()) {
    const pathsTo = pathsFrom(ties, strengths, user)
    for (const [other, found] of pathsTo) friends.offer(other, sumOf(found))
    const found = friends.drain()
    const friendScores = new Map(found.map(({ index, score }) => [index, score / (found[0]?.score ?? 1)]))
    walk.from(user, (other, score) => (friendScores.has(other) ? best : others).offer(other, score))
    for (const { index, score } of others.drain().slice(0, k - found.length)) best.offer(index, score)
    const kept = best.drain()
    setRow(edges, user, kept, kept[0]?.score ?? 1)
    for (const [at, { index }] of kept.entries()) {
      paths[user * k + at] = friendScores.get(index) ?? 0
      via.set(viaOf(pathsTo.get(index) ?? []), (user * k + at) * MOST_VIA)
    }
  }
  return { ...edges, paths, via }
}

/** A path of two ties. */
interface Path {
  /** Who is in between. */
  readonly person: number
  /** Product of the strengths of both ties. */
  readonly product: number
  /** The part of a walk that takes the path. */
  readonly share: number
}

/** The paths of two ties from a user, by whom they lead to, without the user and those whom they follow. */
function pathsFrom(ties: SparseMatrix, strengths: Float64Array, user: number): ReadonlyMap<number, Path[]> {
  const paths = new Map<number, Path[]>()
  for (const { column: person, value: first } of entriesOf(ties, user)) {
    for (const { column: other, value: second } of entriesOf(ties, person)) {
      const path = { person, product: first * second, share: (first * second) / floatAt(strengths, person) }
      const known = paths.get(other)
      if (known) known.push(path)
      else paths.set(other, [path])
    }
  }
  paths.delete(user)
  for (const { column } of entriesOf(ties, user)) paths.delete(column)
  return paths
}

function sumOf(paths: readonly Path[]): number {
  return paths.reduce((sum, { product }) => sum + product, 0)
}

/** The people of the strongest paths. */
function viaOf(paths: readonly Path[]): readonly number[] {
  const strongest = [...paths].sort((a, b) => b.share - a.share || a.person - b.person)
  return strongest.slice(0, MOST_VIA).map(({ person }) => person)
}

/** Walks over ties. Its buffers are zeros between two walks. */
class Walk {
  readonly #ties: SparseMatrix
  readonly #strengths: Float64Array
  /** What each person of the frontier passes on. */
  readonly #shares: Float64Array
  readonly #next: Float64Array
  readonly #visits: Float64Array
  readonly #frontier: TopK

  constructor(ties: SparseMatrix, strengths: Float64Array, tieBreaks: Uint32Array) {
    this.#ties = ties
    this.#strengths = strengths
    this.#shares = new Float64Array(ties.rows)
    this.#next = new Float64Array(ties.rows)
    this.#visits = new Float64Array(ties.rows)
    this.#frontier = new TopK(FRONTIER, tieBreaks)
  }

  /** Walks from a user, and passes all others whom they do not follow with their visits, > 0. */
  from(user: number, onVisited: (other: number, visits: number) => void): void {
    const visited: number[] = []
    let frontier: readonly number[] = [user]
    this.#shares[user] = 1
    for (let step = 0; step < STEPS; step++) {
      const reached = this.#step(frontier)
      frontier = step < STEPS - 1 ? this.#strongest(reached) : []
      for (const other of reached) {
        const share = floatAt(this.#next, other)
        const visits = floatAt(this.#visits, other)
        if (visits === 0) visited.push(other)
        this.#visits[other] = visits + share
        this.#shares[other] = share
        this.#next[other] = 0
      }
    }
    this.#visits[user] = 0
    for (const { column } of entriesOf(this.#ties, user)) this.#visits[column] = 0
    for (const other of visited) {
      const visits = floatAt(this.#visits, other)
      this.#visits[other] = 0
      if (visits > 0) onVisited(other, visits)
    }
  }

  /** Adds to `#next` what the people of the frontier pass on. Returns who got something. */
  #step(frontier: readonly number[]): readonly number[] {
    const { offsets, indices, values } = this.#ties
    const reached: number[] = []
    for (const person of frontier) {
      const passed = (DAMPING * floatAt(this.#shares, person)) / floatAt(this.#strengths, person)
      const end = intAt(offsets, person + 1)
      for (let place = intAt(offsets, person); place < end; place++) {
        const other = intAt(indices, place)
        const share = floatAt(this.#next, other)
        if (share === 0) reached.push(other)
        this.#next[other] = share + passed * floatAt(values, place)
      }
    }
    return reached
  }

  /** From whom the walk continues: few are not sorted. */
  #strongest(reached: readonly number[]): readonly number[] {
    if (reached.length <= FRONTIER) return reached
    for (const other of reached) this.#frontier.offer(other, floatAt(this.#next, other))
    return this.#frontier.drain().map(({ index }) => index)
  }
}

/** Sums of the strengths of each user's ties; 1 where there are none. */
function strengthsOf(ties: SparseMatrix): Float64Array {
  return Float64Array.from({ length: ties.rows }, (_, user) => {
    let sum = 0
    for (const { value } of entriesOf(ties, user)) sum += value
    return sum || 1
  })
}
