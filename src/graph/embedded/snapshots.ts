import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { GraphError } from '../graph-error.ts'
import { snapshotName, snapshotsIn, takenAtMs } from '../snapshot-files.ts'
import type { EmbeddedGraph } from './open-embedded.ts'
import { damageOf } from './try-snapshot.ts'

/** The newest ones that are kept: while one is being written, or where one turns out damaged, there is another. */
const KEPT = 2

/** Behind the name of one that is not whole yet. */
const DRAFT = '.draft'

/** How often it is looked whether one is due. */
const LOOK_EVERY_MS = 60_000

export interface SnapshotsParts {
  readonly graph: EmbeddedGraph
  readonly folder: string
  /** Age at which the newest is too old, milliseconds. */
  readonly everyMs: number
  readonly nowMs: () => number
  /** Told that snapshots cannot be taken, once until one can be again. Each look tries. */
  readonly onFailed: (error: unknown) => void
  /** Told of damage to the graph's own file, which only a start would find: the snapshot is whole all the same. */
  readonly onDamaged: (damage: string) => void
  readonly lookEveryMs?: number
}

/** Takes a snapshot of an embedded graph whenever the newest is too old, and keeps the newest two. */
export class Snapshots {
  readonly #parts: SnapshotsParts
  readonly #stopping = new AbortController()
  #isFailing = false
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()

  constructor(parts: SnapshotsParts) {
    this.#parts = parts
  }

  /** Looks for the first time after a while: a start has enough to do. */
  start(): void {
    const look = () => {
      this.#looking = this.#looking.then(() => this.#look())
    }
    this.#timer ??= setInterval(look, this.#parts.lookEveryMs ?? LOOK_EVERY_MS).unref()
  }

  /** Gives up what is being taken, and resolves once it is; none is begun any more. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#stopping.abort()
    await this.#looking
  }

  async #look(): Promise<void> {
    const { folder, everyMs, nowMs, onFailed } = this.#parts
    if (this.#stopping.signal.aborted) return
    try {
      const [nearest] = byDistance(folder, nowMs())
      if (!nearest || nearest.distanceMs >= everyMs) await this.#take()
      this.#isFailing = false
    } catch (error) {
      if (!this.#isFailing && !this.#stopping.signal.aborted) onFailed(error)
      this.#isFailing = true
    }
  }

  async #take(): Promise<void> {
    const { folder, nowMs, onDamaged } = this.#parts
    mkdirSync(folder, { recursive: true })
    // Left behind by a process that was killed.
    for (const name of readdirSync(folder)) {
      if (name.endsWith(DRAFT)) rmSync(join(folder, name))
    }
    const path = join(folder, snapshotName(nowMs()))
    const damage = await this.#takeWhole(path)
    if (damage !== null) onDamaged(damage)
    for (const { path } of byDistance(folder, nowMs()).slice(KEPT)) rmSync(path)
  }

  /** A copy of the file; of the memory where the file is damaged, for which nobody is answered. Resolves with the damage. */
  async #takeWhole(path: string): Promise<string | null> {
    const { graph } = this.#parts
    const { signal } = this.#stopping
    const draft = `${path}${DRAFT}`
    try {
      await graph.copyTo(draft)
      const damage = await damageOf(draft, signal)
      if (damage !== null) {
        rmSync(draft)
        await graph.saveTo(draft)
        const remaining = await damageOf(draft, signal)
        if (remaining !== null) throw new GraphError('damaged', `no snapshot can be read again: ${remaining}`)
      }
      renameSync(draft, path)
      return damage
    } finally {
      rmSync(draft, { force: true })
    }
  }
}

/** Nearest to now first: one of the future was taken before the clock was set back. */
function byDistance(folder: string, nowMs: number) {
  return snapshotsIn(folder)
    .map((path) => ({ path, distanceMs: Math.abs(nowMs - takenAtMs(path)) }))
    .sort((a, b) => a.distanceMs - b.distanceMs)
}
