import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { snapshotName, snapshotsIn, takenAtMs } from '../snapshot-files.ts'
import type { EmbeddedGraph } from './open-embedded.ts'

/** Snapshots that are kept: if the newest turns out to be damaged, the one before it is used. */
const KEPT = 2

/** Suffix of a snapshot that is being written. */
const DRAFT = '.draft'

const CHECK_EVERY_MS = 60_000

/** Most checks that are skipped after failures: each try stops all queries for a checkpoint and copies the file. */
const MAX_SKIPPED = 59

export interface SnapshotsParts {
  readonly graph: Pick<EmbeddedGraph, 'copyTo'>
  readonly folder: string
  /** Age at which the newest is too old, milliseconds. */
  readonly everyMs: number
  readonly nowMs: () => number
  /** Called once when snapshots begin to fail. Retries continue, at least once an hour. */
  readonly onFailed: (error: unknown) => void
  readonly checkEveryMs?: number
}

/**
 * Takes a snapshot of an embedded graph when the newest is too old, and keeps the newest two. A snapshot is checked when
 * it is used.
 */
export class Snapshots {
  readonly #parts: SnapshotsParts
  readonly #stopping = new AbortController()
  #failures = 0
  #skipped = 0
  #timer: NodeJS.Timeout | undefined
  #checking: Promise<void> | undefined

  constructor(parts: SnapshotsParts) {
    this.#parts = parts
  }

  /** The first check comes after one interval, to keep the start of a process fast. */
  start(): void {
    const check = () => {
      this.#checking ??= this.#check().finally(() => {
        this.#checking = undefined
      })
    }
    this.#timer ??= setInterval(check, this.#parts.checkEveryMs ?? CHECK_EVERY_MS).unref()
  }

  /**
   * Replaces all snapshots by a new one, if there are any: older ones hold what was deleted since. Returns how many were deleted.
   *
   * @throws GraphError, errors of the file system
   */
  async replaceAll(): Promise<number> {
    await this.#checking
    const { folder } = this.#parts
    const old = snapshotsIn(folder)
    if (old.length === 0) return 0
    const replacing = this.#take(old)
    this.#checking = replacing
      .catch(() => undefined)
      .finally(() => {
        this.#checking = undefined
      })
    await replacing
    return old.length
  }

  /** Aborts a running snapshot and waits for its end. No other begins. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#stopping.abort()
    await this.#checking
  }

  async #check(): Promise<void> {
    const { folder, everyMs, nowMs, onFailed } = this.#parts
    if (this.#skipped < Math.min(2 ** this.#failures - 1, MAX_SKIPPED)) {
      this.#skipped++
      return
    }
    this.#skipped = 0
    try {
      const [nearest] = byDistance(folder, nowMs())
      if (!nearest || nearest.distanceMs >= everyMs) await this.#take()
      this.#failures = 0
    } catch (error) {
      if (this.#stopping.signal.aborted) return
      this.#failures++
      if (this.#failures === 1) onFailed(error)
    }
  }

  /** @param outdated deleted once the new one is there */
  async #take(outdated: readonly string[] = []): Promise<void> {
    const { graph, folder, nowMs } = this.#parts
    const { signal } = this.#stopping
    mkdirSync(folder, { recursive: true })
    // Drafts of a process that was killed.
    for (const name of readdirSync(folder)) {
      if (name.endsWith(DRAFT)) rmSync(join(folder, name))
    }
    const path = join(folder, snapshotName(nowMs()))
    const draft = `${path}${DRAFT}`
    try {
      await graph.copyTo(draft, signal)
      signal.throwIfAborted()
      renameSync(draft, path)
    } finally {
      rmSync(draft, { force: true })
    }
    for (const one of outdated) if (one !== path) rmSync(one)
    for (const { path } of byDistance(folder, nowMs()).slice(KEPT)) rmSync(path)
  }
}

/** Nearest to now first: a snapshot of the future was taken before the clock was set back. */
function byDistance(folder: string, nowMs: number) {
  return snapshotsIn(folder)
    .map((path) => ({ path, distanceMs: Math.abs(nowMs - takenAtMs(path)) }))
    .sort((a, b) => a.distanceMs - b.distanceMs)
}
