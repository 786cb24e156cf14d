import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { snapshotName, snapshotsIn, takenAtMs } from '../snapshot-files.ts'
import type { EmbeddedGraph } from './open-embedded.ts'

/** The newest ones that are kept: while one is being written, or where one turns out damaged, there is another. */
const KEPT = 2

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
  readonly lookEveryMs?: number
}

/** Takes a snapshot of an embedded graph whenever the newest is too old, and keeps the newest two. */
export class Snapshots {
  readonly #parts: SnapshotsParts
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

  /** Resolves once none is being taken; none is begun any more. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
  }

  async #look(): Promise<void> {
    const { folder, everyMs, nowMs, onFailed } = this.#parts
    try {
      const [nearest] = byDistance(folder, nowMs())
      if (!nearest || nearest.distanceMs >= everyMs) await this.#take()
      this.#isFailing = false
    } catch (error) {
      if (!this.#isFailing) onFailed(error)
      this.#isFailing = true
    }
  }

  async #take(): Promise<void> {
    const { graph, folder, nowMs } = this.#parts
    mkdirSync(folder, { recursive: true })
    // Left behind by a process that was killed.
    for (const name of readdirSync(folder)) if (name.endsWith('.draft')) rmSync(join(folder, name))
    await graph.copyTo(join(folder, snapshotName(nowMs())))
    for (const { path } of byDistance(folder, nowMs()).slice(KEPT)) rmSync(path)
  }
}

/** Nearest to now first: one of the future was taken before the clock was set back. */
function byDistance(folder: string, nowMs: number) {
  return snapshotsIn(folder)
    .map((path) => ({ path, distanceMs: Math.abs(nowMs - takenAtMs(path)) }))
    .sort((a, b) => a.distanceMs - b.distanceMs)
}
