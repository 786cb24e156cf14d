import { passingItems } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { CandidateRequest } from './candidate-source.ts'
import { conditionParams } from './item-filter.ts'
import type { ScoredItem } from './ranking.ts'

/** Ids of one statement: decoding its rows must not hold the event loop. */
const IDS_AT_ONCE = 1_000

/** Which items a request may list: those that are there now, are available and are what its filter asks for. */
export class PassingItems {
  readonly #graph: GraphStore
  readonly #request: CandidateRequest
  readonly #options: RunOptions
  readonly #asked = new Set<string>()
  readonly #passing = new Set<string>()
  readonly #strongestTags = new Map<string, string>()

  constructor(graph: GraphStore, request: CandidateRequest, options: RunOptions) {
    this.#graph = graph
    this.#request = request
    this.#options = options
  }

  /** Of items that passed, the strongest tag of each that has one. */
  get strongestTags(): ReadonlyMap<string, string> {
    return this.#strongestTags
  }

  /** Asks the graph about those of the items that it was not asked about before. */
  async ask(items: readonly ScoredItem[]): Promise<void> {
    const ids = new Set<string>()
    for (const { itemId } of items) {
      if (!this.#asked.has(itemId)) ids.add(itemId)
    }
    const itemIds = [...ids]
    for (let from = 0; from < itemIds.length; from += IDS_AT_ONCE) {
      await this.#askAbout(itemIds.slice(from, from + IDS_AT_ONCE))
    }
  }

  /** The first `limit` of the items that pass, of those asked about. */
  of(items: readonly ScoredItem[], limit: number): readonly ScoredItem[] {
    const left: ScoredItem[] = []
    for (const item of items) {
      if (left.length === limit) break
      if (this.#passing.has(item.itemId)) left.push(item)
    }
    return left
  }

  async #askAbout(itemIds: readonly string[]): Promise<void> {
    const params = { ...conditionParams(this.#request), itemIds }
    for (const { itemId, strongestTagId } of await this.#graph.run(passingItems, params, this.#options)) {
      this.#passing.add(itemId)
      if (strongestTagId !== null) this.#strongestTags.set(itemId, strongestTagId)
    }
    for (const itemId of itemIds) this.#asked.add(itemId)
  }
}
