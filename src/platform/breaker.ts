export interface BreakerOptions {
  /** The breaker opens after this many consecutive failures. */
  readonly mostFailures: number
  /** Resolves if the store answers again. Runs only while the breaker is open, one probe at a time. */
  readonly probe: () => Promise<void>
  /** Called with true when the breaker opens, and with false when it closes. */
  readonly onChange: (isOpen: boolean) => void
  /** Pause before the next probe. */
  readonly pauseMs: () => number
}

/**
 * A circuit breaker that probes by itself: callers fail fast while the store does not answer, and none of them waits for a
 * time-out to find out whether it answers again. The first successful probe closes the breaker.
 */
export class Breaker {
  readonly #options: BreakerOptions
  /** Since the last success. */
  #failures = 0
  #isOpen = false
  #probing: NodeJS.Timeout | undefined
  #isEnded = false

  constructor(options: BreakerOptions) {
    this.#options = options
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** A call was answered, even if with an error of its own. */
  succeeded(): void {
    this.#failures = 0
  }

  /** A call found no server, or got no answer in time. */
  failed(): void {
    this.#failures++
    if (this.#failures >= this.#options.mostFailures) this.open()
  }

  /** Opens the breaker at once: the caller knows that the store does not answer. */
  open(): void {
    if (this.#isOpen || this.#isEnded) return
    this.#isOpen = true
    this.#options.onChange(true)
    this.#probeSoon()
  }

  /** Stops probing for good. */
  end(): void {
    this.#isEnded = true
    clearTimeout(this.#probing)
  }

  #probeSoon(): void {
    // Unreferenced: probing must not keep the process alive.
    this.#probing = setTimeout(() => void this.#probe(), this.#options.pauseMs()).unref()
  }

  async #probe(): Promise<void> {
    try {
      await this.#options.probe()
    } catch {
      if (!this.#isEnded) this.#probeSoon()
      return
    }
    if (this.#isEnded) return
    this.#isOpen = false
    this.#failures = 0
    this.#options.onChange(false)
  }
}
