import { inBatches } from '../../domain/grouping.ts'
import { type PassingItemsRow, passingItems } from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import type { SourceQuery } from './candidate-source.ts'
import { conditionParams } from './item-filter.ts'
import type { ScoredItem } from './ranking.ts'

/** Ids of one statement: decoding its rows must not hold the event loop. */
const IDS_AT_ONCE = 1_000

/** An item that passed, and its strongest tag if it has one. */
export type PassedItem = PassingItemsRow

/** Of some items, all different, those that pass. */
export type AskPassing = (itemIds: readonly string[]) => Promise<readonly PassedItem[]>

/** What decides whether an item passes. */
export type AskedOf = Pick<SourceQuery, 'filter' | 'nowMs'>

/** Asks the graph which of the items are there, are available and are what the filter asks for. */
export async function askPassing(
  graph: GraphStore,
  asked: AskedOf,
  itemIds: readonly string[],
  options: RunOptions,
): Promise<readonly PassedItem[]> {
  const passed: PassedItem[] = []
  for (const some of inBatches(itemIds, IDS_AT_ONCE)) {
    const rows = await graph.run(passingItems, { ...conditionParams(asked), itemIds: some }, options)
    passed.push(...rows)
  }
  return passed
}

/** Which items a request may list, asked about once each. */
export class PassingItems {
  readonly #ask: AskPassing
  readonly #asked = new Set<string>()
  readonly #passing = new Set<string>()
  readonly #strongestTags = new Map<string, string>()

  constructor(ask: AskPassing) {
    this.#ask = ask
  }

  /** Of items that passed, the strongest tag of each that has one. */
  get strongestTags(): ReadonlyMap<string, string> {
    return this.#strongestTags
  }

  /** Asks about those of the items that were not asked about before. */
  async ask(items: readonly ScoredItem[]): Promise<void> {
    const itemIds: string[] = []
    for (const { itemId } of items) {
      if (this.#asked.has(itemId)) continue
      this.#asked.add(itemId)
      itemIds.push(itemId)
    }
    for (const { itemId, strongestTagId } of await this.#ask(itemIds)) {
      this.#passing.add(itemId)
      if (strongestTagId !== null) this.#strongestTags.set(itemId, strongestTagId)
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
}
