import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database, RootDatabase } from 'lmdb'
import { AttuneError } from '../../domain/errors.ts'
import { freeBytes } from '../files/durable-files.ts'

const MB = 2 ** 20

/** Bytes that stay free on the disk of a file that grows: far more than is on its way to it at one time. */
const KEPT_FREE = 32 * MB

/** Bytes that stay free whatever is written. */
const LEAST_FREE = 8 * MB

/** How much of the room inside the file counts: not all of its free pages may be used at once, or lie side by side. */
const COUNTED_SPARE = 0.5

/** Pages at the head of every file. */
const META_PAGES = 2

/** `growth` is what makes a file larger in the long run; `upkeep` does not, or makes room. */
export type Purpose = 'growth' | 'upkeep'

/** What LMDB says of a table, as far as it is used here. */
interface TableStats {
  readonly treeBranchPageCount: number
  readonly treeLeafPageCount: number
  readonly overflowPages: number
}

/** What it says of a file, with the table that has no name. */
interface FileStats extends TableStats {
  readonly pageSize: number
  readonly lastPageNumber: number
  /** Of the table that notes free pages. */
  readonly free: TableStats
}

type Measured = Pick<Database, 'getStats'>

/**
 * Keeps an LMDB file from ever meeting a full disk: a commit that does not fit harms the memory of the process, which may die
 * of it, and neither it nor a close after it ever ends.
 */
export class DiskGuard {
  readonly #folder: string
  readonly #root: Measured
  readonly #named: readonly Measured[]
  readonly #pageSize: number

  /** @param named all tables of the file that have names */
  constructor(folder: string, root: RootDatabase, named: readonly Measured[]) {
    this.#folder = folder
    this.#root = root
    this.#named = named
    this.#pageSize = fileStats(root).pageSize
  }

  /**
   * Call before each transaction.
   *
   * @param pages the most that it may write. For whatever changes in a page, all of it is written elsewhere.
   * @throws AttuneError `UNAVAILABLE` if there is no room for it
   */
  claim(purpose: Purpose, pages: number): void {
    if (!this.has(purpose, pages)) throw nearlyFull()
  }

  /** Whether there is room for a transaction that writes so many pages at most. */
  has(purpose: Purpose, pages: number): boolean {
    const needed = (purpose === 'growth' ? KEPT_FREE : LEAST_FREE) + pages * this.#pageSize
    const free = freeBytes(this.#folder)
    if (free >= needed) return true
    // What was deleted left room inside the file: a journal that has filled its disk goes on once it was trimmed.
    return free >= LEAST_FREE && free + COUNTED_SPARE * this.#spareBytes() >= needed
  }

  #spareBytes(): number {
    const stats = fileStats(this.#root)
    const named = this.#named.map((table) => table.getStats() as TableStats)
    const used = [stats, stats.free, ...named].reduce((sum, table) => sum + pagesOf(table), META_PAGES)
    return (stats.lastPageNumber + 1 - used) * this.#pageSize
  }
}

/**
 * Call before an LMDB file is opened: on a full disk the process would die of making what belongs to it.
 *
 * @param folder made if absent
 * @throws AttuneError `UNAVAILABLE` if something of it has to be made and there is no room for it
 */
export function claimForOpening(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const isThere = ['data.mdb', 'lock.mdb'].every(
    (name) => (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0) > 0,
  )
  if (!isThere && freeBytes(folder) < LEAST_FREE) throw nearlyFull()
}

function fileStats(root: Measured): FileStats {
  return root.getStats() as FileStats
}

function pagesOf({ treeBranchPageCount, treeLeafPageCount, overflowPages }: TableStats): number {
  return treeBranchPageCount + treeLeafPageCount + overflowPages
}

function nearlyFull(): AttuneError {
  return new AttuneError('UNAVAILABLE', 'the disk of the data folder is nearly full', {
    hint: `make room on it: ${KEPT_FREE / MB} MB of it stay free`,
  })
}

/**
 * What a write to LMDB failed of. The library hands the cause of a failed commit over as a promise: where nobody waits for
 * that, its rejection ends the process.
 */
export async function commitCause(error: unknown): Promise<unknown> {
  if (!(error instanceof Error) || !('commitError' in error)) return error
  return Promise.resolve(error.commitError).then(
    () => error,
    (cause: unknown) => cause,
  )
}

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
