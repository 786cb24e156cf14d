import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { deserialize, serialize } from 'node:v8'
import { type Database, open, type RootDatabase } from 'lmdb'
import type { DataKey } from '../../platform/data-key.ts'
import { claimForOpening, closeDatabase, commitCause, DiskGuard } from '../../platform/lmdb/disk-guard.ts'
import { fingerprint, seal, unseal } from '../../platform/sealing.ts'
import { fromColumns, type ItemColumns, toColumns } from './item-columns.ts'
import {
  NEWEST_LISTS,
  type ServedHead,
  type ServedList,
  type ServedLists,
  shownItems,
  timeKey,
} from './served-lists.ts'

/** Names of the tables beside the lists. */
const VIEWERS = 'viewers'
const META = 'meta'

/** Keys that a sweep checks before it yields to requests. */
const SWEPT_AT_ONCE = 500

/** False for the names of the other tables, which are keys among the lists. */
function isListId(key: string): boolean {
  return key !== VIEWERS && key !== META
}

/** Lists read before other work of the process gets its turn: decoding one takes a fraction of a millisecond. */
const READ_AT_ONCE = 20

/** Upper bound of the database pages that one list takes. */
const PAGES_A_LIST = 256

/** Folder of the file. */
const SEALED = 'sealed'

/** The same for lists that are encrypted as a whole. */
const ENCRYPTED = 'encrypted'

/** Bytes of a viewer's key, and of the keyed hash that names them. */
const KEY = 32
const VIEWER = 16

/** Which lists are stored. */
export interface StoredLimits {
  /** Those of this time, milliseconds. */
  readonly ttlMs: number
  /** The newest that take no more than this, as a sweep finds it; omitted: all. */
  readonly mostBytes?: number
}

/**
 * Served lists in a local LMDB database in `folder`. Keys begin with the time of serving, so that a sweep reads expired
 * lists only. A list names its viewer by a keyed hash, and their id is encrypted with a key of the viewer: without it, none
 * of their lists can be read. The list of a session names no viewer.
 *
 * @param limits for how long lists are stored, and how many
 * @param onError called with the first failed write, and again only after a write has succeeded
 * @param dataKey encrypts whole lists, which name users in their reasons, and the keys of viewers; null for none
 * @throws AttuneError `UNAVAILABLE` if the disk has no room for the database
 */
export function lmdbServedLists(
  folder: string,
  { ttlMs, mostBytes = Number.POSITIVE_INFINITY }: StoredLimits,
  onError: (error: unknown) => void,
  dataKey: DataKey | null = null,
): ServedLists {
  const path = join(folder, dataKey ? ENCRYPTED : SEALED)
  const encoding = dataKey ? { encoder: sealingEncoder(dataKey.derived('served lists')) } : {}
  claimForOpening(path)
  // On a full disk, a failed batch of the library would end the process, because nothing awaits it.
  const database = open<StoredList, string>({
    path,
    compression: false,
    eventTurnBatching: false,
    ...encoding,
  })
  const viewersTable = database.openDB<Viewer, string>({ name: VIEWERS, ...encoding })
  const meta = database.openDB<string, string>({ name: META, encoding: 'string' })
  const guard = new DiskGuard(path, database, [viewersTable, meta])
  const failures = new FailureReporter(onError)
  const lists = new WriteBehindTable<SavedList, StoredList>(database, guard, failures, IN_COLUMNS)
  const viewers = new WriteBehindTable<Viewer, Viewer>(viewersTable, guard, failures, AS_IT_IS)
  const stored = saltOf(database, meta)
  const salt = dataKey ? fingerprint(dataKey.derived('viewers'), stored.toString('hex'), KEY) : stored
  const nameOf = (viewerId: string) => fingerprint(salt, viewerId, VIEWER).toString('base64url')
  const noteSaved = (viewerId: string, id: string, isNewest: boolean) => {
    const name = nameOf(viewerId)
    const { key, newestIds: before, lists: saved } = viewers.get(name) ?? newViewer()
    const newestIds = isNewest ? [id, ...before].slice(0, NEWEST_LISTS) : before
    viewers.put(name, { key, newestIds, lastId: id, lists: saved + 1 })
    return { name, key }
  }
  const save = (list: ServedList, isNewest: boolean) => {
    const { viewerId, recommendationId: id } = list
    if (viewerId === null) lists.put(id, encodeAnonymous(list))
    else lists.put(id, encode(list, viewerId, noteSaved(viewerId, id, isNewest)))
  }
  const decoded = (stored: SavedList): ServedList | null => {
    if ('itemsOf' in stored) {
      const other = find(stored.itemsOf)
      return other && decodeReference(stored, other)
    }
    if (stored.viewer === null) return decodeAnonymous(stored)
    const viewer = viewers.get(stored.viewer)
    return viewer ? decode(stored, viewer.key) : null
  }
  const find = (id: string): ServedList | null => {
    const stored = lists.get(id)
    return stored ? decoded(stored) : null
  }
  const replace = (list: ServedList) => {
    const { viewerId, recommendationId: id } = list
    if (viewerId === null) return lists.put(id, encodeAnonymous(list))
    const name = nameOf(viewerId)
    const key = viewers.get(name)?.key
    // The viewer may have been forgotten meanwhile.
    if (key) lists.put(id, encode(list, viewerId, { name, key }))
  }
  const saveAsGrown = (list: ServedList) => {
    const stored = list.more ? find(list.recommendationId) : null
    const appended = stored?.items.slice(list.items.length) ?? []
    replace(stored && appended.length > 0 ? { ...stored, items: [...list.items, ...appended] } : list)
  }
  return {
    save: (list) => save(list, true),
    saveStandIn: (list) => save(list, false),
    saveAgain({ viewerId, ...list }, { recommendationId: itemsOf }, shown) {
      if (viewerId === null || !lists.has(itemsOf)) return false
      const id = list.recommendationId
      const { name: viewer } = noteSaved(viewerId, id, true)
      lists.put(id, { ...list, viewer, itemsOf, shown })
      return true
    },
    amend(list) {
      if (list.viewerId !== null) saveAsGrown(list)
    },
    async append(list, before) {
      const stored = find(list.recommendationId)
      if (stored && stored.items.length > before) return stored
      replace(list)
      return list
    },
    find: async (recommendationId) => find(recommendationId),
    async newestOf(viewerId) {
      const [id] = viewers.get(nameOf(viewerId))?.newestIds ?? []
      const list = id === undefined ? null : find(id)
      return list?.viewerId === viewerId ? list : null
    },
    newestIdsOf: async (viewerId) => viewers.get(nameOf(viewerId))?.newestIds ?? [],
    async *listsOf(viewerId) {
      const name = nameOf(viewerId)
      const viewer = viewers.get(name)
      if (!viewer) return
      for await (const stored of lists.values(isListId)) {
        const list = stored.viewer === name ? decoded(stored) : null
        if (list) yield list
      }
    },
    async forgetViewer(viewerId) {
      const name = nameOf(viewerId)
      const viewer = viewers.get(name)
      if (!viewer) return 0
      await viewers.remove(name)
      for (const id of viewer.newestIds) await lists.remove(id)
      return viewer.lists
    },
    async sweep(nowMs) {
      const end = timeKey(nowMs - ttlMs)
      await lists.sweep({ end }, () => true)
      while (guard.usedBytes > mostBytes && (await lists.removeFirst(isListId))) await nextTurn()
      await viewers.sweep({}, ({ lastId }) => lastId < end)
    },
    async close() {
      await Promise.all([lists.settled(), viewers.settled()])
      await closeDatabase(database)
    },
  }
}

/** What is kept of a viewer, by a keyed hash of their id. */
interface Viewer {
  /** Decrypts their id in their lists. */
  readonly key: Buffer
  /** Newest first, without stand-ins. */
  readonly newestIds: readonly string[]
  /** Their last list, stand-ins included. */
  readonly lastId: string
  /** How many lists were saved. */
  readonly lists: number
}

function newViewer(): Omit<Viewer, 'lastId'> {
  return { key: randomBytes(KEY), newestIds: [], lists: 0 }
}

type SavedList = ListOfUser | ListReference | AnonymousList

type ListOfUser = Omit<ServedList, 'viewerId'> & {
  readonly viewer: string
  readonly sealedViewerId: Buffer
}

/** A list of the same viewer and items as another one, which says who the viewer is. */
type ListReference = Omit<ServedHead, 'viewerId'> & {
  readonly viewer: string
  /** Id of the other list. */
  readonly itemsOf: string
  /** How many of the items this list has shown. */
  readonly shown: number
}

type AnonymousList = Omit<ServedList, 'viewerId'> & { readonly viewer: null }

type ItemList = ListOfUser | AnonymousList

type StoredList = ListReference | (Omit<ItemList, 'items'> & { readonly columns: ItemColumns })

/** How the values of a table are stored. */
interface Format<Value, Stored> {
  encode(value: Value): Stored
  decode(stored: Stored): Value
}

const AS_IT_IS: Format<Viewer, Viewer> = { encode: (viewer) => viewer, decode: (viewer) => viewer }

const IN_COLUMNS: Format<SavedList, StoredList> = {
  encode(list) {
    if ('itemsOf' in list) return list
    const { items, ...head } = list
    return { ...head, columns: toColumns(items) }
  },
  decode(stored) {
    if ('itemsOf' in stored) return stored
    const { columns, ...head } = stored
    return { ...head, items: fromColumns(columns) } as ItemList
  },
}

function encodeAnonymous({ viewerId: _, ...list }: ServedList): AnonymousList {
  return { ...list, viewer: null }
}

function decodeAnonymous({ viewer: _, ...list }: AnonymousList): ServedList {
  return { ...list, viewerId: null }
}

function decodeReference(
  { viewer: _, itemsOf: __, shown, ...list }: ListReference,
  other: ServedList,
): ServedList {
  return { ...list, viewerId: other.viewerId, items: shownItems(other, shown) }
}

function encode(
  { viewerId: _, ...list }: ServedList,
  viewerId: string,
  { name, key }: { readonly name: string; readonly key: Buffer },
): ListOfUser {
  return { ...list, viewer: name, sealedViewerId: seal(key, viewerId, Buffer.from(list.recommendationId)) }
}

function decode({ viewer: _, sealedViewerId, ...list }: ListOfUser, key: Buffer): ServedList | null {
  const viewerId = unseal(key, sealedViewerId, Buffer.from(list.recommendationId))
  return viewerId === null ? null : { ...list, viewerId }
}

/** The secret that names viewers. Created once. */
function saltOf(database: RootDatabase, meta: Database<string, string>): Buffer {
  const known = meta.get('salt')
  if (known !== undefined) return Buffer.from(known, 'hex')
  const salt = randomBytes(KEY)
  database.transactionSync(() => void meta.putSync('salt', salt.toString('hex')))
  return salt
}

/** Encrypts the values of a table. */
function sealingEncoder(key: Buffer) {
  const bound = Buffer.from('served lists')
  return {
    encode: (value: unknown) => seal(key, serialize(value).toString('base64'), bound),
    /** @throws Error if the bytes were changed, or another key encrypted them */
    decode(bytes: Uint8Array): unknown {
      const text = unseal(key, bytes, bound)
      if (text === null) throw new Error('a served list was not written with the data key of this folder')
      return deserialize(Buffer.from(text, 'base64'))
    },
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
class WriteBehindTable<Value, Stored> {
  readonly #table: Database<Stored, string>
  readonly #guard: DiskGuard
  readonly #failures: FailureReporter
  readonly #format: Format<Value, Stored>
  readonly #pending = new Map<string, Value>()
  #newest = Promise.resolve()

  constructor(
    table: Database<Stored, string>,
    guard: DiskGuard,
    failures: FailureReporter,
    format: Format<Value, Stored>,
  ) {
    this.#table = table
    this.#guard = guard
    this.#failures = failures
    this.#format = format
  }

  get(key: string): Value | undefined {
    const pending = this.#pending.get(key)
    if (pending !== undefined) return pending
    const stored = this.#table.get(key)
    return stored === undefined ? undefined : this.#format.decode(stored)
  }

  has(key: string): boolean {
    return this.#pending.has(key) || this.#table.doesExist(key)
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
      await this.#table.put(key, this.#format.encode(value))
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

  /** Removes the first values whose keys match. False if there are none. */
  async removeFirst(isKey: (key: string) => boolean): Promise<boolean> {
    await this.settled()
    const keys = [...this.#table.getKeys({ limit: SWEPT_AT_ONCE })].filter(isKey)
    if (keys.length > 0) await this.#remove(keys, () => true)
    return keys.length > 0
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
