import type { InteractionEvent } from '../domain/event.ts'
import { GraphError } from '../graph/graph-error.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../training/training-settings.ts'
import { bringIntoCharts, type Newcomers } from './bring-into-charts.ts'
import type { NewPeople, NewPeopleByItem } from './new-people.ts'
import { TrendSums } from './trend-sums.ts'

/** Shortest time between two flushes: rewriting a chart holds the embedded engine for some 20 ms. */
const FLUSH_MS = 5_000

/** Who came longer ago is new to us and makes nothing trend. */
const RECENT_MS = 2 * DEFAULT_TRAINING_SETTINGS.charts.recentHalfLifeDays * 86_400_000

/** Items of one flush; what is more waits for the next. */
const ITEMS_AT_ONCE = 500

export interface ChartFlushParts {
  readonly graph: GraphStore
  readonly onError: (error: unknown) => void
  readonly flushMs?: number
  /** Epoch milliseconds now: what is recent is counted back from it. */
  readonly nowMs: () => number
}

/**
 * Sums people who engage with items for the first time, and brings them at most once in five seconds into the items'
 * popularity and into the charts of the popular and of what trends, of all items and of their kind. A person counts as
 * much as one of the most popular item's people, which is a little less than a training gives somebody new; whom lists
 * alone brought counts where the training counted such people. Nobody is summed twice; some may be missed where a write's
 * outcome is not known: the next training counts anew.
 */
export class ChartFlush {
  readonly #parts: Required<ChartFlushParts>
  readonly #newcomers = new Map<string, Newcomers>()
  #trends = new TrendSums()
  #timer: NodeJS.Timeout | undefined
  #flushing: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(parts: ChartFlushParts) {
    this.#parts = { flushMs: FLUSH_MS, ...parts }
  }

  /** People who were new to items, by item, and the events that brought them. */
  add(events: readonly InteractionEvent[], newPeople: NewPeopleByItem): void {
    const isLate = lateItems(events, this.#parts.nowMs() - RECENT_MS)
    this.#sum(
      [...newPeople].map(([itemId, all]) => ({ itemId, all, recent: isLate.has(itemId) ? NOBODY : all })),
    )
    this.#flushSoon()
  }

  /** Brings in what is summed, at once, unless the graph is away. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#flushing
    await this.#flush()
  }

  #sum(rows: readonly Newcomers[]): void {
    for (const { itemId, all, recent } of rows) {
      const before = this.#newcomers.get(itemId)
      this.#newcomers.set(itemId, {
        itemId,
        all: sumOf(all, before?.all ?? NOBODY),
        recent: sumOf(recent, before?.recent ?? NOBODY),
      })
    }
  }

  #flushSoon(): void {
    if (this.#isStopped || this.#timer || this.#newcomers.size === 0) return
    this.#timer = setTimeout(() => {
      this.#flushing = this.#flush().finally(() => {
        this.#timer = undefined
        this.#flushSoon()
      })
    }, this.#parts.flushMs).unref()
  }

  async #flush(): Promise<void> {
    const rows = [...this.#newcomers.values()].slice(0, ITEMS_AT_ONCE)
    if (rows.length === 0 || this.#parts.graph.isAway()) return
    for (const { itemId } of rows) this.#newcomers.delete(itemId)
    try {
      const { graph, nowMs } = this.#parts
      this.#trends = await graph.transaction(async (runner) => {
        const trends = this.#trends.fork()
        await bringIntoCharts(runner, rows, trends, nowMs())
        return trends
      })
    } catch (error) {
      // Of other failures nobody knows whether something was written.
      if (error instanceof GraphError && error.kind === 'busy') this.#sum(rows)
      this.#parts.onError(error)
    }
  }
}

const NOBODY: NewPeople = { people: 0, ledPeople: 0 }

function sumOf(a: NewPeople, b: NewPeople): NewPeople {
  return { people: a.people + b.people, ledPeople: a.ledPeople + b.ledPeople }
}

/** Items of which most events are older. */
function lateItems(events: readonly InteractionEvent[], sinceMs: number): ReadonlySet<string> {
  const surplus = new Map<string, number>()
  for (const { itemId, atMs } of events) {
    surplus.set(itemId, (surplus.get(itemId) ?? 0) + (atMs < sinceMs ? 1 : -1))
  }
  return new Set([...surplus].flatMap(([itemId, late]) => (late > 0 ? [itemId] : [])))
}
