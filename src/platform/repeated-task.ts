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
  #running: Promise<void> | undefined
  #isWanted = false
  #isStopped = false

  constructor(parts: RepeatedTaskParts) {
    this.#parts = parts
  }

  get isRunning(): boolean {
    return this.#running !== undefined
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

  /** Runs from time to time, for the first time in a while. */
  startLater(): void {
    this.#timer ??= setInterval(() => this.wake(), this.#parts.everyMs).unref()
  }

  /** Runs now, or again after the running one. */
  wake(): void {
    this.#isWanted = true
    this.#running ??= this.#runs().finally(() => {
      this.#running = undefined
      this.#parts.onIdle?.()
    })
  }

  /** Waits for the running one. No other begins. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    await this.#running
  }

  async #runs(): Promise<void> {
    const { mayRun = () => true, run, onFailed } = this.#parts
    while (this.#isWanted && !this.#isStopped && mayRun()) {
      this.#isWanted = false
      await run().catch(onFailed)
    }
  }
}
