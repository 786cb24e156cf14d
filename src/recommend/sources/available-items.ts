import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { NO_FILTER } from './item-filter.ts'
import { type AskedOf, askPassing, type PassedItem } from './passing-items.ts'

/** For so long an item that was available counts as available. */
const KEPT_MS = 5_000

/** Some hundred bytes each. */
const MOST_KEPT = 50_000

interface Kept {
  readonly item: PassedItem
  /** Both clocks: the process's own, and the instant that was asked about. */
  readonly readAtMs: number
  readonly nowMs: number
}

/**
 * Which items can be candidates, whatever a filter asks for: those that are there and available, each with the tag that a cap
 * counts it under, as of a few seconds ago at most. Most lists share most of their candidates, so few of them need asking
 * about. What is not available is asked about every time, so that a new item is a candidate at once; one that has just gone
 * is passed over by the page, which reads what it shows.
 */
export class AvailableItems {
  readonly #graph: GraphStore
  readonly #keptMs: number
  /** The one read longest ago comes first. */
  readonly #kept = new Map<string, Kept>()

  /** @param keptMs for how long an item that was available counts as available */
  constructor(graph: GraphStore, keptMs = KEPT_MS) {
    this.#graph = graph
    this.#keptMs = keptMs
  }

  /** Those that are available, in no promised order. */
  async of(itemIds: readonly string[], nowMs: number, options: RunOptions): Promise<readonly PassedItem[]> {
    const readAtMs = performance.now()
    const available: PassedItem[] = []
    const missing: string[] = []
    for (const itemId of itemIds) {
      const kept = this.#kept.get(itemId)
      if (kept && this.#isTrue(kept, readAtMs, nowMs)) available.push(kept.item)
      else missing.push(itemId)
    }
    if (missing.length === 0) return available
    const asked: AskedOf = { filter: NO_FILTER, nowMs }
    for (const item of await askPassing(this.#graph, asked, missing, options)) {
      this.#keep({ item, readAtMs, nowMs })
      available.push(item)
    }
    return available
  }

  /** From here on all of them are asked about again: of what was available, too much has gone. */
  forget(): void {
    this.#kept.clear()
  }

  #keep(kept: Kept): void {
    this.#kept.delete(kept.item.itemId)
    this.#kept.set(kept.item.itemId, kept)
    const { value: oldest } = this.#kept.keys().next()
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest)
  }

  #isTrue(kept: Kept, readAtMs: number, nowMs: number): boolean {
    return readAtMs - kept.readAtMs < this.#keptMs && Math.abs(nowMs - kept.nowMs) < this.#keptMs
  }
}
