import { TopK } from '../../domain/top-k.ts'
import { floatAt } from '../compute/numbers.ts'
import { sharedInts } from '../compute/shared-arrays.ts'
import { entriesOf, type SparseMatrix } from '../compute/sparse-matrix.ts'
import { emptyTopEdges, MOST_VIA, NO_VIA, setRow, type TopEdges } from '../compute/top-edges.ts'
import type { DerivationInput } from './derivation-input.ts'

/** Steps of the walk. */
const STEPS = 4

/** Share of the walk that goes on at each step. */
const DAMPING = 0.85

/** People from whom each step continues: those with the largest share. Bounds the work. */
const FRONTIER = 500

/** Two-hop ties with the people in between. */
export interface TwoHopTies extends TopEdges {
  /** `MOST_VIA` people for each place of `targets`, strongest first, then `NO_VIA`. */
  readonly via: Int32Array
}

/**
 * People whom users may know: for each user, the `k` others whom a random walk over ties visits most often, without those
 * whom they follow. Scores are divided by the largest. This is personalized PageRank of four steps: a busy person passes
 * little to each of the many whom they follow.
 */
export function twoHopTies({
  ties,
  settings: {
    twoHopTies: { k },
  },
  userTieBreaks,
}: DerivationInput<'ties' | 'userTieBreaks', 'twoHopTies'>): TwoHopTies {
  const edges = emptyTopEdges(ties.rows, k)
  const via = sharedInts(ties.rows * k * MOST_VIA).fill(NO_VIA)
  const walk = new Walk(ties, userTieBreaks)
  const best = new TopK(k, userTieBreaks)
  for (let user = 0; user < ties.rows; user++) {
    walk.from(user, (other, score) => best.offer(other, score))
    const kept = best.drain()
    setRow(edges, user, kept, kept[0]?.score ?? 1)
    const places = new Map(kept.map(({ index }, place) => [index, (user * k + place) * MOST_VIA]))
    setVia(via, places, ties, user)
  }
  return { ...edges, via }
}

/** Walks over ties. Its buffers are zeros between two walks. */
class Walk {
  readonly #ties: SparseMatrix
  readonly #visits: Float64Array
  readonly #next: Float64Array
  readonly #frontier: TopK

  constructor(ties: SparseMatrix, tieBreaks: Uint32Array) {
    this.#ties = ties
    this.#visits = new Float64Array(ties.rows)
    this.#next = new Float64Array(ties.rows)
    this.#frontier = new TopK(FRONTIER, tieBreaks)
  }

  /** Walks from a user, and passes all others whom they do not follow with their visits, > 0. */
  from(user: number, onVisited: (other: number, visits: number) => void): void {
    const visited = new Set<number>()
    let frontier = [{ index: user, score: 1 }]
    for (let step = 0; step < STEPS; step++) {
      const reached = this.#step(frontier)
      for (const other of reached) {
        const share = floatAt(this.#next, other)
        this.#next[other] = 0
        this.#visits[other] = floatAt(this.#visits, other) + share
        visited.add(other)
        this.#frontier.offer(other, share)
      }
      frontier = this.#frontier.drain()
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
  #step(frontier: readonly { readonly index: number; readonly score: number }[]): ReadonlySet<number> {
    const reached = new Set<number>()
    for (const { index, score } of frontier) {
      const passed = (DAMPING * score) / strengthOf(this.#ties, index)
      for (const { column: other, value: strength } of entriesOf(this.#ties, index)) {
        reached.add(other)
        this.#next[other] = floatAt(this.#next, other) + passed * strength
      }
    }
    return reached
  }
}

/** Writes the people who are followed by the user and follow a kept person, strongest paths first. */
function setVia(
  via: Int32Array,
  places: ReadonlyMap<number, number>,
  ties: SparseMatrix,
  user: number,
): void {
  const paths = new Map<number, { readonly person: number; readonly strength: number }[]>()
  for (const { column: person, value: first } of entriesOf(ties, user)) {
    const total = strengthOf(ties, person)
    for (const { column: other, value: second } of entriesOf(ties, person)) {
      const place = places.get(other)
      if (place === undefined) continue
      const known = paths.get(place) ?? []
      known.push({ person, strength: (first * second) / total })
      paths.set(place, known)
    }
  }
  for (const [place, found] of paths) {
    found.sort((a, b) => b.strength - a.strength || a.person - b.person)
    found.slice(0, MOST_VIA).forEach(({ person }, at) => {
      via[place + at] = person
    })
  }
}

/** Sum of the strengths of a user's ties; 1 if there are none. */
function strengthOf(ties: SparseMatrix, user: number): number {
  let sum = 0
  for (const { value } of entriesOf(ties, user)) sum += value
  return sum || 1
}
