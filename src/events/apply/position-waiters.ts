interface Waiter {
  readonly position: number
  readonly resolve: (hasSeen: boolean) => void
}

/** A position that only grows, and those who wait for it. */
export class PositionWaiters {
  #reached = 0
  #waiters: Waiter[] = []

  get reached(): number {
    return this.#reached
  }

  /** True while somebody waits. */
  get isAwaited(): boolean {
    return this.#waiters.length > 0
  }

  /** Lets everybody go on who waited for this or less. */
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
      const giveUp = () => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter)
        resolve(false)
      }
      const waiter: Waiter = {
        position,
        resolve: (hasSeen) => {
          signal.removeEventListener('abort', giveUp)
          resolve(hasSeen)
        },
      }
      signal.addEventListener('abort', giveUp, { once: true })
      this.#waiters.push(waiter)
    })
  }
}
