import {
  chartStandings,
  countPeople,
  dropChartPositions,
  modelStatistics,
  writeCharts,
} from '../graph/__generated__/queries.ts'
import { GraphError } from '../graph/graph-error.ts'
import { readGraphState } from '../graph/graph-state.ts'
import type { GraphRunner, GraphStore } from '../graph/graph-store.ts'
import { parseStoredSettings } from '../training/stored-settings.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../training/training-settings.ts'

/** Shortest time between two flushes: rewriting a chart holds the embedded engine for some 20 ms. */
const FLUSH_MS = 5_000

/** Items of one flush; what is more waits for the next. */
const ITEMS_AT_ONCE = 500

const CHART = 'popular'

export interface PopularityFlushParts {
  readonly graph: GraphStore
  readonly onError: (error: unknown) => void
  readonly flushMs?: number
}

interface NewPeople {
  readonly itemId: string
  readonly people: number
}

/** One place of a chart. */
interface Standing {
  readonly itemId: string
  readonly score: number
}

/**
 * Sums people who engage with items for the first time, and brings them at most once in five seconds into the items' popularity
 * and into the charts of the popular, of all items and of their kind. A person counts as much as one of the most popular
 * item's people, which is a little less than a training gives somebody new. Nobody is summed twice; some may be missed
 * where a write's outcome is not known: the next training counts anew.
 */
export class PopularityFlush {
  readonly #parts: Required<PopularityFlushParts>
  readonly #people = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  #flushing: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(parts: PopularityFlushParts) {
    this.#parts = { flushMs: FLUSH_MS, ...parts }
  }

  /** People who were new to items, by item. */
  add(newPeople: ReadonlyMap<string, number>): void {
    this.#sum([...newPeople].map(([itemId, people]) => ({ itemId, people })))
    this.#flushSoon()
  }

  /** Brings in what is summed, at once, unless the graph is away. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#flushing
    await this.#flush()
  }

  #sum(rows: readonly NewPeople[]): void {
    for (const { itemId, people } of rows) {
      this.#people.set(itemId, (this.#people.get(itemId) ?? 0) + people)
    }
  }

  #flushSoon(): void {
    if (this.#isStopped || this.#timer || this.#people.size === 0) return
    this.#timer = setTimeout(() => {
      this.#flushing = this.#flush().finally(() => {
        this.#timer = undefined
        this.#flushSoon()
      })
    }, this.#parts.flushMs).unref()
  }

  async #flush(): Promise<void> {
    const rows = [...this.#people].slice(0, ITEMS_AT_ONCE).map(([itemId, people]) => ({ itemId, people }))
    if (rows.length === 0 || this.#parts.graph.isAway()) return
    for (const { itemId } of rows) this.#people.delete(itemId)
    try {
      await this.#parts.graph.transaction((graph) => bringIn(graph, rows))
    } catch (error) {
      // Of other failures nobody knows whether something was written.
      if (error instanceof GraphError && error.kind === 'busy') this.#sum(rows)
      this.#parts.onError(error)
    }
  }
}

async function bringIn(graph: GraphRunner, rows: readonly NewPeople[]): Promise<void> {
  const { modelVersion: version } = await readGraphState(graph)
  if (version === null) return
  const [model] = await graph.run(modelStatistics, { version })
  const { k: places } = (parseStoredSettings(model?.settings ?? null) ?? DEFAULT_TRAINING_SETTINGS).charts
  const ofAll = await graph.run(chartStandings, { chartIds: [CHART], version })
  const share = 1 / Math.max(1, ofAll[0]?.degree ?? 1)
  const counted = await graph.run(countPeople, { rows, share })
  const changed = new Map<string, Map<string, number>>([[CHART, new Map()]])
  for (const { itemId, kind, popularity } of counted) {
    for (const chartId of [CHART, `${CHART}:${kind}`]) {
      const scores = changed.get(chartId) ?? new Map<string, number>()
      changed.set(chartId, scores.set(itemId, popularity))
    }
  }
  const ofKinds = [...changed.keys()].filter((chartId) => chartId !== CHART)
  const standings = [...ofAll, ...(await graph.run(chartStandings, { chartIds: ofKinds, version }))]
  for (const [chartId, scores] of changed) {
    const before = standings.filter((row) => row.chartId === chartId)
    // A kind that has no chart gets none: its items are in that of all.
    if (!isMoved(before, scores, places)) continue
    await replaceChart(graph, chartId, version, merged(before, scores).slice(0, places))
  }
}

/** Whether any of the scores is good for a place. */
function isMoved(before: readonly Standing[], scores: ReadonlyMap<string, number>, places: number): boolean {
  const last = before.at(-1)
  if (!last) return false
  const placed = new Set(before.map(({ itemId }) => itemId))
  const isFull = before.length >= places
  return [...scores].some(([itemId, score]) => placed.has(itemId) || !isFull || score > last.score)
}

/** Old places with new scores, best first. */
function merged(before: readonly Standing[], scores: ReadonlyMap<string, number>): readonly Standing[] {
  const all = new Map(before.map(({ itemId, score }) => [itemId, score]))
  for (const [itemId, score] of scores) all.set(itemId, score)
  return [...all]
    .map(([itemId, score]) => ({ itemId, score }))
    .sort((a, b) => b.score - a.score || (a.itemId < b.itemId ? -1 : 1))
}

async function replaceChart(
  graph: GraphRunner,
  headId: string,
  version: string,
  standings: readonly Standing[],
): Promise<void> {
  await graph.run(dropChartPositions, { chartId: headId, version })
  const targetIds = standings.map(({ itemId }) => itemId)
  const scores = standings.map(({ score }) => score)
  await graph.run(writeCharts, { version, rows: [{ headId, rankOffset: 0, targetIds, scores }] })
}
