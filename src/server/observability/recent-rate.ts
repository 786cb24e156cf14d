const SECONDS = 60

/** Counts what happened in the last minute, by whole seconds, in constant memory. */
export class RecentRate {
  readonly #counts = new Float64Array(SECONDS)
  readonly #seconds = new Float64Array(SECONDS).fill(Number.NEGATIVE_INFINITY)

  /** @param nowMs milliseconds of any clock that never goes back, the same for every call */
  add(count: number, nowMs: number): void {
    const second = Math.floor(nowMs / 1_000)
    const slot = second % SECONDS
    const held = this.#seconds[slot] === second ? (this.#counts[slot] ?? 0) : 0
    this.#seconds[slot] = second
    this.#counts[slot] = held + count
  }

  /** What was added in this second and the 59 before it. */
  lastMinute(nowMs: number): number {
    const oldest = Math.floor(nowMs / 1_000) - SECONDS + 1
    return this.#counts.reduce(
      (sum, count, slot) => ((this.#seconds[slot] ?? 0) >= oldest ? sum + count : sum),
      0,
    )
  }
}
