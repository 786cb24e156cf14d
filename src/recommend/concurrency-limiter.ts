import { AttuneError } from '../domain/errors.ts'
import { cancelled } from '../graph/semaphore.ts'

/** Priorities: single lists come before lists of a batch. Audiences and downloads of exports count as a batch. */
export type Lane = 'single' | 'batch'

/** Length of a window in milliseconds. After each one it is decided whether the overload lasts. */
const WINDOW_MS = 500

/** Part of the slots that is in use during an overload: fewer lower the throughput, more raise the latency. */
const OVERLOAD_SHARE = 0.5

/** Weight of the newest pause in the mean pause between starts of waiting lists. */
const NEWEST_WEIGHT = 0.1

export interface LimiterOptions {
  /** Lists that are made at a time; half of it during an overload, rounded up. */
  readonly size: number
  /** An overload starts when a single list has waited longer, or is expected to. Infinite: no list is ever refused. */
  readonly longestWaitMs: number
  /** A monotonic clock. Default: `performance.now`. */
  readonly nowMs?: () => number
}

/** Requests since the start of a window. */
interface Window {
  readonly startMs: number
  arrived: number
  refused: number
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
 * Normally lists wait for a free slot. When one has waited too long, or would have to, the server is overloaded: all waiting lists
 * are refused, and new ones are accepted only while fewer than half of the slots are in use. So accepted lists do not wait, and share
 * the processors with few others. The signal is the time in the queue, not the latency: it needs no baseline, which would differ
 * between cheap and expensive lists.
 *
 * A system of n slots without a queue that shares one processor refuses 1/(n+1) of the requests at a load of exactly its
 * capacity (the truncated M/G/1 queue). The overload ends after a window with fewer refusals.
 */
export class ConcurrencyLimiter {
  readonly #size: number
  readonly #longestWaitMs: number
  readonly #nowMs: () => number
  readonly #waiting: Readonly<Record<Lane, Set<Waiter>>> = { single: new Set(), batch: new Set() }
  #running = 0
  /** Mean pause between starts of waiting lists, at first too low. */
  #pauseMs = 0
  /** When a waiting list was last started; null: none is waiting since. */
  #startedMs: number | null = null
  /** Null without an overload. */
  #overload: Window | null = null

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
   * Whether to refuse a request that arrives now, before its lists are known. During an overload this is true for single lists
   * while no slot is free, and always for batches. Call it once for each request: the calls decide when the overload ends.
   */
  refuses(lane: Lane): boolean {
    const isRefused = this.#isFull(lane)
    if (this.#overload && lane === 'single') {
      this.#overload.arrived++
      if (isRefused) this.#overload.refused++
    }
    return isRefused
  }

  /**
   * Runs a task when a slot is free. The task keeps its slot until it ends, even if its caller has aborted: the engine may not be
   * able to stop it.
   *
   * @throws AttuneError `BUSY` if the task is refused
   * @throws GraphError `cancelled` if the signal aborts before the task starts
   */
  async run<T>(task: () => Promise<T>, lane: Lane, signal?: AbortSignal): Promise<T> {
    if (this.#isFull(lane)) throw busy()
    await this.#acquire(lane, signal)
    try {
      return await task()
    } finally {
      this.#running--
      const [next] = this.#waiting.single.size > 0 ? this.#waiting.single : this.#waiting.batch
      this.#notePause(next !== undefined)
      next?.start()
    }
  }

  get #overloadSize(): number {
    return Math.ceil(OVERLOAD_SHARE * this.#size)
  }

  /** Called when a slot is free again. Pauses from before an idle moment say nothing about the lists that wait now. */
  #notePause(isStart: boolean): void {
    const nowMs = this.#nowMs()
    if (!isStart) this.#pauseMs = 0
    else if (this.#startedMs !== null) {
      this.#pauseMs += NEWEST_WEIGHT * (nowMs - this.#startedMs - this.#pauseMs)
    }
    this.#startedMs = isStart ? nowMs : null
  }

  #isFull(lane: Lane): boolean {
    const nowMs = this.#nowMs()
    const [oldest] = this.#waiting.single
    const expectedMs = this.#waiting.single.size * this.#pauseMs
    if (oldest && Math.max(nowMs - oldest.sinceMs, expectedMs) > this.#longestWaitMs) {
      this.#overload = { startMs: nowMs, arrived: 0, refused: 0 }
      for (const waiting of Object.values(this.#waiting)) for (const waiter of waiting) waiter.refuse()
    } else if (this.#overload && nowMs - this.#overload.startMs >= WINDOW_MS) {
      const { arrived, refused, startMs } = this.#overload
      // A window that is not replaced in time has been followed by silence.
      const isOver = refused * (this.#overloadSize + 1) <= arrived || nowMs - startMs >= 2 * WINDOW_MS
      this.#overload = isOver ? null : { startMs: nowMs, arrived: 0, refused: 0 }
    }
    return this.#overload !== null && (lane === 'batch' || this.#running >= this.#overloadSize)
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
