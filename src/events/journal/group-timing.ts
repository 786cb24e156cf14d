/**
 * What comes within this time after a group was handed over goes into the next, where many call at once: a group costs
 * some .3 ms of processor time in three threads, however small it is.
 */
const GATHER_MS = 3

/** So many callers at once are a crowd, of whom others can be expected to come. */
const CROWD = 4

/**
 * When the next group of callers is handed over: at once while few call, and as soon as everybody who may come is there.
 * So callers who wait for their answer before they call again never wait for time to pass.
 */
export class GroupTiming {
  #handedOverMs = Number.NEGATIVE_INFINITY
  #waiting = 0
  #inFlight = 0
  /** Most callers that were there at once lately; forgotten by one a group. */
  #most = 0

  /** One caller more waits. Milliseconds until her group is to be handed over; 0 is now. */
  came(nowMs: number): number {
    this.#waiting++
    this.#most = Math.max(this.#most, this.#waiting + this.#inFlight)
    if (this.#most < CROWD || this.#waiting >= this.#most) return 0
    return Math.max(0, this.#handedOverMs + GATHER_MS - nowMs)
  }

  /** Whoever waits is on the way. */
  handedOver(nowMs: number): void {
    this.#handedOverMs = nowMs
    this.#inFlight += this.#waiting
    this.#waiting = 0
    this.#most = Math.max(this.#inFlight, this.#most - 1)
  }

  /** So many of those on the way have their answer. */
  answered(callers: number): void {
    this.#inFlight -= callers
  }
}
