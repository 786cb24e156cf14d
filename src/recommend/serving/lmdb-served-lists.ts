import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Database, open } from 'lmdb'
import type { FallbackStep } from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'
import { claimForOpening, closeDatabase, commitCause, DiskGuard } from '../../platform/lmdb/disk-guard.ts'
import type { ServedItem } from '../candidate.ts'
import { type ServedList, type ServedLists, timeKey } from './served-lists.ts'

/** Name of the table of each viewer's newest list. */
const NEWEST = 'newest-of-viewer'

/** Keys that a sweep checks before it yields to requests. */
const SWEPT_AT_ONCE = 500

/** False for the name of the other table, which is a key among the lists. */
function isListId(key: string): boolean {
  return key !== NEWEST
}

/** Lists read before other work of the process gets its turn: decoding one takes a fraction of a millisecond. */
const READ_AT_ONCE = 20

/** Upper bound of the database pages that one list takes. */
const PAGES_A_LIST = 256

/**
 * Served lists in a local LMDB database in `folder`. Keys begin with the time of serving, so that a sweep reads expired
 * lists only.
 *
 * @param ttlMs how long a list is stored
 * @param onError called with the first failed write, and again only after a write has succeeded
 * @throws AttuneError `UNAVAILABLE` if the disk has no room for the database
 */
export function lmdbServedLists(
  folder: string,
  ttlMs: number,
  onError: (error: unknown) => void,
): ServedLists {
  claimForOpening(folder)
  // On a full disk, a failed batch of the library would end the process, because nothing awaits it.
  const database = open<StoredList, string>({ path: folder, compression: false, eventTurnBatching: false })
  const newestTable = database.openDB<string, string>({ name: NEWEST, encoding: 'string' })
  const guard = new DiskGuard(folder, database, [newestTable])
  const failures = new FailureReporter(onError)
  const lists = new WriteBehindTable<StoredList>(database, guard, failures)
  // By viewer, the id of the newest list.
  const newest = new WriteBehindTable<string>(newestTable, guard, failures)
  const find = (id: string) => {
    const list = lists.get(id)
    return list ? decode(list) : null
  }
  return {
    save(list) {
      lists.put(list.recommendationId, list)
      newest.put(viewerKey(list.viewerId), list.recommendationId)
    },
    saveStandIn: (list) => lists.put(list.recommendationId, list),
    find: async (recommendationId) => find(recommendationId),
    async newestOf(viewerId) {
      const id = newest.get(viewerKey(viewerId))
      const list = id === undefined ? null : find(id)
      return list?.viewerId === viewerId ? list : null
    },
    async *listsOf(viewerId) {
      for await (const list of lists.values(isListId)) if (list.viewerId === viewerId) yield decode(list)
    },
    async forgetViewer(viewerId) {
      const id = newest.get(viewerKey(viewerId))
      if (id === undefined) return
      await newest.remove(viewerKey(viewerId))
      await lists.remove(id)
    },
    async sweep(nowMs) {
      const end = timeKey(nowMs - ttlMs)
      await lists.sweep({ end }, () => true)
      await newest.sweep({}, (id) => id < end)
    },
    async close() {
      await Promise.all([lists.settled(), newest.settled()])
      await closeDatabase(database)
    },
  }
}

/** Lists that earlier versions stored have other field names. They expire within two hours after an upgrade. */
type StoredItem = Omit<ServedItem, 'supportingSources'> & {
  readonly supportingSources?: readonly SourceName[]
  readonly speaking?: readonly SourceName[]
}

type StoredList = Omit<ServedList, 'items' | 'requestHash' | 'degradedSources' | 'fallbackSteps'> & {
  readonly requestHash?: string
  readonly questionKey?: string
  readonly degradedSources?: readonly SourceName[]
  readonly degraded?: readonly SourceName[]
  readonly fallbackSteps?: readonly FallbackStep[]
  readonly fallback?: readonly FallbackStep[]
  readonly items: readonly StoredItem[]
}

function decode(stored: StoredList): ServedList {
  const { questionKey = '', requestHash = questionKey, items, ...others } = stored
  const { degraded = [], degradedSources = degraded, ...rest } = others
  const { fallback = [], fallbackSteps = fallback, ...list } = rest
  return {
    ...list,
    requestHash,
    degradedSources,
    fallbackSteps,
    items: items.map(({ speaking = [], supportingSources = speaking, ...item }) => ({
      ...item,
      supportingSources,
    })),
  }
}

/** Reports the first of several failures in a row. */
class FailureReporter {
  readonly #report: (error: unknown) => void
  #isFailing = false

  constructor(report: (error: unknown) => void) {
    this.#report = report
  }

  failed(error: unknown): void {
    if (!this.#isFailing) this.#report(error)
    this.#isFailing = true
  }

  succeeded(): void {
    this.#isFailing = false
  }
}

/** A table with pending writes: readers see a value before its write has ended. */
class WriteBehindTable<Value> {
  readonly #table: Database<Value, string>
  readonly #guard: DiskGuard
  readonly #failures: FailureReporter
  readonly #pending = new Map<string, Value>()
  #newest = Promise.resolve()

  constructor(table: Database<Value, string>, guard: DiskGuard, failures: FailureReporter) {
    this.#table = table
    this.#guard = guard
    this.#failures = failures
  }

  get(key: string): Value | undefined {
    return this.#pending.get(key) ?? this.#table.get(key)
  }

  /** All values whose keys match, in the order of the keys, in steps. */
  async *values(isKey: (key: string) => boolean): AsyncIterable<Value> {
    await this.settled()
    const keys = [...this.#table.getKeys()].filter(isKey)
    for (const [index, key] of keys.entries()) {
      const value = this.get(key)
      if (value !== undefined) yield value
      if (index % READ_AT_ONCE === 0) await nextTurn()
    }
  }

  /** Returns at once: encoding a list of a hundred items takes milliseconds, for which the response does not wait. */
  put(key: string, value: Value): void {
    this.#pending.set(key, value)
    const written = nextTurn().then(() => this.#write(key, value))
    // A write without room on the disk ends before earlier writes.
    this.#newest = Promise.all([this.#newest, written]).then(() => undefined)
  }

  /** Resolves once all earlier writes have ended. */
  settled(): Promise<void> {
    return this.#newest
  }

  async #write(key: string, value: Value): Promise<void> {
    try {
      this.#guard.claim('growth', PAGES_A_LIST)
      await this.#table.put(key, value)
      this.#failures.succeeded()
    } catch (error) {
      this.#failures.failed(await commitCause(error))
    } finally {
      // A newer value may be pending.
      if (this.#pending.get(key) === value) this.#pending.delete(key)
    }
  }

  /** Removes a value, after pending writes. */
  async remove(key: string): Promise<void> {
    await this.settled()
    await this.#remove([key], () => true)
  }

  /** Removes expired values in a range of keys, in steps. */
  async sweep(range: { readonly end?: string }, isExpired: (value: Value) => boolean): Promise<void> {
    await this.settled()
    let start: string | undefined
    for (;;) {
      const keys = [...this.#table.getKeys({ ...range, ...(start && { start }), limit: SWEPT_AT_ONCE })]
      const last = keys.at(-1)
      if (last === undefined || (keys.length === 1 && last === start)) return
      await this.#remove(keys, isExpired)
      start = last
      await nextTurn()
    }
  }

  async #remove(keys: readonly string[], isExpired: (value: Value) => boolean): Promise<void> {
    this.#guard.claim('upkeep', keys.length)
    try {
      await this.#table.transaction(() => {
        for (const key of keys) {
          const value = this.get(key)
          if (value !== undefined && isExpired(value)) this.#table.removeSync(key)
        }
      })
    } catch (error) {
      throw await commitCause(error)
    }
  }
}

/** A key of fixed length: LMDB limits the length of keys. */
function viewerKey(viewerId: string): string {
  return createHash('sha256').update(viewerId).digest('base64url')
}
