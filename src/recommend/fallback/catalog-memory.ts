import { LRUCache } from 'lru-cache'
import {
  type ItemsByIdsRow,
  itemsByIds,
  type ListedTagsRow,
  listedTags,
  type NamedItemsRow,
  namedItems,
  type TagsByIdsRow,
  tagsByIds,
} from '../../graph/__generated__/queries.ts'
import { startDeadline } from '../../graph/deadline.ts'
import { isOutage } from '../../graph/graph-error.ts'
import type { GraphQuery } from '../../graph/graph-query.ts'
import { type GraphStore, isAvailable, type RunOptions } from '../../graph/graph-store.ts'
import type { CatalogSnapshot } from '../../snapshot/catalog-snapshot.ts'
import type { CatalogState, LiveCatalog } from '../../snapshot/live-catalog.ts'

/** Most remembered items, and most remembered tags: some tens of megabytes. */
const MOST_ROWS = 30_000

/** How long the graph has to answer if everything asked for is remembered. */
const PATIENCE_MS = 500

/** How long rows serve pages, if the catalog does not change. */
const PAGE_TTL_MS = 60_000

/** The same for rows that a member of a cluster may have read before it had the revision. */
const LAGGING_TTL_MS = 5_000

/** How long names of tags serve pages where other processes write: not every request looks for the writes of others. */
const SHARED_TAG_TTL_MS = 30_000

/** The same where writes are not counted: names change without a new revision of the catalog. */
const UNCOUNTED_TAG_TTL_MS = 1_000

/** Items and tags as the graph has them; while the graph is unavailable, as they were last read. Holds nothing of users. */
export class CatalogMemory {
  readonly #graph: GraphStore
  readonly #catalog: Pick<LiveCatalog, 'at'> | undefined
  readonly #items: RememberedRows<ItemsByIdsRow>
  readonly #tags: RememberedRows<TagsByIdsRow>
  readonly #itemNames: RememberedRows<NamedItemsRow>
  readonly #tagNames: RememberedRows<ListedTagsRow>

  /**
   * @param catalog omitted: there is none in memory
   * @param mostRows of each kind; there is room for them from the start
   */
  constructor(graph: GraphStore, catalog?: Pick<LiveCatalog, 'at'>, mostRows = MOST_ROWS) {
    this.#graph = graph
    this.#catalog = catalog
    this.#items = new RememberedRows(graph, itemsByIds, mostRows)
    this.#tags = new RememberedRows(graph, tagsByIds, mostRows)
    this.#itemNames = new RememberedRows(graph, namedItems, mostRows)
    this.#tagNames = new RememberedRows(graph, listedTags, mostRows)
  }

  /** Items that exist now. @throws GraphError */
  freshItems(ids: readonly string[], options: RunOptions): Promise<readonly ItemsByIdsRow[]> {
    return this.#items.fresh(ids, options)
  }

  /** Items that exist in a revision of the catalog. @param revision as a request has just read it @throws GraphError */
  itemsAt(
    revision: number | null,
    ids: readonly string[],
    options: RunOptions,
  ): Promise<readonly ItemsByIdsRow[]> {
    return this.#items.at({ revision, ttlMs: ttlOf(options) }, ids, options)
  }

  /** Items as reasons name them. @param state as a request has read it @throws GraphError */
  async namesAt(
    state: CatalogState,
    ids: readonly string[],
    options: RunOptions,
  ): Promise<readonly NamedItemsRow[]> {
    const snapshot = this.#catalog?.at(state)
    if (snapshot) return namesIn(snapshot, ids)
    const { catalogRevision: revision = null } = state
    return this.#itemNames.at({ revision, ttlMs: ttlOf(options) }, ids, options)
  }

  /** Names of tags, with all changes that this process knows of. @throws GraphError */
  tagNames(ids: readonly string[], options: RunOptions): Promise<readonly ListedTagsRow[]> {
    const { writes } = this.#graph
    const currency = writes
      ? { revision: writes.catalog, ttlMs: writes.catchUp ? SHARED_TAG_TTL_MS : Number.POSITIVE_INFINITY }
      : { revision: null, ttlMs: UNCOUNTED_TAG_TTL_MS }
    return this.#tagNames.at(currency, ids, options)
  }

  /** Items that exist. @throws GraphError if the graph fails and none of them is remembered */
  items(ids: readonly string[], options: RunOptions = {}): Promise<readonly ItemsByIdsRow[]> {
    return this.#items.read(ids, options)
  }

  /** Tags that exist. @throws GraphError if the graph fails and none of them is remembered */
  tags(ids: readonly string[], options: RunOptions = {}): Promise<readonly TagsByIdsRow[]> {
    return this.#tags.read(ids, options)
  }

  /** An item as it was last read, without asking the graph. */
  knownItem(id: string): ItemsByIdsRow | undefined {
    return this.#items.known(id)
  }
}

/** Those that something describes. */
function namesIn(snapshot: CatalogSnapshot, ids: readonly string[]): readonly NamedItemsRow[] {
  const isDescribed = snapshot.listed(null, { sinceMs: 0, untilMs: 0 })
  return ids.flatMap((id) => {
    const row = snapshot.numberOf(id)
    if (row === undefined || !isDescribed(row)) return []
    return [{ id, kind: snapshot.kinds.textAt(row) ?? 'item', title: snapshot.titles.titleAt(row) }]
  })
}

function ttlOf({ mayLag = false }: RunOptions): number {
  return mayLag ? LAGGING_TTL_MS : PAGE_TTL_MS
}

/** When rows are current: read at this revision, or after this newest write, and no longer ago. */
interface Currency {
  readonly revision: number | null
  readonly ttlMs: number
}

/** A row, and when it was read. */
interface RememberedRow<Row> {
  readonly row: Row
  readonly revision: number | null
  /** By the monotonic clock. */
  readonly readMs: number
}

class RememberedRows<Row extends { readonly id: string }> {
  readonly #graph: GraphStore
  readonly #query: GraphQuery<{ readonly ids: readonly string[] }, Row>
  readonly #rows: LRUCache<string, RememberedRow<Row>>

  constructor(graph: GraphStore, query: GraphQuery<{ readonly ids: readonly string[] }, Row>, max: number) {
    this.#rows = new LRUCache({ max })
    this.#graph = graph
    this.#query = query
  }

  known(id: string): Row | undefined {
    return this.#rows.get(id)?.row
  }

  /** Reads rows that are not current. */
  async at(
    { revision, ttlMs }: Currency,
    ids: readonly string[],
    options: RunOptions,
  ): Promise<readonly Row[]> {
    const nowMs = performance.now()
    const current: Row[] = []
    const missing = ids.filter((id) => {
      const known = this.#rows.get(id)
      if (known?.revision !== revision || nowMs - known.readMs >= ttlMs) return true
      current.push(known.row)
      return false
    })
    if (missing.length === 0) return current
    return [...current, ...(await this.fresh(missing, options, revision))]
  }

  /** @param revision of the catalog before the read; rows that are read without one serve no page */
  async fresh(
    ids: readonly string[],
    options: RunOptions,
    revision: number | null = null,
  ): Promise<readonly Row[]> {
    const readMs = performance.now()
    const rows = await this.#graph.run(this.#query, { ids }, options)
    const found = new Map(rows.map((row) => [row.id, { row, revision, readMs }]))
    for (const id of ids) this.#rows.set(id, found.get(id))
    return rows
  }

  async read(ids: readonly string[], options: RunOptions): Promise<readonly Row[]> {
    const known = ids.flatMap((id) => this.known(id) ?? [])
    const isCovered = ids.length > 0 && known.length === ids.length
    if (isCovered && !isAvailable(this.#graph)) return known
    const patience = isCovered ? startDeadline(PATIENCE_MS, options.signal) : undefined
    try {
      return await this.fresh(ids, patience ? { ...options, signal: patience.signal } : options)
    } catch (error) {
      if (known.length === 0 || !isOutage(error) || options.signal?.aborted) throw error
      return known
    } finally {
      patience?.end()
    }
  }
}
