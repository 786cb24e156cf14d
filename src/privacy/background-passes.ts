export interface BackgroundPassesParts {
  readonly everyMs: number
  /** False while a pass is of no use, such as while the graph is unavailable. The next wake-up asks again. */
  readonly mayRun: () => boolean
  readonly pass: () => Promise<void>
  /** Called with each failure. The next wake-up tries again. */
  readonly onFailed: (error: unknown) => void
  /** Called when no further pass is wanted. */
  readonly onIdle?: () => void
}

/** Repeats a pass in the background, from time to time and when it is woken. One pass runs at a time. */
export class BackgroundPasses {
  readonly #parts: BackgroundPassesParts
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #isWanted = false
  #isStopped = false

  constructor(parts: BackgroundPassesParts) {
    this.#parts = parts
  }

  get isRunning(): boolean {
    return this.#running !== undefined
  }

  /** A long pass ends early then. */
  get isStopped(): boolean {
    return this.#isStopped
  }

  start(): void {
    this.#timer ??= setInterval(() => this.wake(), this.#parts.everyMs).unref()
    this.wake()
  }

  /** Begins a pass, now or after the running one. */
  wake(): void {
    this.#isWanted = true
    this.#running ??= this.#passes().finally(() => {
      this.#running = undefined
      this.#parts.onIdle?.()
    })
  }

  /** Waits for the running pass. No other begins. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    await this.#running
  }

  async #passes(): Promise<void> {
    const { mayRun, pass, onFailed } = this.#parts
    while (this.#isWanted && !this.#isStopped && mayRun()) {
      this.#isWanted = false
      await pass().catch(onFailed)
    }
  }
}
