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
 * where all was done in time.
 *
 * @param under aborts the deadline's signal as well
 */
export function startDeadline(afterMs: number, under?: AbortSignal): Deadline {
  const controller = new AbortController()
  const { signal } = controller
  // Every query of a request listens to it: no leak, so no warning.
  setMaxListeners(0, signal)
  let isOver = false
  const follow = () => controller.abort(under?.reason)
  const timer = setTimeout(() => {
    isOver = true
    controller.abort()
  }, afterMs)
  timer.unref()
  if (under) setMaxListeners(0, under)
  if (under?.aborted) follow()
  under?.addEventListener('abort', follow, { once: true })
  return {
    signal,
    get isOver() {
      return isOver
    },
    end() {
      clearTimeout(timer)
      under?.removeEventListener('abort', follow)
      controller.abort(ENDED)
    },
  }
}
