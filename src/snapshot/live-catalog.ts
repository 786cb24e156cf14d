import type { GraphState } from '../domain/viewer.ts'
import { catalogChanges } from '../graph/__generated__/queries.ts'
import { readGraphState } from '../graph/graph-state.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { readPropertyTypes, type StoredTypes } from '../graph/property-types.ts'
import { orCancelled } from '../graph/semaphore.ts'
import type { CatalogRow } from './catalog-row.ts'
import { CatalogSnapshot } from './catalog-snapshot.ts'
import { readCatalog, readRows } from './read-catalog.ts'

/** Most changes that are followed: the graph keeps no more. Who is further behind reads the whole catalog. */
const MAX_CHANGES = 5_000

/** Items of one step. A request waits for one step; the rest follows in the background. */
const ITEMS_PER_STEP = 2_000

/** A request waits for a whole read of at most this many items, and gets the previous snapshot of a larger catalog. */
export const MAX_AWAITED_ITEMS = 10_000

/** The numbers of users per item change with every event, and are in no change feed: they are read this often. */
const REFRESH_MS = 3_600_000

export interface FollowOptions {
  readonly nowMs?: () => number
  /** Receives failures of work in the background; the next request tries again. */
  readonly onError?: (error: unknown) => void
}

/** A snapshot with what the graph had when it was read as a whole. */
interface Loaded {
  readonly snapshot: CatalogSnapshot
  readonly modelVersion: string | null
  readonly readAtMs: number
}

/** Receives what snapshots are made of, in order. */
export interface CatalogObserver {
  /** A new snapshot, still empty. */
  begin(snapshot: CatalogSnapshot): void
  /** Rows that the snapshot has just received. */
  put(snapshot: CatalogSnapshot, rows: readonly CatalogRow[]): Promise<void>
  /** Row numbers that are about to be removed. */
  remove(snapshot: CatalogSnapshot, rows: readonly number[]): void
  /** All rows of the catalog were passed; changes follow. Resolves once they are processed. Never rejects. */
  complete(snapshot: CatalogSnapshot): Promise<void>
}

/** The catalog in memory, kept up to date with the graph. */
export interface LiveCatalog {
  /** Includes every change that was committed before the call. @throws GraphError */
  current(options?: RunOptions): Promise<CatalogSnapshot>
  /** As it was last read; null before the first read. */
  readonly latest: CatalogSnapshot | null
  /** As it was last read, if it has this state; otherwise null, and it follows in the background. Reads nothing itself. */
  at(state: CatalogState): CatalogSnapshot | null
}

/** What a request has read of the state of the graph; without a revision, it is unknown. */
export type CatalogState = Pick<GraphState, 'modelVersion'> & Partial<Pick<GraphState, 'catalogRevision'>>

/**
 * The snapshot of the catalog of a graph, kept current by the change feed. Read at the first use, and again after a gap in the
 * feed, a change of property types, a new model version, and once an hour: in the background if the catalog is large.
 */
export class FollowedCatalog implements LiveCatalog {
  /** Receives the rows of snapshots that are read from now on. */
  observer: CatalogObserver | null = null
  readonly #graph: GraphStore
  readonly #nowMs: () => number
  readonly #onError: (error: unknown) => void
  readonly #closing = new AbortController()
  #loaded: Loaded | null = null
  #reading: Promise<Loaded> | null = null
  #step: Promise<void> | null = null
  #following: Promise<void> | null = null

  constructor(graph: GraphStore, { nowMs = Date.now, onError = () => undefined }: FollowOptions = {}) {
    this.#graph = graph
    this.#nowMs = nowMs
    this.#onError = onError
  }

  /** As it was last read; null before the first read. */
  get latest(): CatalogSnapshot | null {
    return this.#loaded?.snapshot ?? null
  }

  /**
   * Includes every change that was committed before the call, unless many items changed at once: those follow in the
   * background.
   *
   * @throws GraphError
   */
  async current(options: RunOptions = {}): Promise<CatalogSnapshot> {
    const { signal } = options
    const state = await readGraphState(this.#graph, options)
    const loaded = this.#loaded ?? (await orCancelled(this.#readAll(), signal))
    if (loaded.modelVersion !== state.modelVersion || this.#isOld(loaded))
      await orCancelled(this.#readAgain(loaded), signal)
    await orCancelled(this.#catchUp(state.catalogRevision), signal)
    return (this.#loaded ?? loaded).snapshot
  }

  /** Compares both: where the content of the graph was replaced, revisions begin again. */
  at({ modelVersion, catalogRevision }: CatalogState): CatalogSnapshot | null {
    const loaded = this.#loaded
    if (!loaded) return null
    const isCurrent = loaded.snapshot.revision === catalogRevision && loaded.modelVersion === modelVersion
    if (!isCurrent || this.#isOld(loaded)) this.#followLater()
    return isCurrent ? loaded.snapshot : null
  }

  #isOld({ readAtMs }: Loaded): boolean {
    return this.#nowMs() - readAtMs > REFRESH_MS
  }

  #followLater(): void {
    if (this.#following) return
    this.#following = this.current(this.#options)
      .then(() => undefined)
      .finally(() => {
        this.#following = null
      })
    this.#inBackground(this.#following)
  }

  /** Reads the whole catalog, so that the observer gets all rows. @throws GraphError */
  async reload(): Promise<void> {
    // A read that has begun may have had no observer.
    await this.#reading?.catch(() => undefined)
    await this.#readAll()
  }

  /** Stops work in the background. */
  close(): void {
    this.#closing.abort()
  }

  async #catchUp(revision: number | null): Promise<void> {
    // A step that runs already may have begun before the change of this revision.
    for (let steps = 0; steps < 2 && this.#isBehind(revision); steps++) await this.#nextStep()
    if (this.#isBehind(revision)) this.#inBackground(this.#catchUpFully(revision))
  }

  async #catchUpFully(revision: number | null): Promise<void> {
    let before = -1
    while (this.#isBehind(revision) && this.latest?.revision !== before) {
      before = this.latest?.revision ?? -1
      await this.#nextStep()
    }
  }

  /** A lower revision is that of a cluster member that lags; none at all is that of a graph that was cleared. */
  #isBehind(revision: number | null): boolean {
    const own = this.latest?.revision ?? 0
    return revision === null ? own > 0 : revision > own
  }

  #nextStep(): Promise<void> {
    this.#step ??= this.#follow().finally(() => {
      this.#step = null
    })
    return this.#step
  }

  async #follow(): Promise<void> {
    const loaded = this.#loaded
    if (!loaded) return
    const { snapshot } = loaded
    const stored = await readPropertyTypes(this.#graph, this.#options)
    if (!this.#isBehind(stored.revision)) return
    const changes = await this.#changesAfter(snapshot.revision, stored.revision ?? 0)
    const last = changes.at(-1)
    if (!last || changes.some(({ readsAll }) => readsAll)) return this.#readAgain(loaded)
    this.#addTypes(snapshot, stored)
    const missing = new Set(changes.flatMap(({ itemIds }) => itemIds))
    await readRows(
      this.#graph,
      [...missing],
      async (rows) => {
        await this.#put(snapshot, rows)
        for (const { id } of rows) missing.delete(id)
      },
      this.#options,
    )
    const removed = [...missing].map((id) => snapshot.numberOf(id)).filter((row) => row !== undefined)
    this.observer?.remove(snapshot, removed)
    snapshot.remove([...missing])
    snapshot.revision = last.revision
  }

  /** The next changes without a gap, for one step; none if they are no longer there. */
  async #changesAfter(own: number, target: number) {
    if (target - own > MAX_CHANGES) return []
    const revisions = Array.from({ length: Math.max(0, target - own) }, (_, index) => own + index + 1)
    const found = await this.#graph.run(catalogChanges, { revisions }, this.#options)
    const byRevision = new Map(found.map((change) => [change.revision, change]))
    const next = []
    let items = 0
    for (const revision of revisions) {
      const change = byRevision.get(revision)
      if (!change || (items > 0 && items + change.itemIds.length > ITEMS_PER_STEP)) break
      items += change.itemIds.length
      next.push(change)
    }
    return next
  }

  /** New names have no earlier values. A name that changed its type waits for the whole read. */
  #addTypes(snapshot: CatalogSnapshot, { items }: StoredTypes): void {
    const known = [...snapshot.types]
    if (known.length < items.size && known.every(([name, type]) => items.get(name) === type)) {
      snapshot.types = items
    }
  }

  /** Reads the whole catalog again. The snapshot stays in use until then; only a small one is worth waiting for. */
  async #readAgain({ snapshot }: Loaded): Promise<void> {
    const reading = this.#readAll()
    if (snapshot.size <= MAX_AWAITED_ITEMS) await reading
    else this.#inBackground(reading)
  }

  #readAll(): Promise<Loaded> {
    this.#reading ??= this.#read()
      .then((loaded) => {
        this.#loaded = loaded
        return loaded
      })
      .finally(() => {
        this.#reading = null
      })
    return this.#reading
  }

  async #read(): Promise<Loaded> {
    const readAtMs = this.#nowMs()
    const [{ modelVersion }, stored] = await Promise.all([
      readGraphState(this.#graph, this.#options),
      readPropertyTypes(this.#graph, this.#options),
    ])
    const snapshot = new CatalogSnapshot()
    snapshot.types = stored.items
    // What changes from here on is followed.
    snapshot.revision = stored.revision ?? 0
    this.observer?.begin(snapshot)
    await readCatalog(this.#graph, (rows) => this.#put(snapshot, rows), this.#options)
    const processed = this.observer?.complete(snapshot)
    // A large catalog serves as soon as it was read for the first time; later, the one before serves until all is ready.
    if (this.#loaded || snapshot.size <= MAX_AWAITED_ITEMS) await processed
    return { snapshot, modelVersion, readAtMs }
  }

  async #put(snapshot: CatalogSnapshot, rows: readonly CatalogRow[]): Promise<void> {
    snapshot.put(rows)
    await this.observer?.put(snapshot, rows)
  }

  get #options(): RunOptions {
    return { signal: this.#closing.signal }
  }

  #inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (!this.#closing.signal.aborted) this.#onError(error)
    })
  }
}
