import { floatAt, intAt, uintAt } from './number-at.ts'
import { sharedFloats, sharedInts } from './shared-arrays.ts'

/** For each row at most `k` columns, best first: row `r` holds `counts[r]` entries from place `r * k` on. */
export interface TopEdges {
  readonly k: number
  readonly counts: Int32Array
  readonly targets: Int32Array
  readonly scores: Float64Array
}

/** Room for `k` edges of each of `rows` rows, in memory that threads share. */
export function emptyTopEdges(rows: number, k: number): TopEdges {
  return { k, counts: sharedInts(rows), targets: sharedInts(rows * k), scores: sharedFloats(rows * k) }
}

/**
 * Keeps the `k` best of what it is offered: by score, ties by the smaller `tieBreak` of the candidate, so that
 * the same offers give the same result in any order. A binary heap with the worst on top; used again and again.
 */
export class TopK {
  readonly #k: number
  readonly #tieBreaks: Uint32Array
  readonly #indices: Int32Array
  readonly #scores: Float64Array
  #size = 0

  constructor(k: number, tieBreaks: Uint32Array) {
    this.#k = k
    this.#tieBreaks = tieBreaks
    this.#indices = new Int32Array(k)
    this.#scores = new Float64Array(k)
  }

  offer(index: number, score: number): void {
    if (this.#size < this.#k) {
      this.#rise(this.#size++, index, score)
      return
    }
    if (this.#k > 0 && this.#isWorse(intAt(this.#indices, 0), floatAt(this.#scores, 0), index, score)) {
      this.#sink(index, score)
    }
  }

  /** What is scored below is not kept, so it need not be offered. */
  get bar(): number {
    return this.#size < this.#k || this.#k === 0 ? Number.NEGATIVE_INFINITY : floatAt(this.#scores, 0)
  }

  /** Hands over what was kept, best first, and starts afresh. */
  drain(): { readonly index: number; readonly score: number }[] {
    const kept = Array.from({ length: this.#size }, (_, place) => ({
      index: intAt(this.#indices, place),
      score: floatAt(this.#scores, place),
    }))
    this.#size = 0
    return kept.sort((a, b) => (this.#isWorse(a.index, a.score, b.index, b.score) ? 1 : -1))
  }

  #isWorse(index: number, score: number, otherIndex: number, otherScore: number): boolean {
    if (score !== otherScore) return score < otherScore
    const tieBreak = uintAt(this.#tieBreaks, index)
    const otherTieBreak = uintAt(this.#tieBreaks, otherIndex)
    return tieBreak === otherTieBreak ? index > otherIndex : tieBreak > otherTieBreak
  }

  #rise(from: number, index: number, score: number): void {
    let place = from
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (!this.#isWorse(index, score, intAt(this.#indices, parent), floatAt(this.#scores, parent))) break
      this.#move(parent, place)
      place = parent
    }
    this.#put(place, index, score)
  }

  #sink(index: number, score: number): void {
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= this.#size) break
      if (child + 1 < this.#size && this.#isHeapWorse(child + 1, child)) child++
      if (!this.#isWorse(intAt(this.#indices, child), floatAt(this.#scores, child), index, score)) break
      this.#move(child, place)
      place = child
    }
    this.#put(place, index, score)
  }

  #isHeapWorse(place: number, other: number): boolean {
    return this.#isWorse(
      intAt(this.#indices, place),
      floatAt(this.#scores, place),
      intAt(this.#indices, other),
      floatAt(this.#scores, other),
    )
  }

  #move(from: number, to: number): void {
    this.#put(to, intAt(this.#indices, from), floatAt(this.#scores, from))
  }

  #put(place: number, index: number, score: number): void {
    this.#indices[place] = index
    this.#scores[place] = score
  }
}

/** Writes a row's best into its places, divided by `scale`. */
export function setRow(
  edges: TopEdges,
  row: number,
  kept: readonly { readonly index: number; readonly score: number }[],
  scale: number,
): void {
  edges.counts[row] = kept.length
  kept.forEach(({ index, score }, place) => {
    edges.targets[row * edges.k + place] = index
    edges.scores[row * edges.k + place] = score / scale
  })
}

/** The best edges of each row: at most as many as it is allowed. */
export function firstOfRows(edges: TopEdges, mostOf: (row: number) => number): TopEdges {
  return { ...edges, counts: edges.counts.map((count, row) => Math.min(count, mostOf(row))) }
}
