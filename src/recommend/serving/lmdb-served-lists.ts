import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Database, open } from 'lmdb'
import type { Ranked } from '../../domain/candidate.ts'
import type { SourceName } from '../../domain/source-name.ts'
import { claimForOpening, closeDatabase, commitCause, DiskGuard } from '../../platform/lmdb/disk-guard.ts'
import { timeKey } from './recommendation-id.ts'
import type { ServedList, ServedLists } from './served-lists.ts'

/** Keys that a sweep looks at before it lets requests go on. */
const SWEPT_AT_ONCE = 500

/** Pages that one list may take: far more than the longest. */
const PAGES_A_LIST = 256

/**
 * Served lists in a local LMDB database in `folder`. Keys begin with the time of serving, so that sweeping reads
 * only what has expired.
 *
 * @param ttlMs how long a list is kept
 * @param onError told why a list could not be written: once, until one can be written again. The answer was given all the same
 * @throws AttuneError `UNAVAILABLE` if there is no room to make it
 */
export function lmdbServedLists(
  folder: string,
  ttlMs: number,
  onError: (error: unknown) => void,
): ServedLists {
  claimForOpening(folder)
  // The library's own batches are not waited for: one that failed, on a full disk, would end the process.
  const database = open<StoredList, string>({ path: folder, compression: false, eventTurnBatching: false })
  const newestTable = database.openDB<string, string>({ name: 'newest-of-viewer', encoding: 'string' })
  const room = new DiskGuard(folder, database, [newestTable])
  const outage = new Outage(onError)
  const lists = new Written<StoredList>(database, room, outage)
  // Of each viewer the id of her newest list.
  const newest = new Written<string>(newestTable, room, outage)
  const find = (id: string) => {
    const list = lists.get(id)
    return list ? { ...list, items: list.items.map(withSpeaking) } : null
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

/** As lists were kept while sources' evidence was part of them: there until all of those have expired. */
type StoredItem = Omit<Ranked, 'speaking'> & {
  readonly speaking?: Ranked['speaking']
  readonly evidence?: readonly { readonly source: SourceName }[]
}

type StoredList = Omit<ServedList, 'items'> & { readonly items: readonly StoredItem[] }

function withSpeaking({ evidence = [], speaking, ...item }: StoredItem): Ranked {
  return { ...item, speaking: speaking ?? evidence.map(({ source }) => source) }
}

/** Time in which nothing can be written: whoever is told of it is told once. */
class Outage {
  readonly #tell: (error: unknown) => void
  #isTold = false

  constructor(tell: (error: unknown) => void) {
    this.#tell = tell
  }

  failed(error: unknown): void {
    if (!this.#isTold) this.#tell(error)
    this.#isTold = true
  }

  ended(): void {
    this.#isTold = false
  }
}

/** A table that a reader sees as written before the write has ended. */
class Written<Value> {
  readonly #table: Database<Value, string>
  readonly #room: DiskGuard
  readonly #outage: Outage
  readonly #pending = new Map<string, Value>()
  #newest = Promise.resolve()

  constructor(table: Database<Value, string>, room: DiskGuard, outage: Outage) {
    this.#table = table
    this.#room = room
    this.#outage = outage
  }

  get(key: string): Value | undefined {
    return this.#pending.get(key) ?? this.#table.get(key)
  }

  /** Returns at once: to encode a list of a hundred items takes milliseconds that no answer need wait for. */
  put(key: string, value: Value): void {
    this.#pending.set(key, value)
    const written = nextTurn().then(() => this.#write(key, value))
    // One for which there is no room ends before those that are on their way.
    this.#newest = Promise.all([this.#newest, written]).then(() => undefined)
  }

  /** Resolves once everything that was put before is with the database, or has failed. */
  settled(): Promise<void> {
    return this.#newest
  }

  async #write(key: string, value: Value): Promise<void> {
    try {
      this.#room.claim('growth', PAGES_A_LIST)
      await this.#table.put(key, value)
      this.#outage.ended()
    } catch (error) {
      this.#outage.failed(await commitCause(error))
    } finally {
      // It may have been put again meanwhile.
      if (this.#pending.get(key) === value) this.#pending.delete(key)
    }
  }

  /** Removes what is over in a range of keys, some at a time; never what is written anew meanwhile. */
  async sweep(range: { readonly end?: string }, isOver: (value: Value) => boolean): Promise<void> {
    await this.settled()
    let start: string | undefined
    for (;;) {
      const keys = [...this.#table.getKeys({ ...range, ...(start && { start }), limit: SWEPT_AT_ONCE })]
      const last = keys.at(-1)
      if (last === undefined || (keys.length === 1 && last === start)) return
      await this.#remove(keys, isOver)
      start = last
      await nextTurn()
    }
  }

  async #remove(keys: readonly string[], isOver: (value: Value) => boolean): Promise<void> {
    this.#room.claim('upkeep', keys.length)
    try {
      await this.#table.transaction(() => {
        for (const key of keys) {
          const value = this.get(key)
          if (value !== undefined && isOver(value)) this.#table.removeSync(key)
        }
      })
    } catch (error) {
      throw await commitCause(error)
    }
  }
}

/** Fits LMDB's keys whatever the id is. */
function viewerKey(viewerId: string): string {
  return createHash('sha256').update(viewerId).digest('base64url')
}
