export interface BreakerOptions {
  /** Asks whether the store answers again; rejects if not. Run only while the breaker is open, one at a time. */
  readonly probe: () => Promise<void>
  /** Told when it opens, and with false when it closes. */
  readonly onChange: (isOpen: boolean) => void
  /** Calls that are looked back on, none older than this. */
  readonly windowMs?: number
  /** It opens when at least this many calls were looked at .. */
  readonly least?: number
  /** .. and at least this share of them failed .. */
  readonly share?: number
  /** .. or as soon as this many failed one after the other. */
  readonly inARow?: number
  /** Pause before a probe. */
  readonly probeEveryMs?: number
}

interface Outcome {
  readonly atMs: number
  readonly hasFailed: boolean
}

const DEFAULTS = { windowMs: 10_000, least: 20, share: 0.5, inARow: 12, probeEveryMs: 500 }

/**
 * Knows whether a store answers, so that callers need not find out one by one, each at the price of a time-out. Open
 * means that it does not: then the breaker itself keeps asking, and closes with the first answer.
 */
export class Breaker {
  readonly #options: Required<BreakerOptions>
  #outcomes: Outcome[] = []
  #failedInARow = 0
  #isOpen = false
  #probing: NodeJS.Timeout | undefined
  #isEnded = false

  constructor(options: BreakerOptions) {
    this.#options = { ...DEFAULTS, ...options }
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
    if (this.#failedInARow >= this.#options.inARow || this.#isMostlyFailing()) this.open()
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
    if (this.#outcomes.length > 4 * this.#options.least) this.#outcomes = this.#recent(atMs)
  }

  #recent(nowMs: number): Outcome[] {
    const recent = this.#outcomes.filter(({ atMs }) => atMs > nowMs - this.#options.windowMs)
    return recent.slice(-2 * this.#options.least)
  }

  #isMostlyFailing(): boolean {
    const recent = this.#recent(performance.now())
    const failed = recent.filter(({ hasFailed }) => hasFailed).length
    return recent.length >= this.#options.least && failed >= this.#options.share * recent.length
  }

  #probeSoon(): void {
    // Unreferenced: a process that has nothing else to do may end.
    this.#probing = setTimeout(() => void this.#probe(), this.#options.probeEveryMs).unref()
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
