/**
 * Events of one transaction. A commit of the embedded engine blocks the event loop for some 60 ms a thousand: fewer
 * than an import takes, because people wait for answers meanwhile.
 */
export const EVENTS_AT_ONCE = 200

/**
 * What comes within this time after a batch goes into the next one, unless somebody waits to see it: a transaction costs
 * some milliseconds, however few its events are.
 */
export const GATHER_MS = 30

/** Who waits to see something has given up by then: to be that late, nobody else need be held up. */
const HOPELESS_MS = 1_000

/** What there is to do once a batch is applied. */
export interface Backlog {
  /** How long the batch took. */
  readonly tookMs: number
  /** Events that wait. */
  readonly waiting: number
  /** Somebody waits to see one of them. */
  readonly isAwaited: boolean
  /** While more than one batch waits, the share of a batch's time that is left to others. */
  readonly restShare: number
}

/** What an applier does until its next batch. */
export interface Pause {
  /** More may come, or others go first. */
  readonly why: 'gathering' | 'pausing'
  readonly ms: number
}

/** How fast events are applied, and how fast they are to be. */
export class Pace {
  #perMs = 1

  /** A batch is in the graph. */
  applied(events: number, tookMs: number): void {
    const perMs = events / (tookMs + 0.1)
    this.#perMs = 0.8 * this.#perMs + 0.2 * Math.max(0.001, perMs)
  }

  /** When a number of events will be applied, by the pace of the last batches, in milliseconds. */
  estimateMs(events: number): number {
    return Math.ceil(events / this.#perMs)
  }

  /** Null: the next batch at once, because somebody waits who can still be served in time. */
  pauseAfter({ tookMs, waiting, isAwaited, restShare }: Backlog): Pause | null {
    if (isAwaited && this.estimateMs(waiting) < HOPELESS_MS) return null
    if (waiting > EVENTS_AT_ONCE) return { why: 'pausing', ms: tookMs * restShare }
    return isAwaited ? null : { why: 'gathering', ms: GATHER_MS }
  }
}
