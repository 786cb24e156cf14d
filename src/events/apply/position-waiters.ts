interface Waiter {
  readonly position: number
  readonly resolve: (hasSeen: boolean) => void
}

/** A position that only grows, and callers that wait until it reaches one. */
export class PositionWaiters {
  #reached = 0
  #waiters: Waiter[] = []

  get reached(): number {
    return this.#reached
  }

  /** True while a caller waits. */
  get isAwaited(): boolean {
    return this.#waiters.length > 0
  }

  /** Raises the position and resolves the callers that wait for it. */
  reach(position: number): void {
    this.#reached = Math.max(this.#reached, position)
    const ready = this.#waiters.filter((waiter) => waiter.position <= this.#reached)
    if (ready.length === 0) return
    this.#waiters = this.#waiters.filter((waiter) => waiter.position > this.#reached)
    for (const { resolve } of ready) resolve(true)
  }

  /** True once reached, false if the signal aborts before. */
  wait(position: number, signal: AbortSignal): Promise<boolean> {
    if (position <= this.#reached) return Promise.resolve(true)
    if (signal.aborted) return Promise.resolve(false)
    return new Promise((resolve) => {
      const abort = () => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter)
        resolve(false)
      }
      const waiter: Waiter = {
        position,
        resolve: (hasSeen) => {
          signal.removeEventListener('abort', abort)
          resolve(hasSeen)
        },
      }
      signal.addEventListener('abort', abort, { once: true })
      this.#waiters.push(waiter)
    })
  }
}
