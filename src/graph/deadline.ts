import { setMaxListeners } from 'node:events'

/** A signal that aborts after a time, on demand, or with the signal it was started under, whichever comes first. */
export interface Deadline {
  readonly signal: AbortSignal
  /** The time is up. */
  readonly isOver: boolean
  /** Aborts at once, or lets go of the timer of what is done. */
  end(): void
}

/** Made once: an error of its own for everything that ends in time would cost more than the rest of this file. */
const ENDED = new DOMException('this has ended', 'AbortError')

/**
 * Starts now. Its timer never keeps the process alive. Cheaper than `AbortSignal.timeout`, whose timer goes off even
 * where all was done in time; where nobody asks for the signal, there is none. And surer than `AbortSignal.any` over one:
 * Node 20 may collect that as garbage before the time is up, and whoever listens waits forever.
 *
 * @param under aborts the deadline's signal as well
 */
export function startDeadline(afterMs: number, under?: AbortSignal): Deadline {
  return new StartedDeadline(afterMs, under)
}

class StartedDeadline implements Deadline {
  readonly #afterMs: number
  readonly #startedMs = performance.now()
  readonly #under: AbortSignal | undefined
  readonly #follow = () => this.#controller?.abort(this.#under?.reason)
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

  end(): void {
    this.#isOver = this.isOver
    this.#hasEnded = true
    clearTimeout(this.#timer)
    this.#under?.removeEventListener('abort', this.#follow)
    this.#controller?.abort(ENDED)
  }

  #leftMs(): number {
    return this.#afterMs - (performance.now() - this.#startedMs)
  }

  #open(): AbortController {
    const controller = new AbortController()
    // Every query of a request listens to it: no leak, so no warning.
    setMaxListeners(0, controller.signal)
    if (this.#hasEnded) controller.abort(ENDED)
    else if (this.#under?.aborted) controller.abort(this.#under.reason)
    else if (this.#leftMs() <= 0) this.#expire(controller)
    else this.#arm(controller)
    return controller
  }

  #arm(controller: AbortController): void {
    this.#timer = setTimeout(() => this.#expire(controller), this.#leftMs())
    this.#timer.unref()
    if (this.#under) setMaxListeners(0, this.#under)
    this.#under?.addEventListener('abort', this.#follow, { once: true })
  }

  #expire(controller: AbortController): void {
    this.#isOver = true
    controller.abort()
  }
}
