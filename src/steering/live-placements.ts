import { MINUTE_MS } from '../domain/duration.ts'
import type { ResolvedVersion, Surface } from '../domain/placement.ts'
import { livePlacements } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { orCancelled } from '../graph/semaphore.ts'
import { findVersion, parseStoredSpec } from './placement-versions.ts'
import { isOpen } from './resolve.ts'
import { type Segment, segmentName } from './segments.ts'

/** Requests that begin together come here in any order: one read has what applies to all of them. */
const EARLIER_MS = MINUTE_MS

/** A published version of a placement. */
export interface LiveVersion extends ResolvedVersion {
  /** Epoch milliseconds; null: no bound. */
  readonly activeFromMs: number | null
  readonly activeUntilMs: number | null
}

/** What was read of the graph. */
interface Versions {
  /** By key, the versions that can apply from an instant on, the newest first. */
  readonly placements: ReadonlyMap<string, readonly LiveVersion[]>
  /** By name. */
  readonly segments: ReadonlyMap<string, Segment>
}

/**
 * The published versions of all placements and segments, in memory. They are read again at the first use after a publication, whichever process
 * it was in: the numbers of the writes, which requests consult anyway, tell.
 */
export class LivePlacements {
  readonly #graph: GraphStore
  #versions: Promise<Versions> | undefined
  #readAt = -1
  /** They are those that can apply from this instant on, epoch milliseconds. */
  #fromMs = Number.POSITIVE_INFINITY

  constructor(graph: GraphStore) {
    this.#graph = graph
  }

  /**
   * The version that applies at an instant: the newest one whose window is open. Null if there is none.
   *
   * @param nowMs epoch milliseconds
   * @throws GraphError
   */
  async versionAt(key: string, nowMs: number, options: RunOptions = {}): Promise<LiveVersion | null> {
    const versions = (await this.#current(nowMs, options)).placements.get(key) ?? []
    return versions.find((version) => isOpen(version, nowMs)) ?? null
  }

  /** A published version, also one that no longer applies, which is read again; null if there is none of this number. @throws GraphError */
  async version(
    key: string,
    number: number,
    nowMs: number,
    options: RunOptions = {},
  ): Promise<ResolvedVersion | null> {
    const versions = (await this.#current(nowMs, options)).placements.get(key) ?? []
    const known = versions.find((version) => version.number === number)
    return known ?? (await findVersion(this.#graph, key, number, options))
  }

  /** The newest versions of all segments, by name. @throws GraphError */
  async segments(nowMs: number, options: RunOptions = {}): Promise<ReadonlyMap<string, Segment>> {
    return (await this.#current(nowMs, options)).segments
  }

  /** Callers share a read, and each of them gives up waiting for it on its own. */
  #current(nowMs: number, { signal }: RunOptions): Promise<Versions> {
    const { writes } = this.#graph
    const written = writes?.steering ?? Number.POSITIVE_INFINITY
    const isCurrent = written <= this.#readAt
    if (this.#versions && isCurrent && nowMs >= this.#fromMs) return orCancelled(this.#versions, signal)
    // Of the newest write before it is read: a later one has a higher number.
    this.#readAt = writes?.newest ?? -1
    this.#fromMs = nowMs - EARLIER_MS
    const versions = this.#read(this.#fromMs)
    this.#versions = versions
    versions.catch(() => {
      if (this.#versions === versions) this.#versions = undefined
    })
    return orCancelled(versions, signal)
  }

  async #read(fromMs: number): Promise<Versions> {
    const rows = await this.#graph.run(livePlacements, { fromMs })
    const versions = new Map<string, LiveVersion[]>()
    const segments = new Map<string, Segment>()
    for (const { key, surface, number, spec, activeFrom, activeUntil } of rows) {
      const name = segmentName(key)
      if (name !== null) {
        segments.set(name, { name, number, filter: parseStoredSpec(spec).filter ?? { any: [] } })
        continue
      }
      const version: LiveVersion = {
        key,
        surface: surface as Surface,
        number,
        spec: parseStoredSpec(spec),
        activeFromMs: activeFrom,
        activeUntilMs: activeUntil,
      }
      versions.set(key, [...(versions.get(key) ?? []), version])
    }
    return { placements: versions, segments }
  }
}
