export interface BreakerOptions {
  /** Asks whether the store answers again; rejects if not. Run only while the breaker is open, one at a time. */
  readonly probe: () => Promise<void>
  /** Told when it opens, and with false when it closes. */
  readonly onChange: (isOpen: boolean) => void
  /** Pause before the next probe. */
  readonly pauseMs: () => number
}

interface Outcome {
  readonly atMs: number
  readonly hasFailed: boolean
}

/** Calls that are looked back on are no older than this. */
const WINDOW_MS = 10_000

/** It opens when at least this many calls were looked at .. */
const LEAST = 20

/** .. and at least this share of them failed .. */
const SHARE = 0.5

/** .. or as soon as this many failed one after the other. */
const IN_A_ROW = 12

/**
 * Knows whether a store answers, so that callers need not find out one by one, each at the price of a time-out. Open
 * means that it does not: then the breaker itself keeps asking, and closes with the first answer.
 */
export class Breaker {
  readonly #options: BreakerOptions
  #outcomes: Outcome[] = []
  #failedInARow = 0
  #isOpen = false
  #probing: NodeJS.Timeout | undefined
  #isEnded = false

  constructor(options: BreakerOptions) {
    this.#options = options
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** A call was answered, be it with an error of its own. */
  succeeded(): void {
    this.#failedInARow = 0
    this.#note(false)
  }

  /** A call found nobody, or got no answer in time. */
  failed(): void {
    this.#failedInARow++
    this.#note(true)
    if (this.#failedInARow >= IN_A_ROW || this.#isMostlyFailing()) this.open()
  }

  /** Opens it, whatever calls say: where a store is known to be away. */
  open(): void {
    if (this.#isOpen || this.#isEnded) return
    this.#isOpen = true
    this.#options.onChange(true)
    this.#probeSoon()
  }

  /** No more probes. */
  end(): void {
    this.#isEnded = true
    clearTimeout(this.#probing)
  }

  #note(hasFailed: boolean): void {
    const atMs = performance.now()
    this.#outcomes.push({ atMs, hasFailed })
    // Shortened now and then, not at every call: this is on the way of every query.
    if (this.#outcomes.length > 4 * LEAST) this.#outcomes = this.#recent(atMs)
  }

  #recent(nowMs: number): Outcome[] {
    const recent = this.#outcomes.filter(({ atMs }) => atMs > nowMs - WINDOW_MS)
    return recent.slice(-2 * LEAST)
  }

  #isMostlyFailing(): boolean {
    const recent = this.#recent(performance.now())
    const failed = recent.filter(({ hasFailed }) => hasFailed).length
    return recent.length >= LEAST && failed >= SHARE * recent.length
  }

  #probeSoon(): void {
    // Unreferenced: a process that has nothing else to do may end.
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
    this.#failedInARow = 0
    this.#options.onChange(false)
  }
}
