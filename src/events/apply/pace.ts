/**
 * Events of one transaction. Every step of a transaction waits for a turn of the event loop, which is long while events come
 * fast. Other writers wait for its end; on the embedded engine, a commit blocks the event loop for some milliseconds.
 */
export const EVENTS_AT_ONCE = 500

/**
 * Events that arrive within this time after a batch share the next one, unless a caller waits for them: a transaction costs
 * some milliseconds, however few its events are.
 */
export const GATHER_MS = 30

/** Callers have given up by then: for a longer delay, others need not be held up. */
const TOO_LATE_MS = 1_000

/** State after a batch. */
export interface Backlog {
  /** Duration of the batch. */
  readonly tookMs: number
  /** Events that wait. */
  readonly waiting: number
  /** A caller waits to see one of them. */
  readonly isAwaited: boolean
  /** While more than one batch waits, the pause in relation to the duration of a batch. */
  readonly restShare: number
}

/** The pause before the next batch. */
export interface Pause {
  /** More events may come, or other work goes first. */
  readonly why: 'gathering' | 'pausing'
  readonly ms: number
}

/** Measures how fast events are applied, and sets pauses between batches. */
export class Pace {
  #perMs = 1

  /** Call after each batch. */
  applied(events: number, tookMs: number): void {
    const perMs = events / (tookMs + 0.1)
    this.#perMs = 0.8 * this.#perMs + 0.2 * Math.max(0.001, perMs)
  }

  /** Estimated milliseconds to apply a number of events, at the pace of the last batches. */
  estimateMs(events: number): number {
    return Math.ceil(events / this.#perMs)
  }

  /** Null if the next batch starts at once, because a caller waits that can be served in time. */
  pauseAfter({ tookMs, waiting, isAwaited, restShare }: Backlog): Pause | null {
    if (isAwaited && this.estimateMs(waiting) < TOO_LATE_MS) return null
    if (waiting > EVENTS_AT_ONCE) return { why: 'pausing', ms: tookMs * restShare }
    return isAwaited ? null : { why: 'gathering', ms: GATHER_MS }
  }
}
