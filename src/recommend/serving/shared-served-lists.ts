import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { pack, unpack } from 'msgpackr'
import { AttuneError } from '../../domain/errors.ts'
import { seal, unseal } from '../../platform/sealing.ts'
import { type SharedStore, StoreAway } from '../../platform/shared-store.ts'
import { fromColumns, type ItemColumns, toColumns } from './item-columns.ts'
import {
  idTimeMs,
  NEWEST_LISTS,
  type ServedHead,
  type ServedList,
  type ServedLists,
  shownItems,
} from './served-lists.ts'

/** Of a list by its id, and of the ids of a viewer's lists. Another format gets other names. */
const LIST = 'attune:l1:'
const VIEWER = 'attune:v1:'

/** A page may be asked of another process before its list is stored: younger lists are looked for again after these pauses. */
const YOUNG_MS = 2_000
const PAUSES_MS = [20, 40, 80]

/** Digits before a stored list: how many items it has. */
const DIGITS = 8

/** Replaces a list, unless the stored one has more items than a number: returns that one. Nothing comes back that was forgotten. */
const REPLACE = `
local items = tonumber(redis.call('GETRANGE', KEYS[1], 0, ${DIGITS - 1}))
if not items then return nil end
if items > tonumber(ARGV[1]) then return redis.call('GET', KEYS[1]) end
redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
return nil`

/** Notes a list of a viewer by its time, negative for a stand-in, and drops those that are older than the lists are kept. */
const NOTE = `
redis.call('ZREMRANGEBYSCORE', KEYS[1], -ARGV[3], ARGV[3])
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return nil`

/** A list without its items, and where they are: in columns, or in another list of the viewer. */
type StoredList = ServedHead & ({ readonly columns: ItemColumns } | Reference)

interface Reference {
  readonly itemsOf: string
  readonly shown: number
}

export interface SharedLists {
  readonly store: SharedStore
  /** The lists that this process has served, which it knows without the store. */
  readonly local: ServedLists
  /** How long lists are stored, milliseconds. */
  readonly ttlMs: number
  /** True: what is stored is encrypted. */
  readonly isSealed: boolean
}

/**
 * Served lists that every process finds. While the store is away, each has those that it has served itself. `listsOf` returns
 * those first, and then those of other processes.
 */
export function sharedServedLists({ store, local, ttlMs, isSealed }: SharedLists): ServedLists {
  const encode = (id: string, stored: StoredList, items: number) => {
    const bytes = pack(stored)
    const body = isSealed ? seal(store.key, bytes.toString('base64'), Buffer.from(id)) : bytes
    return Buffer.concat([Buffer.from(String(items).padStart(DIGITS, '0')), body])
  }
  const decode = (id: string, bytes: Buffer): StoredList | null => {
    const body = bytes.subarray(DIGITS)
    if (!isSealed) return unpack(body)
    const text = unseal(store.key, body, Buffer.from(id))
    return text === null ? null : unpack(Buffer.from(text, 'base64'))
  }
  const encodeList = ({ items, ...head }: ServedList) =>
    encode(head.recommendationId, { ...head, columns: toColumns(items) }, items.length)
  const whole = async (stored: StoredList | null): Promise<ServedList | null> => {
    if (!stored) return null
    if ('columns' in stored) {
      const { columns, ...head } = stored
      return { ...head, items: fromColumns(columns) }
    }
    const { itemsOf, shown, ...head } = stored
    const of = await read(itemsOf)
    return of && { ...head, items: shownItems(of, shown) }
  }
  const read = async (id: string): Promise<ServedList | null> => {
    const bytes = await store.run((client) => client.getBuffer(LIST + id))
    return bytes ? whole(decode(id, bytes)) : null
  }
  /** After the answer, which does not wait for it. A failure costs a new list at most. */
  const later = (write: () => Promise<unknown>) => {
    void nextTurn().then(write).catch(ignoreAway)
  }
  const put = (list: ServedHead, bytes: () => Buffer, isNewest: boolean) => {
    const { recommendationId: id, viewerId, servedAtMs } = list
    later(() =>
      store.run(async (client) => {
        const saved = client.set(LIST + id, bytes(), 'PX', ttlMs)
        if (viewerId === null) return saved
        const score = isNewest ? servedAtMs : -servedAtMs
        const key = VIEWER + store.nameOf(viewerId)
        return Promise.all([saved, client.eval(NOTE, 1, key, id, score, servedAtMs - ttlMs, ttlMs)])
      }),
    )
  }
  const replace = (list: ServedList, most: number) =>
    store.run((client) =>
      client.callBuffer('EVAL', REPLACE, 1, LIST + list.recommendationId, most, encodeList(list)),
    )
  /** The items of a list live as long as a list that refers to them. If the store has lost them, it gets that list as a whole. */
  const keepItems = async (id: string, itemsOf: string) => {
    if ((await store.run((client) => client.pexpire(LIST + itemsOf, ttlMs))) === 1) return
    const list = await local.find(id)
    if (list) await store.run((client) => client.set(LIST + id, encodeList(list), 'PX', ttlMs, 'XX'))
  }
  const idsOf = (viewerId: string) =>
    store.run((client) => client.zrange(VIEWER + store.nameOf(viewerId), 0, -1)).catch(unavailable)
  /** Newest first; none while the store is away. */
  const newestIds = async (viewerId: string, most: number): Promise<readonly string[]> => {
    const key = VIEWER + store.nameOf(viewerId)
    const ids = await store
      .run((client) => client.zrevrangebyscore(key, '+inf', 0, 'LIMIT', 0, most))
      .catch(ignoreAway)
    return ids ?? []
  }
  return {
    ...local,
    save(list) {
      local.save(list)
      put(list, () => encodeList(list), true)
    },
    saveStandIn(list) {
      local.saveStandIn(list)
      put(list, () => encodeList(list), false)
    },
    saveAgain(list, of, shown) {
      if (!local.saveAgain(list, of, shown)) return false
      const { recommendationId: itemsOf } = of
      put(list, () => encode(list.recommendationId, { ...list, itemsOf, shown }, 0), true)
      later(() => keepItems(list.recommendationId, itemsOf))
      return true
    },
    amend(list) {
      local.amend(list)
      if (list.viewerId !== null) later(() => replace(list, list.items.length))
    },
    async append(list, before) {
      const own = await local.append(list, before)
      const longer = await replace(own, before).catch(ignoreAway)
      const stored = Buffer.isBuffer(longer) ? decode(list.recommendationId, longer) : null
      return (await whole(stored).catch(ignoreAway)) ?? own
    },
    async find(id) {
      const ageMs = Date.now() - idTimeMs(id)
      for (const pauseMs of [...PAUSES_MS, null]) {
        const list = (await read(id).catch(ignoreAway)) ?? (await local.find(id))
        if (list || pauseMs === null || !(ageMs <= YOUNG_MS) || store.isDown) return list
        await sleep(pauseMs)
      }
      return null
    },
    async newestOf(viewerId) {
      const [id] = await newestIds(viewerId, 1)
      const newest = id === undefined ? null : await read(id).catch(ignoreAway)
      return newest ?? local.newestOf(viewerId)
    },
    async newestIdsOf(viewerId) {
      const ids = await newestIds(viewerId, NEWEST_LISTS)
      return ids.length > 0 ? ids : local.newestIdsOf(viewerId)
    },
    async *listsOf(viewerId) {
      const others = new Set(await idsOf(viewerId))
      for await (const list of local.listsOf(viewerId)) {
        others.delete(list.recommendationId)
        yield list
      }
      for (const id of others) {
        const list = await read(id).catch(unavailable)
        if (list) yield list
      }
    },
    async forgetViewer(viewerId) {
      const forgotten = await local.forgetViewer(viewerId)
      const ids = await idsOf(viewerId)
      await store
        .run((client) =>
          Promise.all(
            [VIEWER + store.nameOf(viewerId), ...ids.map((id) => LIST + id)].map((key) => client.unlink(key)),
          ),
        )
        .catch(unavailable)
      return forgotten
    },
  }
}

function ignoreAway(error: unknown): null {
  if (error instanceof StoreAway) return null
  throw error
}

/** @throws AttuneError `UNAVAILABLE`: what concerns all lists of a person waits for the store */
function unavailable(error: unknown): never {
  if (!(error instanceof StoreAway)) throw error
  throw new AttuneError('UNAVAILABLE', 'the shared store does not answer', { hint: 'Retry after a moment.' })
}
