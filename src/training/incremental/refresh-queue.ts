import { setTimeout as sleep } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'

export interface RefreshQueueParts {
  /** Refreshes one user. */
  readonly refresh: (userId: string) => Promise<unknown>
  readonly onError: (error: unknown) => void
  /** Minimum time between two refreshes of one user. Default: a minute. */
  readonly intervalMs?: number
  /** Events within this time after a user's first event share one refresh. Default: two seconds. */
  readonly settleMs?: number
  /** Pause after a refresh, as a multiple of its duration: bounds the share of a core. Default: 9, a tenth. */
  readonly restTimes?: number
  /** Maximum number of waiting users; others wait for their next event. Default: 10,000. */
  readonly mostWaiting?: number
}

const DEFAULTS = { intervalMs: 60_000, settleMs: 2_000, restTimes: 9, mostWaiting: 10_000 }

/** Refreshes users with new events: one at a time, each at most once per interval. */
export class RefreshQueue {
  readonly #parts: Required<RefreshQueueParts>
  /** Due times by `performance.now`, in order of arrival. */
  readonly #due = new Map<string, number>()
  /** Times of the last refresh. */
  readonly #done: LRUCache<string, number>
  readonly #stopped = new AbortController()
  #work: Promise<void> | undefined

  constructor(parts: RefreshQueueParts) {
    this.#parts = { ...DEFAULTS, ...parts }
    const { intervalMs: ttl, mostWaiting: max } = this.#parts
    this.#done = new LRUCache({ ttl, max })
  }

  /** Number of waiting users. */
  get waiting(): number {
    return this.#due.size
  }

  /** Queues users with new events. */
  note(userIds: Iterable<string>): void {
    if (this.#stopped.signal.aborted) return
    const { settleMs, intervalMs, mostWaiting } = this.#parts
    const settledMs = performance.now() + settleMs
    for (const userId of userIds) {
      if (this.#due.has(userId) || this.#due.size >= mostWaiting) continue
      const doneAtMs = this.#done.get(userId) ?? Number.NEGATIVE_INFINITY
      this.#due.set(userId, Math.max(settledMs, doneAtMs + intervalMs))
    }
    this.#work ??= this.#refreshAll().finally(() => {
      this.#work = undefined
    })
  }

  /** Stops after the running refresh. Waiting users are refreshed after their next event, or by the next training. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    await this.#work
  }

  async #refreshAll(): Promise<void> {
    const { refresh, onError, settleMs, restTimes } = this.#parts
    while (this.#due.size > 0 && !this.#stopped.signal.aborted) {
      const startedMs = performance.now()
      const userId = this.#firstDue(startedMs)
      if (userId === undefined) {
        await this.#pause(settleMs / 4)
        continue
      }
      this.#due.delete(userId)
      await refresh(userId).catch(onError)
      const endedMs = performance.now()
      this.#done.set(userId, endedMs)
      await this.#pause((endedMs - startedMs) * restTimes)
    }
  }

  #firstDue(nowMs: number): string | undefined {
    for (const [userId, dueMs] of this.#due) if (dueMs <= nowMs) return userId
    return undefined
  }

  /** Ends early on `stop`. */
  async #pause(ms: number): Promise<void> {
    await sleep(Math.max(1, ms), undefined, { signal: this.#stopped.signal, ref: false }).catch(
      () => undefined,
    )
  }
}
