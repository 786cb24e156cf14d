import { LRUCache } from 'lru-cache'
import {
  type ItemsByIdsRow,
  itemsByIds,
  type TagsByIdsRow,
  tagsByIds,
} from '../../graph/__generated__/queries.ts'
import { startDeadline } from '../../graph/deadline.ts'
import { isOutage } from '../../graph/graph-error.ts'
import type { GraphQuery } from '../../graph/graph-query.ts'
import { type GraphStore, isAvailable, type RunOptions } from '../../graph/graph-store.ts'

/** Most remembered items, and most remembered tags: some tens of megabytes. */
const MOST_ROWS = 10_000

/** How long the graph has to answer if everything asked for is remembered. */
const PATIENCE_MS = 500

/** Items and tags as the graph has them; while the graph is unavailable, as they were last read. Holds nothing of users. */
export class CatalogMemory {
  readonly #items: RememberedRows<ItemsByIdsRow>
  readonly #tags: RememberedRows<TagsByIdsRow>

  constructor(graph: GraphStore) {
    this.#items = new RememberedRows(graph, itemsByIds)
    this.#tags = new RememberedRows(graph, tagsByIds)
  }

  /** Items that exist now. @throws GraphError */
  freshItems(ids: readonly string[], options: RunOptions): Promise<readonly ItemsByIdsRow[]> {
    return this.#items.fresh(ids, options)
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

class RememberedRows<Row extends { readonly id: string }> {
  readonly #graph: GraphStore
  readonly #query: GraphQuery<{ readonly ids: readonly string[] }, Row>
  readonly #rows = new LRUCache<string, Row>({ max: MOST_ROWS })

  constructor(graph: GraphStore, query: GraphQuery<{ readonly ids: readonly string[] }, Row>) {
    this.#graph = graph
    this.#query = query
  }

  known(id: string): Row | undefined {
    return this.#rows.get(id)
  }

  async fresh(ids: readonly string[], options: RunOptions): Promise<readonly Row[]> {
    const rows = await this.#graph.run(this.#query, { ids }, options)
    const found = new Map(rows.map((row) => [row.id, row]))
    for (const id of ids) this.#rows.set(id, found.get(id))
    return rows
  }

  async read(ids: readonly string[], options: RunOptions): Promise<readonly Row[]> {
    const known = ids.flatMap((id) => this.#rows.get(id) ?? [])
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
