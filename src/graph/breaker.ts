export interface BreakerOptions {
  /** Resolves if the store answers again. Runs only while the breaker is open, one probe at a time. */
  readonly probe: () => Promise<void>
  /** Called with true when the breaker opens, and with false when it closes. */
  readonly onChange: (isOpen: boolean) => void
  /** Pause before the next probe. */
  readonly pauseMs: () => number
}

interface Outcome {
  readonly atMs: number
  readonly hasFailed: boolean
}

/** Older calls do not count. */
const WINDOW_MS = 10_000

/** The breaker opens if at least half of at least this many recent calls failed, .. */
const MIN_CALLS = 20
const MAX_FAILED_SHARE = 0.5

/** .. or if this many consecutive calls failed. */
const MAX_CONSECUTIVE_FAILURES = 12

/**
 * A circuit breaker that probes by itself: callers fail fast while the store does not answer, and none of them waits for a
 * time-out to find out whether it answers again. The first successful probe closes the breaker.
 */
export class Breaker {
  readonly #options: BreakerOptions
  #outcomes: Outcome[] = []
  #consecutiveFailures = 0
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
    this.#consecutiveFailures = 0
    this.#note(false)
  }

  /** A call found no server, or got no answer in time. */
  failed(): void {
    this.#consecutiveFailures++
    this.#note(true)
    if (this.#consecutiveFailures >= MAX_CONSECUTIVE_FAILURES || this.#isMostlyFailing()) this.open()
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

  #note(hasFailed: boolean): void {
    const atMs = performance.now()
    this.#outcomes.push({ atMs, hasFailed })
    // Trimmed only now and then: every query passes here.
    if (this.#outcomes.length > 4 * MIN_CALLS) this.#outcomes = this.#recent(atMs)
  }

  #recent(nowMs: number): Outcome[] {
    return this.#outcomes.filter(({ atMs }) => atMs > nowMs - WINDOW_MS).slice(-2 * MIN_CALLS)
  }

  #isMostlyFailing(): boolean {
    const recent = this.#recent(performance.now())
    const failed = recent.filter(({ hasFailed }) => hasFailed).length
    return recent.length >= MIN_CALLS && failed >= MAX_FAILED_SHARE * recent.length
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
    this.#outcomes = []
    this.#consecutiveFailures = 0
    this.#options.onChange(false)
  }
}
