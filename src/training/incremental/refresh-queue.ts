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
  /** Times of the last refresh, oldest first. */
  readonly #done = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  /** When the timer fires. */
  #wakesMs = 0
  #restsUntilMs = 0
  #running: Promise<void> | undefined
  #isStopped = false

  constructor(parts: RefreshQueueParts) {
    this.#parts = { ...DEFAULTS, ...parts }
  }

  /** Number of waiting users. */
  get waiting(): number {
    return this.#due.size
  }

  /** Queues users with new events. */
  note(userIds: Iterable<string>): void {
    if (this.#isStopped) return
    const { settleMs, intervalMs, mostWaiting } = this.#parts
    const nowMs = performance.now()
    for (const userId of userIds) {
      if (this.#due.has(userId) || this.#due.size >= mostWaiting) continue
      const doneAtMs = this.#done.get(userId) ?? Number.NEGATIVE_INFINITY
      const dueMs = Math.max(nowMs + settleMs, doneAtMs + intervalMs)
      this.#due.set(userId, dueMs)
      this.#wakeBy(dueMs)
    }
  }

  /** Stops after the running refresh. Waiting users are refreshed after their next event, or by the next training. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  /** Sets the timer to fire by this time, or after the pause. */
  #wakeBy(atMs: number): void {
    if (this.#isStopped || this.#running) return
    const wakesMs = Math.max(atMs, this.#restsUntilMs)
    if (this.#timer && this.#wakesMs <= wakesMs) return
    clearTimeout(this.#timer)
    this.#wakesMs = wakesMs
    this.#timer = setTimeout(() => this.#work(), Math.max(1, wakesMs - performance.now())).unref()
  }

  #work(): void {
    this.#timer = undefined
    this.#running = this.#refreshFirst().finally(() => {
      this.#running = undefined
      if (this.#due.size > 0) this.#wakeBy(Math.min(...this.#due.values()))
    })
  }

  async #refreshFirst(): Promise<void> {
    const startedMs = performance.now()
    const userId = [...this.#due].find(([, dueMs]) => dueMs <= startedMs)?.[0]
    if (userId === undefined) return
    this.#due.delete(userId)
    try {
      await this.#parts.refresh(userId)
    } catch (error) {
      this.#parts.onError(error)
    }
    const endedMs = performance.now()
    this.#remember(userId, endedMs)
    this.#restsUntilMs = endedMs + (endedMs - startedMs) * this.#parts.restTimes
  }

  /** Forgets entries older than an interval. */
  #remember(userId: string, atMs: number): void {
    this.#done.delete(userId)
    this.#done.set(userId, atMs)
    for (const [oldest, doneAtMs] of this.#done) {
      if (doneAtMs > atMs - this.#parts.intervalMs) return
      this.#done.delete(oldest)
    }
  }
}
