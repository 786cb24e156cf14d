export interface RefreshQueueParts {
  /** Brings one person up to date. */
  readonly refresh: (userId: string) => Promise<unknown>
  readonly onError: (error: unknown) => void
  /** Shortest time between two refreshes of one person. Default: a minute. */
  readonly intervalMs?: number
  /** What comes within this time after her first event becomes one refresh. Default: two seconds. */
  readonly settleMs?: number
  /** Rest after a refresh, as a multiple of the time it took: bounds the share of a core. Default: 9, a tenth. */
  readonly restTimes?: number
  /** People who may wait; whoever comes later waits for her next event. Default: 10,000. */
  readonly mostWaiting?: number
}

const DEFAULTS = { intervalMs: 60_000, settleMs: 2_000, restTimes: 9, mostWaiting: 10_000 }

/** Refreshes people of whom something is new: one at a time, each at most once an interval, whatever comes. */
export class RefreshQueue {
  readonly #parts: Required<RefreshQueueParts>
  /** When she is due, by `performance.now`; in the order in which people came. */
  readonly #due = new Map<string, number>()
  /** When she was last refreshed; the longest ago comes first. */
  readonly #done = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  /** When the timer goes off. */
  #wakesMs = 0
  #restsUntilMs = 0
  #running: Promise<void> | undefined
  #isStopped = false

  constructor(parts: RefreshQueueParts) {
    this.#parts = { ...DEFAULTS, ...parts }
  }

  /** People who wait. */
  get waiting(): number {
    return this.#due.size
  }

  /** There is something new of these people. */
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

  /** Ends after the refresh under way. Who waits is refreshed after her next event, or by the next training. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  /** No later than this, but for a rest. */
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

  /** What is older than an interval is of no use. */
  #remember(userId: string, atMs: number): void {
    this.#done.delete(userId)
    this.#done.set(userId, atMs)
    for (const [oldest, doneAtMs] of this.#done) {
      if (doneAtMs > atMs - this.#parts.intervalMs) return
      this.#done.delete(oldest)
    }
  }
}
