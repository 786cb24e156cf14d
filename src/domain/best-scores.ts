/**
 * The `limit` best of the scores that are offered, best first; of equals those offered first. Numbers alone, so that
 * thousands can be offered for each answer.
 */
export class BestScores {
  readonly #scores: Float64Array
  readonly #places: Int32Array
  #count = 0

  constructor(limit: number) {
    this.#scores = new Float64Array(limit)
    this.#places = new Int32Array(limit)
  }

  /** How many are kept. */
  get count(): number {
    return this.#count
  }

  get isFull(): boolean {
    return this.#count === this.#scores.length
  }

  /** What a score must exceed to be kept once all places are taken; none does where there are none. */
  get least(): number {
    return this.#scores[this.#scores.length - 1] ?? Number.POSITIVE_INFINITY
  }

  /** @param place whose score it is */
  offer(place: number, score: number): void {
    if (this.isFull && !(score > this.least)) return
    const scores = this.#scores
    const places = this.#places
    let at = this.isFull ? this.#count - 1 : this.#count++
    for (; at > 0 && (scores[at - 1] as number) < score; at--) {
      scores[at] = scores[at - 1] as number
      places[at] = places[at - 1] as number
    }
    scores[at] = score
    places[at] = place
  }

  /** The best is 0. */
  scoreAt(rank: number): number {
    return this.#scores[rank] as number
  }

  placeAt(rank: number): number {
    return this.#places[rank] as number
  }
}
