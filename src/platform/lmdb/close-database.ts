import { setTimeout as sleep } from 'node:timers/promises'
import type { RootDatabase } from 'lmdb'

/** Longest that a close is waited for. */
const LONGEST_MS = 1_000

/**
 * Closes an LMDB file once everything is on disk, or gives it up after a while: where a commit has failed, LMDB may never say
 * that it is done. What somebody was told is written has been on disk before.
 */
export async function closeDatabase(root: RootDatabase): Promise<void> {
  const patience = new AbortController()
  const longest = sleep(LONGEST_MS, undefined, { signal: patience.signal }).catch(() => undefined)
  try {
    await Promise.race([flushAndClose(root), longest])
  } finally {
    patience.abort()
  }
}

async function flushAndClose(root: RootDatabase): Promise<void> {
  await root.flushed
  await root.close()
}
