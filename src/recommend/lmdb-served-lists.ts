import { open } from 'lmdb'
import type { ServedList, ServedLists } from './served-lists.ts'

/** Lists that are being written, so that a reader sees them before the write has ended. */
type Pending = Map<string, ServedList>

/**
 * Served lists in a local LMDB database in `folder`. Keys begin with the time of serving, so that sweeping reads
 * only what has expired.
 *
 * @param ttlMs how long a list is kept
 * @param onError told when a list could not be written; the answer was given all the same
 */
export function lmdbServedLists(
  folder: string,
  ttlMs: number,
  onError: (error: unknown) => void,
): ServedLists {
  const database = open<ServedList, string>({ path: folder, compression: false })
  const pending: Pending = new Map()
  return {
    save(list) {
      pending.set(list.recommendationId, list)
      database
        .put(list.recommendationId, list)
        .catch(onError)
        .finally(() => pending.delete(list.recommendationId))
    },
    async find(recommendationId) {
      return pending.get(recommendationId) ?? database.get(recommendationId) ?? null
    },
    async sweep(nowMs) {
      const end = timeKey(nowMs - ttlMs)
      const expired = [...database.getKeys({ end })]
      await Promise.all(expired.map((key) => database.remove(key)))
    },
    async close() {
      await database.flushed
      await database.close()
    },
  }
}

/** Base 36, nine digits: sorts as text until the year 5188. */
export function timeKey(atMs: number): string {
  return Math.max(0, Math.floor(atMs)).toString(36).padStart(9, '0')
}
