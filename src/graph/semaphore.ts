import { GraphError } from './graph-error.ts'

/**
 * Runs at most `size` tasks at a time, the others in order of arrival. A task that has started keeps its slot until it ends,
 * even if its caller has aborted: the engine may not be able to stop it.
 */
export class Semaphore {
  readonly #size: number
  #running = 0
  readonly #waiting: (() => void)[] = []

  constructor(size: number) {
    this.#size = size
  }

  /** Number of queued tasks. */
  get waiting(): number {
    return this.#waiting.length
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

  /** Runs a task once all tasks that came before have ended. Tasks that come later wait for it. */
  async runAlone<T>(task: () => Promise<T>): Promise<T> {
    const slots = Array.from({ length: this.#size }, () => this.#acquire())
    await Promise.all(slots)
    try {
      return await task()
    } finally {
      this.#running -= slots.length
      for (const start of this.#waiting.splice(0, slots.length)) start()
    }
  }

  /** Resolves once no task runs or waits. */
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
        signal?.removeEventListener('abort', onAbort)
        this.#running++
        resolve()
      }
      const onAbort = () => {
        const index = this.#waiting.indexOf(start)
        if (index >= 0) this.#waiting.splice(index, 1)
        reject(cancelled())
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      this.#waiting.push(start)
    })
  }
}

/** Rejects with `cancelled` as soon as the signal aborts; the task itself goes on. */
export function orCancelled<T>(task: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return task
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(cancelled())
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    const settled = () => signal.removeEventListener('abort', onAbort)
    task.then(resolve, reject)
    task.then(settled, settled)
  })
}

/** Aborts as soon as one of the given signals does; undefined if none is given. */
export function anySignal(...signals: readonly (AbortSignal | undefined)[]): AbortSignal | undefined {
  const given = signals.filter((signal) => signal !== undefined)
  return given.length > 1 ? AbortSignal.any(given) : given[0]
}

/** The error of a task whose caller has aborted. */
export function cancelled(): GraphError {
  return new GraphError('cancelled', 'the caller aborted')
}

/** Does the work at the first call only. Later calls get the same result, also a failure. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined
  return () => {
    result ??= work()
    return result
  }
}
