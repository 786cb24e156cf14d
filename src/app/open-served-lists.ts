import { join } from 'node:path'
import type { SharedStore } from '../platform/shared-store.ts'
import { POOL_LIFETIME_MS } from '../recommend/list-cache.ts'
import { DEFAULT_POLICY } from '../recommend/scoring/default-policy.ts'
import { lmdbServedLists } from '../recommend/serving/lmdb-served-lists.ts'
import type { ServedLists } from '../recommend/serving/served-lists.ts'
import { sharedServedLists } from '../recommend/serving/shared-served-lists.ts'
import { SERVED_LISTS_FOLDER } from './data-folder.ts'
import type { Opening } from './opening.ts'

/** Beyond it, the oldest are deleted before they expire, and so do their cursors. */
const MOST_BYTES = 1_024_000_000

/** How often served lists are deleted that have expired, or take too much room. */
const SWEEP_INTERVAL_MS = 60_000

/** Lists of a cached page refer to the items of its first list. */
const TTL_MS = DEFAULT_POLICY.servedListTtlMs + POOL_LIFETIME_MS

/** Opens the served lists in the data folder, and sweeps them from time to time. With a store, other processes find them. */
export function openServedLists(
  { config, logger, dataKey }: Opening,
  store: SharedStore | null,
): ServedLists {
  const servedLists = lmdbServedLists(
    join(config.dataDir, SERVED_LISTS_FOLDER),
    { ttlMs: TTL_MS, mostBytes: MOST_BYTES },
    (err) => logger.error({ err }, 'a served list could not be stored'),
    dataKey,
  )
  const sweeping = setInterval(() => {
    servedLists
      .sweep(Date.now())
      .catch((err: unknown) => logger.error({ err }, 'deleting expired served lists failed'))
  }, SWEEP_INTERVAL_MS).unref()
  const local: ServedLists = {
    ...servedLists,
    close() {
      clearInterval(sweeping)
      return servedLists.close()
    },
  }
  return store ? sharedServedLists({ store, local, ttlMs: TTL_MS, isSealed: dataKey !== null }) : local
}
