import { AttuneError } from '../../../domain/errors.ts'
import { laterWatermark } from '../../../domain/watermark.ts'

/** Most followers of one process: as many live lists as its connections may hold. */
const MAX_FOLLOWING = 8_000

/** Reports one user's changes until `end`. */
export interface Following {
  /** The furthest watermark of the changes so far; null before the first one. */
  readonly watermark: string | null
  /** Resolves to true at once the first time, then after each change; to false once ended. */
  changed(): Promise<boolean>
  /** Reports a change once more after this long, or sooner if that was asked before, unless this has ended by then. */
  repeat(afterMs: number): void
  /** Frees the follower. May be called again. */
  end(): void
}

/** Tells live lists of the changes of users. */
export interface ChangeFeed {
  /** Reports a write about this user. Lists that have seen `watermark` include it. */
  tell(userId: string, watermark: string): void
  /**
   * Follows a user, whose id is valid. The caller must `end` it.
   *
   * @throws AttuneError `BUSY` if there are too many followers
   */
  follow(userId: string): Following
}

/** The changes of users in this process: writers call `tell`, live lists `follow`. Changes in between become one. */
export class UserChanges implements ChangeFeed {
  readonly #followers = new Map<string, Set<Follower>>()
  readonly #maxFollowing: number
  #following = 0

  constructor(maxFollowing = MAX_FOLLOWING) {
    this.#maxFollowing = maxFollowing
  }

  /** How many followers have not ended. */
  get following(): number {
    return this.#following
  }

  tell(userId: string, watermark: string): void {
    for (const follower of this.#followers.get(userId) ?? []) follower.report(watermark)
  }

  /** Reports a change of every followed user, each at some time within this long: their writes may have been missed. */
  repeatAll(withinMs: number): void {
    const followers = [...this.#followers.values()].flatMap((ofUser) => [...ofUser])
    for (const [at, follower] of followers.entries()) follower.repeat((withinMs * at) / followers.length)
  }

  /** Reports a change of each followed user that passes, one after the other: a late report stands. */
  repeatWhere(hasChanged: (userId: string) => boolean, pauseMs: number): void {
    const changed = [...this.#followers].flatMap(([userId, ofUser]) =>
      hasChanged(userId) ? [...ofUser] : [],
    )
    for (const [at, follower] of changed.entries()) follower.repeat(at * pauseMs)
  }

  /** See `ChangeFeed`. @param onEnd called once it has ended */
  follow(userId: string, onEnd?: () => void): Following {
    if (this.#following >= this.#maxFollowing) {
      throw new AttuneError('BUSY', 'too many live lists are open', { hint: 'try again in a moment' })
    }
    const ofUser = this.#followers.get(userId) ?? new Set()
    const follower = new Follower(() => {
      this.#following--
      ofUser.delete(follower)
      if (ofUser.size === 0) this.#followers.delete(userId)
      onEnd?.()
    })
    this.#following++
    this.#followers.set(userId, ofUser.add(follower))
    return follower
  }
}

class Follower implements Following {
  readonly #onEnd: () => void
  #watermark: string | null = null
  #isDue = true
  #hasEnded = false
  #wake: (() => void) | undefined
  #repeating: NodeJS.Timeout | undefined
  #repeatsAtMs = Number.POSITIVE_INFINITY

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd
  }

  get watermark(): string | null {
    return this.#watermark
  }

  report(watermark: string): void {
    this.#watermark = laterWatermark(this.#watermark, watermark)
    this.#makeDue()
  }

  async changed(): Promise<boolean> {
    if (!this.#isDue && !this.#hasEnded) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    this.#isDue = false
    return !this.#hasEnded
  }

  repeat(afterMs: number): void {
    const atMs = performance.now() + afterMs
    if (this.#hasEnded || this.#repeatsAtMs <= atMs) return
    this.#repeatsAtMs = atMs
    clearTimeout(this.#repeating)
    this.#repeating = setTimeout(() => this.#makeDue(), afterMs).unref()
  }

  end(): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    clearTimeout(this.#repeating)
    this.#onEnd()
    this.#wake?.()
  }

  #makeDue(): void {
    clearTimeout(this.#repeating)
    this.#repeatsAtMs = Number.POSITIVE_INFINITY
    this.#isDue = true
    this.#wake?.()
  }
}
