/** Most users whose writes are counted one by one. */
const MOST_USERS = 100_000

/**
 * Numbers the writes to a graph that only this process writes, so that a cache knows without a read that what it holds has not
 * changed. Take the numbers before the reads they are compared with.
 */
export class WriteCounter {
  #newest = 0
  /** The newest write that may have changed the data of every user. */
  #ofAll = 0
  readonly #ofUsers = new Map<string, number>()

  /** Number of the newest write. */
  get newest(): number {
    return this.#newest
  }

  /** Number of the newest write that may have changed what a request reads of this user as its viewer. */
  newestOf(userId: string): number {
    return Math.max(this.#ofAll, this.#ofUsers.get(userId) ?? 0)
  }

  /** @param userIds whose own data the write may have changed; omitted: that of all users */
  count(userIds?: readonly string[]): void {
    this.#newest++
    if (userIds && this.#ofUsers.size + userIds.length <= MOST_USERS) {
      for (const userId of userIds) this.#ofUsers.set(userId, this.#newest)
    } else {
      this.#ofAll = this.#newest
      this.#ofUsers.clear()
    }
  }
}
