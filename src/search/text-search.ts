import { AttuneError } from '../domain/errors.ts'
import { fnv1a } from '../domain/hash.ts'
import { isTexts, type PropertyTypes } from '../domain/property-values.ts'
import { listedTags } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { orCancelled } from '../graph/semaphore.ts'
import { threadScript } from '../platform/threads/thread-script.ts'
import { WorkerThread } from '../platform/threads/worker-thread.ts'
import type { CatalogRow } from '../snapshot/catalog-row.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import { type CatalogObserver, type FollowedCatalog, MAX_AWAITED_ITEMS } from '../snapshot/live-catalog.ts'
import { ownValue } from '../snapshot/row-table.ts'
import type { IndexedItem, TextMatches, TextQuery } from './text-index.ts'
import type { IndexTask, TextSearchResult, TextSearchTask } from './text-search-worker.ts'

/** Finds items of the catalog by text. */
export interface TextSearch {
  /** The catalog to search, with every change that was committed before the call. @throws GraphError */
  current(options?: RunOptions): Promise<CatalogSnapshot>
  /**
   * The best rows of a snapshot. Includes every change that the snapshot had before the call.
   *
   * @throws AttuneError `UNAVAILABLE` while the index is being built, `BUSY` if too many searches wait
   */
  searchText(snapshot: CatalogSnapshot, query: TextQuery, signal?: AbortSignal): Promise<TextMatches>
}

/** Requests of an earlier snapshot may still search it for this long, ms. */
const DROP_MS = 10_000

/** Searches that may wait for the thread; more are refused. */
const MAX_WAITING = 100

/** Most characters of the texts of an item that are indexed. */
const MAX_TEXT = 4_000

/** The types of the free properties that are searched. */
const SEARCHED = new Set(['STRING', 'STRING_SET', 'TEXT'])

export interface ThreadTextSearchOptions {
  readonly graph: GraphStore
  readonly catalog: FollowedCatalog
  /** Called when the thread ends by itself; the next search starts a new one and reads the catalog again. */
  readonly onEnded?: (error: unknown) => void
}

/** The index of a snapshot in the thread. */
interface SnapshotIndex {
  readonly number: number
  /** Names of the tags that its items have. A renamed tag has its new name from the next whole read on. */
  readonly tagNames: Map<string, string>
  isComplete: boolean
}

/**
 * Full-text search in a thread of its own: a word that many items have takes tens of milliseconds. The thread has an index
 * for each snapshot of the catalog, and gets the changes of a snapshot in their order.
 */
export class ThreadTextSearch implements TextSearch, CatalogObserver {
  readonly #graph: GraphStore
  readonly #catalog: FollowedCatalog
  readonly #onEnded: (error: unknown) => void
  readonly #thread: WorkerThread<TextSearchTask, TextSearchResult>
  readonly #indexes = new Map<CatalogSnapshot, SnapshotIndex>()
  #newest = 0
  #building: Promise<void> | null = null
  /** Searches that have not ended. */
  #waiting = 0
  #isClosed = false

  constructor({ graph, catalog, onEnded = () => undefined }: ThreadTextSearchOptions) {
    this.#graph = graph
    this.#catalog = catalog
    this.#onEnded = onEnded
    this.#thread = new WorkerThread({
      script: threadScript('text-search-worker', import.meta.url),
      data: null,
      onEnded: (error) => this.#ended(error),
    })
  }

  /** Builds an index whenever the catalog is read from now on. */
  follow(): void {
    this.#catalog.observer = this
  }

  /** An index belongs to one snapshot. */
  begin(snapshot: CatalogSnapshot): void {
    this.#indexes.set(snapshot, { number: ++this.#newest, tagNames: new Map(), isComplete: false })
    this.#post(snapshot, { kind: 'put', items: [] })
  }

  async put(snapshot: CatalogSnapshot, rows: readonly CatalogRow[]): Promise<void> {
    const index = this.#indexes.get(snapshot)
    if (!index) return
    await this.#readTagNames(index, rows)
    const items: IndexedItem[] = []
    const unlisted: number[] = []
    for (const row of rows) {
      const number = snapshot.numberOf(row.id)
      if (number === undefined) continue
      if (row.isUndescribed) unlisted.push(number)
      else items.push(toItem(number, row, snapshot.types, index.tagNames))
    }
    if (items.length > 0) this.#post(snapshot, { kind: 'put', items })
    this.remove(snapshot, unlisted)
  }

  remove(snapshot: CatalogSnapshot, rows: readonly number[]): void {
    if (rows.length > 0) this.#post(snapshot, { kind: 'remove', rows })
  }

  /** Resolves once the thread has indexed all items, or has ended. */
  async complete(snapshot: CatalogSnapshot): Promise<void> {
    const index = this.#indexes.get(snapshot)
    if (!index) return
    // The thread processes its tasks in order.
    await this.#run(index, { kind: 'put', items: [] }).then(
      () => {
        index.isComplete = true
        // The snapshot before serves until now.
        const earlier = [...this.#indexes].filter(([, { number }]) => number < index.number)
        setTimeout(() => this.#drop(earlier.map(([one]) => one)), DROP_MS).unref()
      },
      () => undefined,
    )
  }

  async current(options: RunOptions = {}): Promise<CatalogSnapshot> {
    await this.#prepare(options.signal)
    return this.#catalog.current(options)
  }

  /** Builds an index unless there is one, or it is being built. Waits for that of a small catalog. */
  async #prepare(signal?: AbortSignal): Promise<void> {
    const { latest } = this.#catalog
    if (this.#isClosed || (latest && this.#indexes.has(latest))) return
    this.follow()
    this.#building ??= this.#catalog.reload().finally(() => {
      this.#building = null
    })
    // Also reported to those who wait for it.
    this.#building.catch(() => undefined)
    if (!latest || latest.size <= MAX_AWAITED_ITEMS) await orCancelled(this.#building, signal)
  }

  async searchText(snapshot: CatalogSnapshot, query: TextQuery, signal?: AbortSignal): Promise<TextMatches> {
    const index = this.#indexes.get(snapshot)
    if (!index?.isComplete) throw unavailable()
    if (this.#waiting >= MAX_WAITING) {
      throw new AttuneError('BUSY', 'too many searches wait', { hint: 'Retry after a moment.' })
    }
    this.#waiting++
    const searched = this.#run(index, { kind: 'search', query }).finally(() => this.#waiting--)
    const matches = await orCancelled(searched, signal)
    if (matches === null) throw unavailable()
    return matches
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#indexes.clear()
    await this.#thread.interrupt()
  }

  #post(snapshot: CatalogSnapshot, task: IndexTask): void {
    const index = this.#indexes.get(snapshot)
    // A failure ends the thread, which the next search notices.
    if (index) this.#run(index, task).catch(() => undefined)
  }

  /** @throws AttuneError `UNAVAILABLE` */
  async #run({ number }: SnapshotIndex, task: IndexTask): Promise<TextSearchResult> {
    try {
      return await this.#thread.run({ ...task, index: number })
    } catch (error) {
      this.#ended(error)
      throw unavailable()
    }
  }

  /** A thread that missed a task is not used any more: the next search builds an index in a new one. */
  #ended(error: unknown): void {
    if (this.#indexes.size === 0) return
    this.#indexes.clear()
    this.#onEnded(error)
    void this.#thread.interrupt()
  }

  #drop(snapshots: readonly CatalogSnapshot[]): void {
    for (const snapshot of snapshots) {
      this.#post(snapshot, { kind: 'drop' })
      this.#indexes.delete(snapshot)
    }
  }

  async #readTagNames({ tagNames }: SnapshotIndex, rows: readonly CatalogRow[]): Promise<void> {
    const ids = new Set(rows.flatMap(({ tagIds }) => tagIds).filter((id) => !tagNames.has(id)))
    if (ids.size === 0) return
    for (const { id, name } of await this.#graph.run(listedTags, { ids: [...ids] })) tagNames.set(id, name)
  }
}

function toItem(
  row: number,
  { id, title, tagIds, degree, properties }: CatalogRow,
  types: PropertyTypes,
  tagNames: ReadonlyMap<string, string>,
): IndexedItem {
  const texts: string[] = []
  for (const [name, type] of types) {
    const value = SEARCHED.has(type) ? ownValue(properties, name) : undefined
    if (typeof value === 'string') texts.push(value)
    else if (value !== undefined && isTexts(value)) texts.push(...value)
  }
  return {
    row,
    tie: fnv1a(id),
    title,
    tags: tagIds.map((tagId) => tagNames.get(tagId) ?? '').join('\n'),
    texts: texts.join('\n').slice(0, MAX_TEXT),
    people: degree,
  }
}

function unavailable(): AttuneError {
  return new AttuneError('UNAVAILABLE', 'the search index is being built', { hint: 'Retry after a moment.' })
}
