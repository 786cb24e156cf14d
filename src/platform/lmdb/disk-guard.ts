import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Database, RootDatabase } from 'lmdb'
import { AttuneError } from '../../domain/errors.ts'
import { atMost } from '../at-most.ts'
import { freeBytes } from '../files/durable-files.ts'

const MB = 2 ** 20

/** Bytes that stay free on the disk of a growing file: far more than pending writes need. */
const KEPT_FREE = 32 * MB

/** Bytes that always stay free. */
const LEAST_FREE = 8 * MB

/** Share of the free pages inside a file that counts: not all of them may be usable at once, or contiguous. */
const COUNTED_SPARE = 0.5

/** Pages at the head of every file. */
const META_PAGES = 2

/** `growth` is what makes a file larger in the long run; `upkeep` does not, or makes room. */
export type Purpose = 'growth' | 'upkeep'

/** The statistics of a table that are used here. */
interface TableStats {
  readonly treeBranchPageCount: number
  readonly treeLeafPageCount: number
  readonly overflowPages: number
}

/** The statistics of a file and its unnamed table. */
interface FileStats extends TableStats {
  readonly pageSize: number
  readonly lastPageNumber: number
  /** The table of free pages. */
  readonly free: TableStats
}

type Measured = Pick<Database, 'getStats'>

/**
 * Prevents writes of an LMDB file to a full disk: a commit that does not fit corrupts memory of the process, which may crash,
 * and neither the commit nor a later close ever resolves.
 */
export class DiskGuard {
  readonly #folder: string
  readonly #root: Measured
  readonly #named: readonly Measured[]
  readonly #pageSize: number

  /** @param named all named tables of the file */
  constructor(folder: string, root: RootDatabase, named: readonly Measured[]) {
    this.#folder = folder
    this.#root = root
    this.#named = named
    this.#pageSize = fileStats(root).pageSize
  }

  /**
   * Call before each transaction.
   *
   * @param pages upper bound of the pages that it writes. A changed page is written as a whole.
   * @throws AttuneError `UNAVAILABLE` if the disk has no room for it
   */
  claim(purpose: Purpose, pages: number): void {
    const needed = (purpose === 'growth' ? KEPT_FREE : LEAST_FREE) + pages * this.#pageSize
    const free = freeBytes(this.#folder)
    if (free >= needed) return
    // Deleted entries leave free pages inside the file: a journal that filled its disk continues after trimming.
    if (free < LEAST_FREE || free + COUNTED_SPARE * this.#spareBytes() < needed) throw nearlyFull()
  }

  /** Bytes of the pages of the unnamed table. */
  get usedBytes(): number {
    return pagesOf(fileStats(this.#root)) * this.#pageSize
  }

  #spareBytes(): number {
    const stats = fileStats(this.#root)
    const named = this.#named.map((table) => table.getStats() as TableStats)
    const used = [stats, stats.free, ...named].reduce((sum, table) => sum + pagesOf(table), META_PAGES)
    return (stats.lastPageNumber + 1 - used) * this.#pageSize
  }
}

/**
 * Call before opening an LMDB file: creating one on a full disk crashes the process.
 *
 * @param folder created if absent
 * @throws AttuneError `UNAVAILABLE` if a file has to be created and the disk has no room for it
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
 * The cause of a failed write to LMDB. The library passes the cause of a failed commit as a promise: it must be awaited, or its
 * rejection ends the process.
 */
export async function commitCause(error: unknown): Promise<unknown> {
  if (!(error instanceof Error) || !('commitError' in error)) return error
  return Promise.resolve(error.commitError).then(
    () => error,
    (cause: unknown) => cause,
  )
}

/** Deadline of a close. */
const CLOSE_MS = 1_000

/**
 * Closes an LMDB file once all writes are on disk, or gives up after a second: after a failed commit LMDB may never resolve.
 * Acknowledged writes are on disk before.
 */
export async function closeDatabase(root: RootDatabase): Promise<void> {
  const closing = Promise.resolve(root.flushed).then(() => root.close())
  await atMost(closing, CLOSE_MS)
}
