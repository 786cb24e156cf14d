import type { InteractionEvent } from '../../domain/event.ts'
import { newestEvent } from '../../graph/__generated__/queries.ts'
import { GraphError } from '../../graph/graph-error.ts'
import { readGraphState } from '../../graph/graph-state.ts'
import { type GraphStore, isAvailable } from '../../graph/graph-store.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../training-settings.ts'
import type { FirstTimeUsers, FirstTimeUsersByItem } from './first-time-users.ts'
import { TrendSums } from './trend-sums.ts'
import { type Newcomers, updateCharts } from './update-charts.ts'

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

/** Sums by item id. */
type Sums = Map<string, Newcomers>

/** What a flush has brought in, and of which versions. */
interface Flushed {
  readonly trends: TrendSums
  readonly countedVersion: string
  /** False while the counted version is being built: its charts are not there yet. */
  readonly isServing: boolean
}

/**
 * Sums people who engage with items for the first time, and brings them at most once in five seconds into the items'
 * popularity and into the charts of the popular and of what trends, of all items and of their kind. A person counts as
 * much as one of the most popular item's people, which is a little less than a training gives somebody new; whom lists
 * alone brought counts where the training counted such people. Sums are kept by the version that was counted before their
 * people came: those who came before a training had read all interactions are left to it, and those who came later are
 * brought into its charts too, once it serves. Nobody is summed twice; some may be missed where a write's outcome is not
 * known, and of those who come while a training reads: the next one counts them.
 */
export class ChartFlush {
  readonly #parts: Required<ChartFlushParts>
  /** By counted version. */
  #sums = new Map<string, Sums>()
  /** Those whom a training that does not serve yet has not read, though the items have them; by its version. */
  #awaiting = new Map<string, Sums>()
  #trends = new TrendSums()
  #timer: NodeJS.Timeout | undefined
  #flushing: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(parts: ChartFlushParts) {
    this.#parts = { flushMs: FLUSH_MS, ...parts }
  }

  /** People who were new to items, by item, and the events that brought them. */
  add(events: readonly InteractionEvent[], newPeople: FirstTimeUsersByItem): void {
    const isLate = lateItems(events, this.#parts.nowMs() - RECENT_MS)
    for (const [itemId, all] of newPeople) {
      const row = { itemId, all, recent: isLate.has(itemId) ? NOBODY : all }
      addTo(this.#sums, all.countedVersion ?? '', [row])
    }
    this.#flushSoon()
  }

  /** Brings in what is summed, at once, unless the graph is away. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#flushing
    await this.#flush()
  }

  get #isEmpty(): boolean {
    return this.#sums.size === 0 && this.#awaiting.size === 0
  }

  #flushSoon(): void {
    if (this.#isStopped || this.#timer || this.#isEmpty) return
    this.#timer = setTimeout(() => {
      this.#flushing = this.#flush().finally(() => {
        this.#timer = undefined
        this.#flushSoon()
      })
    }, this.#parts.flushMs).unref()
  }

  async #flush(): Promise<void> {
    if (this.#isEmpty || !isAvailable(this.#parts.graph)) return
    const taken = takeSome(this.#sums)
    const awaiting = takeSome(this.#awaiting)
    try {
      const { trends, countedVersion, isServing } = await this.#write(taken, awaiting)
      this.#trends = trends
      if (isServing) return
      for (const rows of [awaiting, taken]) {
        addTo(this.#awaiting, countedVersion, rows.get(countedVersion) ?? [])
      }
    } catch (error) {
      // Of other failures nobody knows whether something was written.
      if (error instanceof GraphError && error.kind === 'busy') {
        for (const [version, rows] of taken) addTo(this.#sums, version, rows)
        for (const [version, rows] of awaiting) addTo(this.#awaiting, version, rows)
      }
      this.#parts.onError(error)
    }
  }

  /** Of both only what came after the counted version: its training has the others. */
  #write(taken: Rows, awaiting: Rows): Promise<Flushed> {
    const { graph, nowMs } = this.#parts
    return graph.transaction(async (runner) => {
      const [clock] = await runner.run(newestEvent, {})
      const countedVersion = clock?.countedVersion ?? ''
      const { modelVersion } = await readGraphState(runner)
      // A release that did not note what is counted may have trained what serves.
      const isServing = countedVersion === '' || countedVersion === modelVersion
      const trends = this.#trends.fork()
      const bringIn = async (rows: Rows, isInItems: boolean) => {
        const newcomers = rows.get(countedVersion) ?? []
        if (newcomers.length === 0) return
        await updateCharts(runner, { newcomers, countedVersion, isInItems }, trends, nowMs())
      }
      if (isServing) await bringIn(awaiting, true)
      await bringIn(taken, false)
      return { trends, countedVersion, isServing }
    })
  }
}

/** Of one flush, by counted version. */
type Rows = ReadonlyMap<string, readonly Newcomers[]>

function addTo(sums: Map<string, Sums>, version: string, rows: readonly Newcomers[]): void {
  if (rows.length === 0) return
  const known = sums.get(version) ?? new Map<string, Newcomers>()
  sums.set(version, known)
  for (const { itemId, all, recent } of rows) {
    const before = known.get(itemId)
    known.set(itemId, {
      itemId,
      all: sumOf(all, before?.all ?? NOBODY),
      recent: sumOf(recent, before?.recent ?? NOBODY),
    })
  }
}

/** Removes what one flush brings in, and returns it. */
function takeSome(sums: Map<string, Sums>): Rows {
  return new Map(
    [...sums].map(([version, known]) => {
      const rows = [...known.values()].slice(0, ITEMS_AT_ONCE)
      for (const { itemId } of rows) known.delete(itemId)
      if (known.size === 0) sums.delete(version)
      return [version, rows]
    }),
  )
}

const NOBODY: FirstTimeUsers = { people: 0, usersViaRecommendations: 0 }

function sumOf(a: FirstTimeUsers, b: FirstTimeUsers): FirstTimeUsers {
  return {
    people: a.people + b.people,
    usersViaRecommendations: a.usersViaRecommendations + b.usersViaRecommendations,
  }
}

/** Items of which most events are older. */
function lateItems(events: readonly InteractionEvent[], sinceMs: number): ReadonlySet<string> {
  const surplus = new Map<string, number>()
  for (const { itemId, atMs } of events) {
    surplus.set(itemId, (surplus.get(itemId) ?? 0) + (atMs < sinceMs ? 1 : -1))
  }
  return new Set([...surplus].flatMap(([itemId, late]) => (late > 0 ? [itemId] : [])))
}
