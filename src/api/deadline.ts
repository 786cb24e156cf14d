import { setMaxListeners } from 'node:events'

/** A signal that aborts after a time or on demand, whichever comes first. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Aborts at once, or lets go of the timer of an answered request. */
  end(): void
}

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
      controller.abort()
    },
  }
}
