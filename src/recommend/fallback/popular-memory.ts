import { catalog, untrainedCatalog } from '../../graph/__generated__/queries.ts'
import { readGraphState } from '../../graph/graph-state.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { CatalogMemory } from './catalog-memory.ts'

/** Items that are kept: enough that a filter leaves something. */
const KEPT = 500

/** Tags of those items that are kept with them. */
const KEPT_TAGS = 1_000

/** The most popular items, as they were when the graph answered last. */
export interface PopularItems {
  /** Most popular first. */
  readonly itemIds: readonly string[]
  /** The newest event in the graph when it was read, epoch milliseconds; null where it held none. */
  readonly asOfMs: number | null
  readonly modelVersion: string | null
}

/** What can be shown to anybody while the graph does not answer. */
export class PopularMemory {
  readonly #graph: GraphStore
  readonly #catalog: CatalogMemory
  #kept: PopularItems | null = null

  constructor(graph: GraphStore, catalog: CatalogMemory) {
    this.#graph = graph
    this.#catalog = catalog
  }

  /** What the last `refresh` found; null if there was none. */
  get kept(): PopularItems | null {
    return this.#kept
  }

  /** Reads the most popular items anew, with all that is shown of them. @throws GraphError: what was kept stays */
  async refresh(nowMs: number): Promise<void> {
    const { modelVersion, newestEventAtMs } = await readGraphState(this.#graph)
    const all = { excluded: [], isUnfiltered: true, kinds: [], requiredTagIds: [], avoidedTagIds: [] }
    const params = { ...all, now: nowMs, candidateLimit: KEPT }
    const rows =
      modelVersion === null
        ? await this.#graph.run(untrainedCatalog, params)
        : await this.#graph.run(catalog, { ...params, version: modelVersion })
    const itemIds = rows.map(({ itemId }) => itemId)
    const items = await this.#catalog.items(itemIds)
    const tagIds = new Set(items.flatMap((item) => item.tagIds))
    if (tagIds.size > 0) await this.#catalog.tags([...tagIds].slice(0, KEPT_TAGS))
    this.#kept = { itemIds, asOfMs: newestEventAtMs, modelVersion }
  }
}
