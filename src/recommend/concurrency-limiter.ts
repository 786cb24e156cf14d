import { AttuneError } from '../domain/errors.ts'
import { GraphError } from '../graph/graph-error.ts'

/** Priorities: single lists come before lists of a batch. Downloads of exports count as a batch. */
export type Lane = 'single' | 'batch'

/** An overload ends when no single list has been refused for this long. */
const OVERLOAD_MS = 200

export interface LimiterOptions {
  /** Lists that are made at a time. */
  readonly size: number
  /** An overload starts when a single list has waited longer. Infinite: no list is ever refused. */
  readonly longestWaitMs: number
  /** A monotonic clock. Default: `performance.now`. */
  readonly nowMs?: () => number
}

interface Waiter {
  readonly sinceMs: number
  start(): void
  refuse(): void
}

/**
 * Limits the lists in flight, and adapts the limit to the load. This is the controlled delay of B. Maurer, "Fail at Scale", ACM
 * Queue 13(8), 2015, after K. Nichols and V. Jacobson, "Controlling Queue Delay", ACM Queue 10(5), 2012: a queue is good while it
 * absorbs a burst, and bad when it persists.
 *
 * Normally lists wait for a free slot. When one has waited too long, the server is overloaded: all waiting lists are refused, and
 * new ones are accepted only if a slot is free. So accepted lists do not wait, and all slots stay in use.
 *
 * The signal is the time in the queue, not the latency: it needs no baseline, which would differ between cheap and expensive
 * lists.
 */
export class ConcurrencyLimiter {
  readonly #size: number
  readonly #longestWaitMs: number
  readonly #nowMs: () => number
  readonly #waiting: Readonly<Record<Lane, Set<Waiter>>> = { single: new Set(), batch: new Set() }
  #running = 0
  #refusedAtMs = Number.NEGATIVE_INFINITY

  constructor({ size, longestWaitMs, nowMs = () => performance.now() }: LimiterOptions) {
    this.#size = size
    this.#longestWaitMs = longestWaitMs
    this.#nowMs = nowMs
  }

  /** Number of lists that wait for a slot. */
  get waiting(): number {
    return this.#waiting.single.size + this.#waiting.batch.size
  }

  /**
   * Whether to refuse a request now. During an overload this is true for single lists while no slot is free, and always for
   * batches. A refusal of a single list prolongs the overload.
   */
  refuses(lane: Lane): boolean {
    const nowMs = this.#nowMs()
    const [oldest] = this.#waiting.single
    if (oldest && nowMs - oldest.sinceMs > this.#longestWaitMs) this.#refuseWaiting(nowMs)
    if (nowMs - this.#refusedAtMs >= OVERLOAD_MS) return false
    if (lane === 'batch') return true
    if (this.#running < this.#size) return false
    this.#refusedAtMs = nowMs
    return true
  }

  /**
   * Runs a task when a slot is free. The task keeps its slot until it ends, even if its caller has aborted: the engine may not be
   * able to stop it.
   *
   * @throws AttuneError `BUSY` if the task is refused
   * @throws GraphError `cancelled` if the signal aborts before the task starts
   */
  async run<T>(task: () => Promise<T>, lane: Lane, signal?: AbortSignal): Promise<T> {
    if (this.refuses(lane)) throw busy()
    await this.#acquire(lane, signal)
    try {
      return await task()
    } finally {
      this.#running--
      const [next] = this.#waiting.single.size > 0 ? this.#waiting.single : this.#waiting.batch
      next?.start()
    }
  }

  #refuseWaiting(nowMs: number): void {
    this.#refusedAtMs = nowMs
    for (const waiting of Object.values(this.#waiting)) for (const waiter of waiting) waiter.refuse()
  }

  #acquire(lane: Lane, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return Promise.reject(cancelled())
    if (this.#running < this.#size) {
      this.#running++
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting[lane].delete(waiter)
        signal?.removeEventListener('abort', onAbort)
      }
      const onAbort = () => {
        leave()
        reject(cancelled())
      }
      const waiter: Waiter = {
        sinceMs: this.#nowMs(),
        start: () => {
          leave()
          this.#running++
          resolve()
        },
        refuse: () => {
          leave()
          reject(busy())
        },
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      this.#waiting[lane].add(waiter)
    })
  }
}

function busy(): AttuneError {
  return new AttuneError('BUSY', 'too many lists are requested at once', { hint: 'try again in a moment' })
}

function cancelled(): GraphError {
  return new GraphError('cancelled', 'the caller aborted')
}
