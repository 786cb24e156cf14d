/** Hears of one user's changes until `end`. */
export interface Following {
  /** The watermark of the newest change since the last call, as soon as there is one; null once ended. */
  next(): Promise<string | null>
  /** Tells of a change once more after a time, unless a newer one has come by then. */
  repeat(watermark: string, afterMs: number): void
  end(): void
}

interface Follower {
  newest: string | null
  wake: (() => void) | null
}

/**
 * Who has changed, in this process: whoever writes tells, whoever pushes lists follows. Changes that come faster than
 * they are taken become one, the newest.
 */
export class UserChanges {
  readonly #followers = new Map<string, Set<Follower>>()

  /** How many follow somebody. */
  get following(): number {
    return [...this.#followers.values()].reduce((total, { size }) => total + size, 0)
  }

  /** Something about this user was written; answers that have seen `watermark` have seen it. */
  tell(userId: string, watermark: string): void {
    for (const follower of this.#followers.get(userId) ?? []) {
      follower.newest = watermark
      follower.wake?.()
    }
  }

  follow(userId: string): Following {
    const follower: Follower = { newest: null, wake: null }
    const all = this.#followers.get(userId) ?? new Set()
    this.#followers.set(userId, all.add(follower))
    let isEnded = false
    let repeating: NodeJS.Timeout | undefined
    return {
      async next() {
        if (!isEnded && follower.newest === null) {
          await new Promise<void>((resolve) => {
            follower.wake = resolve
          })
        }
        const { newest } = follower
        follower.newest = null
        follower.wake = null
        return isEnded ? null : newest
      },
      repeat(watermark, afterMs) {
        clearTimeout(repeating)
        repeating = setTimeout(() => {
          follower.newest ??= watermark
          follower.wake?.()
        }, afterMs).unref()
      },
      end: () => {
        isEnded = true
        clearTimeout(repeating)
        all.delete(follower)
        if (all.size === 0) this.#followers.delete(userId)
        follower.wake?.()
      },
    }
  }
}
