import { fnv1a, mixed } from '../domain/hash.ts'

/** What a write may change. */
export interface WrittenChanges {
  /** Their own data: what a request reads of them as its viewer, and what lists of others read of them. */
  readonly userIds?: readonly string[]
  readonly charts?: true
}

/**
 * Numbers of the writes to a graph, in the order in which this process learns of them. Take them before the reads that they are
 * compared with.
 */
export interface WriteNumbers {
  /** Of the newest write. */
  readonly newest: number
  /** Of the newest write that may have changed the data of this user. */
  newestOf(userId: string): number
  /** Of the newest write that may have changed charts. */
  readonly charts: number
  /** When this process learned of the newest write that may have changed anything, by the monotonic clock. */
  readonly anythingAtMs: number
  /** Counts the writes of other processes that have ended. Absent where there are none. @throws GraphError */
  catchUp?(): Promise<void>
}

/** Users share so many numbers: a write for one counts for the few others of the same hash. */
const USER_HASHES = 65_536

/** What a write may change, as numbers: hashes of users, and these. */
const CHARTS = -1
const ALL_USERS = -2
const ANYTHING = -3

/**
 * A change as numbers, which name no user.
 *
 * @param changes omitted: anything
 * @param mostUsers if there are more, the change counts for all users
 */
export function codesOf(changes?: WrittenChanges, mostUsers = Number.POSITIVE_INFINITY): readonly number[] {
  if (!changes) return [ANYTHING]
  const { userIds = [], charts } = changes
  const users = userIds.length > mostUsers ? [ALL_USERS] : userIds.map(hashOf)
  return charts ? [CHARTS, ...users] : users
}

/** Numbers writes, so that a cache knows without reading its data again that nothing of it has changed. */
export class WriteCounter implements WriteNumbers {
  #newest = 0
  /** The newest write that may have changed anything. */
  #anything = 0
  #anythingAtMs = Number.NEGATIVE_INFINITY
  #allUsers = 0
  readonly #users = new Uint32Array(USER_HASHES)
  #charts = 0

  get newest(): number {
    return this.#newest
  }

  get charts(): number {
    return Math.max(this.#anything, this.#charts)
  }

  get anythingAtMs(): number {
    return this.#anythingAtMs
  }

  newestOf(userId: string): number {
    return Math.max(this.#anything, this.#allUsers, this.#users[hashOf(userId)] as number)
  }

  /** @param codes what the write may change: see `codesOf` */
  count(codes: readonly number[]): void {
    const number = ++this.#newest
    for (const code of codes) {
      if (code >= 0) this.#users[code] = number
      else if (code === CHARTS) this.#charts = number
      else if (code === ALL_USERS) this.#allUsers = number
      else this.#countAnything(number)
    }
  }

  #countAnything(number: number): void {
    this.#anything = number
    this.#anythingAtMs = performance.now()
  }
}

function hashOf(userId: string): number {
  return mixed(fnv1a(userId)) % USER_HASHES
}
