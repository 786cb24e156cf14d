import { GraphError } from './graph-error.ts'

/**
 * Admits at most `size` tasks at a time, the others in order of arrival. A task that has started keeps its slot
 * until it ends, even if its caller has given up: the engine behind it may not be able to stop.
 *
 * Used as read admission (size = two a core) and as writer queue (size = 1).
 */
export class Semaphore {
  readonly #size: number
  #running = 0
  readonly #waiting: (() => void)[] = []

  constructor(size: number) {
    this.#size = size
  }

  /** Tasks that wait for a slot. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Tasks that hold a slot. */
  get running(): number {
    return this.#running
  }

  /** @throws GraphError `cancelled` if the signal aborts before the task has started. */
  async run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.#acquire(signal)
    try {
      return await task()
    } finally {
      this.#running--
      this.#waiting.shift()?.()
    }
  }

  /** Resolves once nothing runs or waits. */
  async idle(): Promise<void> {
    while (this.#running + this.#waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, 5))
  }

  #acquire(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(cancelled())
    if (this.#running < this.#size) {
      this.#running++
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const start = () => {
        signal?.removeEventListener('abort', giveUp)
        this.#running++
        resolve()
      }
      const giveUp = () => {
        const index = this.#waiting.indexOf(start)
        if (index >= 0) this.#waiting.splice(index, 1)
        reject(cancelled())
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      this.#waiting.push(start)
    })
  }
}

/** Rejects with `cancelled` as soon as the signal aborts; the task itself goes on. */
export function orCancelled<T>(task: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return task
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(cancelled())
    if (signal.aborted) giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    task.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}

/** Aborts as soon as one of the given signals does; undefined if none is given. */
export function anySignal(...signals: readonly (AbortSignal | undefined)[]): AbortSignal | undefined {
  const given = signals.filter((signal) => signal !== undefined)
  return given.length > 1 ? AbortSignal.any(given) : given[0]
}

function cancelled(): GraphError {
  return new GraphError('cancelled', 'the caller gave up')
}
