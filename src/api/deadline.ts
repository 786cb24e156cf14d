import { setMaxListeners } from 'node:events'

/** A signal that aborts after a time or on demand, whichever comes first. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Aborts at once, or lets go of the timer of an answered request. */
  end(): void
}

/** Made once: an error of its own for every answered request would cost more than the rest of this file. */
const ENDED = new DOMException('the request has ended', 'AbortError')

/** Starts now. Its timer never keeps the process alive. */
export function startDeadline(afterMs: number): Deadline {
  const controller = new AbortController()
  // Every query of the request listens to it: no leak, so no warning.
  setMaxListeners(0, controller.signal)
  const timer = setTimeout(() => controller.abort(), afterMs)
  timer.unref()
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer)
      controller.abort(ENDED)
    },
  }
}
