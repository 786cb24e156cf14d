import { createHash } from 'node:crypto'
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
  const newest = database.openDB<string, string>({ name: 'newest-of-viewer', encoding: 'string' })
  const pending: Pending = new Map()
  const find = (id: string) => pending.get(id) ?? database.get(id) ?? null
  return {
    save(list) {
      pending.set(list.recommendationId, list)
      Promise.all([
        database.put(list.recommendationId, list),
        newest.put(viewerKey(list.viewerId), list.recommendationId),
      ])
        .catch(onError)
        .finally(() => pending.delete(list.recommendationId))
    },
    find: async (recommendationId) => find(recommendationId),
    async newestOf(viewerId) {
      const id = newest.get(viewerKey(viewerId))
      const list = id === undefined ? null : find(id)
      return list?.viewerId === viewerId ? list : null
    },
    async sweep(nowMs) {
      const end = timeKey(nowMs - ttlMs)
      const expired = [...database.getKeys({ end })]
      await Promise.all(expired.map((key) => database.remove(key)))
      const gone = [...newest.getRange()].filter(({ value }) => value < end)
      await Promise.all(gone.map(({ key }) => newest.remove(key)))
    },
    async close() {
      await database.flushed
      await database.close()
    },
  }
}

/** Fits LMDB's keys whatever the id is. */
function viewerKey(viewerId: string): string {
  return createHash('sha256').update(viewerId).digest('base64url')
}

/** Base 36, nine digits: sorts as text until the year 5188. */
export function timeKey(atMs: number): string {
  return Math.max(0, Math.floor(atMs)).toString(36).padStart(9, '0')
}
