/**
 * Keeps the `k` best of what it is offered: by score, ties by the smaller `tieBreak` of the candidate, then by the smaller
 * index, so that the same offers give the same result in any order. A binary heap with the worst on top; used again and
 * again.
 */
export class TopK {
  readonly #k: number
  readonly #tieBreaks: Uint32Array | undefined
  readonly #indices: Int32Array
  readonly #scores: Float64Array
  #size = 0

  /** @param tieBreaks one for each candidate; omitted: they are all alike */
  constructor(k: number, tieBreaks?: Uint32Array) {
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
    if (this.#k > 0 && this.#isWorse(this.#indices[0] as number, this.#scores[0] as number, index, score)) {
      this.#sink(index, score)
    }
  }

  /** Lower scores are not kept, so they need not be offered. */
  get bar(): number {
    return this.#size < this.#k || this.#k === 0 ? Number.NEGATIVE_INFINITY : (this.#scores[0] as number)
  }

  /** Returns the kept candidates, best first, and resets. */
  drain(): { readonly index: number; readonly score: number }[] {
    const kept = Array.from({ length: this.#size }, (_, place) => ({
      index: this.#indices[place] as number,
      score: this.#scores[place] as number,
    }))
    this.#size = 0
    return kept.sort((a, b) => (this.#isWorse(a.index, a.score, b.index, b.score) ? 1 : -1))
  }

  #isWorse(index: number, score: number, otherIndex: number, otherScore: number): boolean {
    if (score !== otherScore) return score < otherScore
    const tieBreak = this.#tieBreaks?.[index] ?? 0
    const otherTieBreak = this.#tieBreaks?.[otherIndex] ?? 0
    return tieBreak === otherTieBreak ? index > otherIndex : tieBreak > otherTieBreak
  }

  #rise(from: number, index: number, score: number): void {
    let place = from
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (!this.#isWorse(index, score, this.#indices[parent] as number, this.#scores[parent] as number)) break
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
      if (!this.#isWorse(this.#indices[child] as number, this.#scores[child] as number, index, score)) break
      this.#move(child, place)
      place = child
    }
    this.#put(place, index, score)
  }

  #isHeapWorse(place: number, other: number): boolean {
    return this.#isWorse(
      this.#indices[place] as number,
      this.#scores[place] as number,
      this.#indices[other] as number,
      this.#scores[other] as number,
    )
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#indices[from] as number, this.#scores[from] as number)
  }

  #put(place: number, index: number, score: number): void {
    this.#indices[place] = index
    this.#scores[place] = score
  }
}
