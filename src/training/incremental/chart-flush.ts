import { DAY_MS } from '../../domain/duration.ts'
import type { InteractionEvent } from '../../domain/event.ts'
import { newestEvent } from '../../graph/__generated__/queries.ts'
import { GraphError } from '../../graph/graph-error.ts'
import { readGraphState } from '../../graph/graph-state.ts'
import { type GraphStore, isAvailable } from '../../graph/graph-store.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../training-settings.ts'
import type { FirstTimeUsers, FirstTimeUsersByItem } from './first-time-users.ts'
import { TrendSums } from './trend-sums.ts'
import { type Newcomers, updateCharts } from './update-charts.ts'

/** Minimum time between two flushes: each one drops all kept lists, because all depend on charts. */
const FLUSH_MS = 20_000

/** Older events do not count towards trends. */
const RECENT_MS = 2 * DEFAULT_TRAINING_SETTINGS.charts.recentHalfLifeDays * DAY_MS

/** Maximum number of items per flush; the rest waits for the next. */
const ITEMS_AT_ONCE = 2_000

export interface ChartFlushParts {
  readonly graph: GraphStore
  readonly onError: (error: unknown) => void
  readonly flushMs?: number
  /** Epoch milliseconds now, from which recency is counted. */
  readonly nowMs: () => number
}

/** Sums by item id. */
type Sums = Map<string, Newcomers>

/** The result of a flush. */
interface Flushed {
  readonly trends: TrendSums
  readonly countedVersion: string
  /** False while the counted version is being trained: it has no charts yet. */
  readonly isServing: boolean
}

/**
 * Sums first-time users of items, and adds them at most every 20 seconds to the items' popularity and to the charts
 * `popular` and `trending`. A user counts as much as one user of the most popular item, which is slightly less than in a
 * training; users who came only via served lists count if the training counted such users. Sums are kept by the version that
 * was counted before the users came: a training counts earlier users itself, and later users are added to its charts once it
 * serves. No user is counted twice; users are missed until the next training if a write's outcome is unknown or if they come
 * while a training reads.
 */
export class ChartFlush {
  readonly #parts: Required<ChartFlushParts>
  /** By counted version. */
  #sums = new Map<string, Sums>()
  /** Users that a training not yet serving did not read, though the items include them; by its version. */
  #awaiting = new Map<string, Sums>()
  #trends = new TrendSums()
  #timer: NodeJS.Timeout | undefined
  #flushing: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(parts: ChartFlushParts) {
    this.#parts = { flushMs: FLUSH_MS, ...parts }
  }

  /** Adds first-time users, by item, and their events. */
  add(events: readonly InteractionEvent[], firstTimeUsers: FirstTimeUsersByItem): void {
    const isLate = lateItems(events, this.#parts.nowMs() - RECENT_MS)
    for (const [itemId, all] of firstTimeUsers) {
      const row = { itemId, all, recent: isLate.has(itemId) ? NO_USERS : all }
      addTo(this.#sums, all.countedVersion ?? '', [row])
    }
    this.#flushSoon()
  }

  /**
   * Corrects the numbers of users who have liked items, without the trends: people were taken for one, or for several again. Users
   * may be below 0.
   */
  recount(corrections: FirstTimeUsersByItem): void {
    for (const [itemId, all] of corrections) {
      addTo(this.#sums, all.countedVersion ?? '', [{ itemId, all, recent: NO_USERS }])
    }
    this.#flushSoon()
  }

  /** Flushes a last time, unless the graph is unavailable. */
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
      // After other failures it is unknown whether something was written.
      if (error instanceof GraphError && error.kind === 'busy') {
        for (const [version, rows] of taken) addTo(this.#sums, version, rows)
        for (const [version, rows] of awaiting) addTo(this.#awaiting, version, rows)
      }
      this.#parts.onError(error)
    }
  }

  /** Writes only users who came after the counted version: its training has the others. */
  #write(taken: Rows, awaiting: Rows): Promise<Flushed> {
    const { graph, nowMs } = this.#parts
    return graph.transaction(async (runner) => {
      const [clock] = await runner.run(newestEvent, {})
      const countedVersion = clock?.countedVersion ?? ''
      const { modelVersion } = await readGraphState(runner)
      // Versions trained by old releases have no counted version.
      const isServing = countedVersion === '' || countedVersion === modelVersion
      const trends = this.#trends.fork()
      const add = async (rows: Rows, isInItems: boolean) => {
        const newcomers = rows.get(countedVersion) ?? []
        if (newcomers.length === 0) return
        await updateCharts(runner, { newcomers, countedVersion, isInItems }, trends, nowMs())
      }
      if (isServing) await add(awaiting, true)
      await add(taken, false)
      return { trends, countedVersion, isServing }
    })
  }
}

/** The rows of one flush, by counted version. */
type Rows = ReadonlyMap<string, readonly Newcomers[]>

function addTo(sums: Map<string, Sums>, version: string, rows: readonly Newcomers[]): void {
  if (rows.length === 0) return
  const known = sums.get(version) ?? new Map<string, Newcomers>()
  sums.set(version, known)
  for (const { itemId, all, recent } of rows) {
    const before = known.get(itemId)
    known.set(itemId, {
      itemId,
      all: sumOf(all, before?.all ?? NO_USERS),
      recent: sumOf(recent, before?.recent ?? NO_USERS),
    })
  }
}

/** Removes and returns the rows of one flush. */
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

const NO_USERS: FirstTimeUsers = { users: 0, usersViaRecommendations: 0 }

function sumOf(a: FirstTimeUsers, b: FirstTimeUsers): FirstTimeUsers {
  return {
    users: a.users + b.users,
    usersViaRecommendations: a.usersViaRecommendations + b.usersViaRecommendations,
  }
}

/** Items with mostly older events. */
function lateItems(events: readonly InteractionEvent[], sinceMs: number): ReadonlySet<string> {
  const surplus = new Map<string, number>()
  for (const { itemId, atMs } of events) {
    surplus.set(itemId, (surplus.get(itemId) ?? 0) + (atMs < sinceMs ? 1 : -1))
  }
  return new Set([...surplus].flatMap(([itemId, late]) => (late > 0 ? [itemId] : [])))
}
