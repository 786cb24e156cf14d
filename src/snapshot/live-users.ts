import { inBatches } from '../domain/grouping.ts'
import type { PropertyType } from '../domain/property-type.ts'
import { allPeopleIdsPage, userProperties } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { idPages } from '../graph/keyset-pages.ts'
import { readPropertyTypes } from '../graph/property-types.ts'
import { orCancelled } from '../graph/semaphore.ts'
import { type UserRow, UserSnapshot } from './user-snapshot.ts'

/** A snapshot is read again when it is older than this, ms. */
const MAX_AGE_MS = 5_000

/** Reading all users takes at most one part in this many of the time. */
const AGE_PER_READ = 20

/** More written users than this are read with all others. */
const MAX_WRITTEN = 500

/** Ids of one page. Large, because the embedded engine scans the users for each page. */
const PAGE_IDS = 20_000

/** Users of one statement. */
const PAGE_SIZE = 500

/**
 * The snapshot of users, which is read at its first use. Users have no change feed, because events make users all the
 * time: their snapshot has every write of this process at once, and what imports, events and other processes write some
 * seconds later. It is read again at the first use after that time.
 */
export class LiveUsers {
  readonly #graph: GraphStore
  #snapshot: UserSnapshot | null = null
  /** The last step of catching up; the next one follows it. */
  #caughtUp: Promise<unknown> = Promise.resolve()
  /** By the clock of `performance.now()`. */
  #validUntilMs = 0
  #written = new Set<string>()

  constructor(graph: GraphStore) {
    this.#graph = graph
  }

  /**
   * The snapshot with every write of this process so far.
   *
   * @param signal ends the waiting, but not the reading, which serves other requests too
   * @throws GraphError
   */
  current({ signal }: { readonly signal?: AbortSignal } = {}): Promise<UserSnapshot> {
    const caughtUp = this.#caughtUp.then(() => this.#catchUp())
    this.#caughtUp = caughtUp.catch(() => undefined)
    return orCancelled(caughtUp, signal)
  }

  /** Call this after a write of users: the next snapshot has it. */
  onWrite(userIds: readonly string[]): void {
    if (this.#snapshot === null) return
    for (const id of userIds) this.#written.add(id)
    // Reading all of them is not slower by much.
    if (this.#written.size > MAX_WRITTEN) this.#validUntilMs = 0
  }

  async #catchUp(): Promise<UserSnapshot> {
    const snapshot = this.#snapshot
    if (snapshot === null || performance.now() > this.#validUntilMs) return this.#readAll()
    // A write or a declaration may bring a new type.
    if (!isSame((await readPropertyTypes(this.#graph)).users, snapshot.types)) return this.#readAll()
    if (this.#written.size === 0) return snapshot
    const ids = [...this.#written]
    this.#written = new Set()
    try {
      const rows = await this.#readRows(ids)
      const found = new Set(rows.map(({ id }) => id))
      snapshot.put(rows)
      snapshot.remove(ids.filter((id) => !found.has(id)))
      return snapshot
    } catch (error) {
      this.onWrite(ids)
      throw error
    }
  }

  async #readAll(): Promise<UserSnapshot> {
    const startMs = performance.now()
    this.#written = new Set()
    const snapshot = new UserSnapshot()
    // From now on writes count, because a page may be read before them.
    this.#snapshot = snapshot
    this.#validUntilMs = 0
    snapshot.types = (await readPropertyTypes(this.#graph)).users
    const read = (afterId: string, limit: number) => this.#graph.run(allPeopleIdsPage, { afterId, limit })
    for await (const page of idPages(read, PAGE_IDS)) {
      for (const ids of inBatches(page, PAGE_SIZE)) snapshot.put(await this.#readRows(ids))
    }
    const endMs = performance.now()
    this.#validUntilMs = endMs + Math.max(MAX_AGE_MS, AGE_PER_READ * (endMs - startMs))
    return snapshot
  }

  async #readRows(ids: readonly string[]): Promise<readonly UserRow[]> {
    const rows = await this.#graph.run(userProperties, { ids })
    return rows.map(({ id, properties }) => {
      const { name } = properties
      return { id, name: typeof name === 'string' ? name : null, properties }
    })
  }
}

function isSame(a: ReadonlyMap<string, PropertyType>, b: ReadonlyMap<string, PropertyType>): boolean {
  return a.size === b.size && [...a].every(([name, type]) => b.get(name) === type)
}
