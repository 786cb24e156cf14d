import { setMaxListeners } from 'node:events'

/** A signal that aborts after a time, on demand, or with the signal it was started under, whichever comes first. */
export interface Deadline {
  readonly signal: AbortSignal
  /** The time has passed. */
  readonly isOver: boolean
  /** Gives more time, unless it has passed. */
  extend(byMs: number): void
  /** Aborts the signal and clears the timer: call it when the work is done, too. */
  end(): void
}

/** Shared: an error for each deadline would cost more than the rest of this file. */
const ENDED = new DOMException('this has ended', 'AbortError')

/**
 * Starts a deadline. Its timer does not keep the process alive. Cheaper than `AbortSignal.timeout`, whose timer fires even
 * after the work is done: the signal and its timer are created on first use. Safer than `AbortSignal.any`, whose result
 * Node 20 may collect as garbage before the time has passed, so that its listeners never run.
 *
 * @param under also aborts the deadline's signal
 */
export function startDeadline(afterMs: number, under?: AbortSignal): Deadline {
  return new StartedDeadline(afterMs, under)
}

class StartedDeadline implements Deadline {
  #afterMs: number
  readonly #startedMs = performance.now()
  readonly #under: AbortSignal | undefined
  readonly #onUnderAbort = () => this.#controller?.abort(this.#under?.reason)
  #controller: AbortController | undefined
  #timer: NodeJS.Timeout | undefined
  #isOver = false
  #hasEnded = false

  constructor(afterMs: number, under: AbortSignal | undefined) {
    this.#afterMs = afterMs
    this.#under = under
  }

  get signal(): AbortSignal {
    this.#controller ??= this.#open()
    return this.#controller.signal
  }

  get isOver(): boolean {
    return this.#isOver || (!this.#hasEnded && !this.#controller && this.#leftMs() <= 0)
  }

  extend(byMs: number): void {
    if (this.isOver || this.#hasEnded) return
    this.#afterMs += byMs
    if (this.#controller) this.#startTimer(this.#controller)
  }

  end(): void {
    this.#isOver = this.isOver
    this.#hasEnded = true
    clearTimeout(this.#timer)
    this.#under?.removeEventListener('abort', this.#onUnderAbort)
    this.#controller?.abort(ENDED)
  }

  #leftMs(): number {
    return this.#afterMs - (performance.now() - this.#startedMs)
  }

  #open(): AbortController {
    const controller = new AbortController()
    // Every query of a request listens to it; this is no leak.
    setMaxListeners(0, controller.signal)
    if (this.#hasEnded) controller.abort(ENDED)
    else if (this.#under?.aborted) controller.abort(this.#under.reason)
    else if (this.#leftMs() <= 0) this.#expire(controller)
    else this.#arm(controller)
    return controller
  }

  #arm(controller: AbortController): void {
    this.#startTimer(controller)
    if (this.#under) setMaxListeners(0, this.#under)
    this.#under?.addEventListener('abort', this.#onUnderAbort, { once: true })
  }

  #startTimer(controller: AbortController): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#expire(controller), this.#leftMs())
    this.#timer.unref()
  }

  #expire(controller: AbortController): void {
    this.#isOver = true
    controller.abort()
  }
}
