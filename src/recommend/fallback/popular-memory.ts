import { chart } from '../../graph/__generated__/queries.ts'
import { readGraphState } from '../../graph/graph-state.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { LiveCatalog } from '../../snapshot/live-catalog.ts'
import { mostPopular } from '../../snapshot/most-popular.ts'
import { byScore } from '../sources/candidate-source.ts'
import type { CatalogMemory } from './catalog-memory.ts'

/** Popular items that are remembered: enough for most filters. */
const MOST_ITEMS = 500

/** Tags of these items that are remembered. */
const MOST_TAGS = 1_000

/** The most popular items, as they were when they were last read. */
export interface PopularItems {
  /** Most popular first. */
  readonly itemIds: readonly string[]
  /** Newest event in the graph at that time, epoch milliseconds; null if there was none. */
  readonly asOfMs: number | null
  readonly modelVersion: string | null
}

/** Remembers popular items, which any user may be shown while the graph is unavailable. */
export class PopularMemory {
  readonly #graph: GraphStore
  readonly #catalog: CatalogMemory
  readonly #liveCatalog: LiveCatalog
  #items: PopularItems | null = null

  constructor(graph: GraphStore, catalog: CatalogMemory, liveCatalog: LiveCatalog) {
    this.#graph = graph
    this.#catalog = catalog
    this.#liveCatalog = liveCatalog
  }

  /** The result of the last successful `refresh`; null if there was none. */
  get items(): PopularItems | null {
    return this.#items
  }

  /** Reads the most popular items again with their tags. @throws GraphError, and `items` stays as it is */
  async refresh(nowMs: number): Promise<void> {
    const { modelVersion, newestEventAtMs } = await readGraphState(this.#graph)
    const snapshot = await this.#liveCatalog.current()
    const isListed = snapshot.listed(nowMs, { sinceMs: 0, untilMs: 0 })
    const charted = modelVersion === null ? [] : await this.#chart(modelVersion)
    const listed = charted.filter((itemId) => {
      const row = snapshot.numberOf(itemId)
      return row !== undefined && isListed(row)
    })
    const itemIds = [...new Set([...listed, ...mostPopular(snapshot, MOST_ITEMS, isListed)])].slice(
      0,
      MOST_ITEMS,
    )
    const items = await this.#catalog.items(itemIds)
    const tagIds = new Set(items.flatMap((item) => item.tagIds))
    if (tagIds.size > 0) await this.#catalog.tags([...tagIds].slice(0, MOST_TAGS))
    this.#items = { itemIds, asOfMs: newestEventAtMs, modelVersion }
  }

  /** The chart of popular items, which is newer than the numbers of users in the catalog. */
  async #chart(version: string): Promise<readonly string[]> {
    const rows = await this.#graph.run(chart, { chartId: 'popular', version, depth: MOST_ITEMS })
    return rows.toSorted(byScore).map(({ itemId }) => itemId)
  }
}
