import {
  type ItemsByIdsRow,
  itemsByIds,
  type TagsByIdsRow,
  tagsByIds,
} from '../../graph/__generated__/queries.ts'
import { startDeadline } from '../../graph/deadline.ts'
import type { GraphQuery } from '../../graph/graph-query.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { isOutage } from '../sources/is-outage.ts'

/** Items, and as many tags, that are remembered: some tens of megabytes at most. */
const MOST = 10_000

/** A graph that has not answered by then is not waited for where everything asked for is remembered. */
const PATIENCE_MS = 500

/** How long it is not asked for what is remembered, once it has not answered. */
const DISTRUST_MS = 1_000

/** Items and tags as the graph has them; while it does not answer, as it had them last. Nothing of people. */
export class CatalogMemory {
  readonly #items: RememberedRows<ItemsByIdsRow>
  readonly #tags: RememberedRows<TagsByIdsRow>

  readonly #trust = new Trust()

  constructor(graph: GraphStore) {
    this.#items = new RememberedRows(graph, itemsByIds, this.#trust)
    this.#tags = new RememberedRows(graph, tagsByIds, this.#trust)
  }

  /** The graph has just not answered: for a second it is not asked for what is remembered. */
  distrust(): void {
    this.#trust.lose()
  }

  /** Those that exist now. @throws GraphError */
  freshItems(ids: readonly string[], options: RunOptions): Promise<readonly ItemsByIdsRow[]> {
    return this.#items.fresh(ids, options)
  }

  /** Those that exist. @throws GraphError if the graph does not answer and none of them is remembered */
  items(ids: readonly string[], options: RunOptions = {}): Promise<readonly ItemsByIdsRow[]> {
    return this.#items.read(ids, options)
  }

  /** The same for tags. */
  tags(ids: readonly string[], options: RunOptions = {}): Promise<readonly TagsByIdsRow[]> {
    return this.#tags.read(ids, options)
  }

  /** An item as it was last read, without asking. */
  knownItem(id: string): ItemsByIdsRow | undefined {
    return this.#items.known(id)
  }
}

/** Whether it is worth asking the graph. */
class Trust {
  #lostAtMs = Number.NEGATIVE_INFINITY

  get isLost(): boolean {
    return performance.now() < this.#lostAtMs + DISTRUST_MS
  }

  lose(): void {
    this.#lostAtMs = performance.now()
  }
}

class RememberedRows<Row extends { readonly id: string }> {
  readonly #graph: GraphStore
  readonly #query: GraphQuery<{ readonly ids: readonly string[] }, Row>
  readonly #trust: Trust
  /** The one longest unread comes first. */
  readonly #rows = new Map<string, Row>()

  constructor(graph: GraphStore, query: GraphQuery<{ readonly ids: readonly string[] }, Row>, trust: Trust) {
    this.#graph = graph
    this.#query = query
    this.#trust = trust
  }

  known(id: string): Row | undefined {
    return this.#rows.get(id)
  }

  /** As the graph has them now. @throws GraphError */
  async fresh(ids: readonly string[], options: RunOptions): Promise<readonly Row[]> {
    const rows = await this.#graph.run(this.#query, { ids }, options)
    this.#remember(ids, rows)
    return rows
  }

  /** The same, or as they are remembered where the graph does not answer. @throws GraphError if none of them is */
  async read(ids: readonly string[], options: RunOptions): Promise<readonly Row[]> {
    const known = ids.flatMap((id) => this.#rows.get(id) ?? [])
    const isCovered = ids.length > 0 && known.length === ids.length
    if (isCovered && this.#trust.isLost) return known
    const patience = isCovered ? startDeadline(PATIENCE_MS, options.signal) : undefined
    try {
      return await this.fresh(ids, patience ? { ...options, signal: patience.signal } : options)
    } catch (error) {
      if (known.length === 0 || !isOutage(error) || options.signal?.aborted) throw error
      this.#trust.lose()
      return known
    } finally {
      patience?.end()
    }
  }

  #remember(ids: readonly string[], rows: readonly Row[]): void {
    // What is gone is forgotten.
    for (const id of ids) this.#rows.delete(id)
    for (const row of rows) this.#rows.set(row.id, row)
    for (const oldest of this.#rows.keys()) {
      if (this.#rows.size <= MOST) break
      this.#rows.delete(oldest)
    }
  }
}
