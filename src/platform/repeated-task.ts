export interface RepeatedTaskParts {
  readonly everyMs: number
  readonly run: () => Promise<void>
  /** Called with each failure. The next turn tries again. */
  readonly onFailed: (error: unknown) => void
  /** False while a run is of no use, such as while the graph is unavailable. The next turn asks again. Omitted: always true. */
  readonly mayRun?: () => boolean
  /** Called when no further run is wanted. */
  readonly onIdle?: () => void
}

/** A task that runs in the background, from time to time and when it is woken, once at a time. */
export class RepeatedTask {
  readonly #parts: RepeatedTaskParts
  #timer: NodeJS.Timeout | undefined
  #isRunning = false
  /** The last runs, or the running ones. */
  #runs = Promise.resolve()
  #isWanted = false
  #isStopped = false

  constructor(parts: RepeatedTaskParts) {
    this.#parts = parts
  }

  get isRunning(): boolean {
    return this.#isRunning
  }

  /** A long run ends early then. */
  get isStopped(): boolean {
    return this.#isStopped
  }

  /** Runs now, and then from time to time. */
  start(): void {
    this.startLater()
    this.wake()
  }

  /** Runs from time to time, for the first time in a while. A turn that comes during a run is left out. */
  startLater(): void {
    this.#timer ??= setInterval(() => {
      if (!this.#isRunning) this.wake()
    }, this.#parts.everyMs).unref()
  }

  /** Runs now, or again after the running one. */
  wake(): void {
    this.#isWanted = true
    if (this.#isRunning) return
    this.#isRunning = true
    this.#runs = this.#runAll()
  }

  /** Waits for the running one. No other begins. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    await this.#runs
  }

  async #runAll(): Promise<void> {
    const { mayRun = () => true, run, onFailed, onIdle } = this.#parts
    try {
      while (this.#isWanted && !this.#isStopped && mayRun()) {
        this.#isWanted = false
        await run().catch(onFailed)
      }
    } finally {
      // In the turn of the last look: a later wake-up begins again.
      this.#isRunning = false
      onIdle?.()
    }
  }
}
