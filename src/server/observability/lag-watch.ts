/** Events that wait for longer are a lag. */
export const LAG_MS = 60_000

/** Finds out whether events of a journal wait for too long: once each time, until it has caught up. */
export class LagWatch {
  #mark = 0
  #markedAtMs = Number.NEGATIVE_INFINITY
  #isReported = false

  /**
   * @param recorded position of the newest event in the journal
   * @param applied the graph has the events up to this position
   * @returns the number of events that wait, if that has become a lag
   */
  check(nowMs: number, recorded: number, applied: number): number | null {
    if (applied >= this.#mark) {
      this.#mark = recorded
      this.#markedAtMs = nowMs
      this.#isReported = false
    }
    if (this.#isReported || applied >= recorded || nowMs - this.#markedAtMs < LAG_MS) return null
    this.#isReported = true
    return recorded - applied
  }
}
