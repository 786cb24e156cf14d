import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { GraphError } from '../graph-error.ts'
import { snapshotName, snapshotsIn, takenAtMs } from '../snapshot-files.ts'
import type { EmbeddedGraph } from './embedded-graph.ts'
import { damageOf } from './try-snapshot.ts'

/** The newest ones that are kept: while one is being written, or where one turns out damaged, there is another. */
const KEPT = 2

/** Behind the name of one that is not whole yet. */
const DRAFT = '.draft'

/** How often it is looked whether one is due. */
const LOOK_EVERY_MS = 60_000

/** Looks that are left out at most after failures: each try costs everybody a checkpoint, and the disk a copy. */
const MOST_LEFT_OUT = 59

export interface SnapshotsParts {
  readonly graph: EmbeddedGraph
  readonly folder: string
  /** Age at which the newest is too old, milliseconds. */
  readonly everyMs: number
  readonly nowMs: () => number
  /** Told that snapshots cannot be taken, once until one can be again. It is tried ever more seldom, but within an hour. */
  readonly onFailed: (error: unknown) => void
  /** Told of damage to the graph's own file, which only a start would find: the snapshot is whole all the same. */
  readonly onDamaged: (damage: string) => void
  readonly lookEveryMs?: number
}

/** Takes a snapshot of an embedded graph whenever the newest is too old, and keeps the newest two. */
export class Snapshots {
  readonly #parts: SnapshotsParts
  readonly #stopping = new AbortController()
  #failures = 0
  #leftOut = 0
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined

  constructor(parts: SnapshotsParts) {
    this.#parts = parts
  }

  /** Looks for the first time after a while: a start has enough to do. */
  start(): void {
    const look = () => {
      this.#looking ??= this.#look().finally(() => {
        this.#looking = undefined
      })
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
    if (this.#leftOut < Math.min(2 ** this.#failures - 1, MOST_LEFT_OUT)) {
      this.#leftOut++
      return
    }
    this.#leftOut = 0
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
      const damage = await damageOf(draft, await graph.copyTo(draft, signal), signal)
      if (damage !== null) {
        rmSync(draft)
        const remaining = await damageOf(draft, await graph.saveTo(draft, signal), signal)
        if (remaining !== null) {
          throw new GraphError(
            'damaged',
            `a copy of the file cannot be read (${damage}), and one of the memory neither (${remaining})`,
          )
        }
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
