import { HOUR_MS } from '../domain/duration.ts'
import type { ServedAs } from '../domain/served-as.ts'
import { addServedAs, setMetricRows } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { noiseKey } from '../recommend/serving/crowd-size.ts'
import { codeOf } from '../recommend/serving/served-tokens.ts'
import { LATENCIES, SumsBuilder } from './counters.ts'
import { type MetricRow, OTHER, periodOf, rowOf, userHash, writeNewRows } from './metric-rows.ts'

/** What is counted of a list when it is served. */
export interface CountedList {
  readonly userId: string
  readonly atMs: number
  readonly servedAs: ServedAs
  readonly isEmpty: boolean
  readonly isFallback: boolean
  readonly isDegraded: boolean
  readonly isSearch: boolean
  readonly tookMs: number
}

/** Ways of serving that are counted apart in an hour. */
const MOST_ROWS = 200

interface HourOfLists {
  readonly row: MetricRow
  readonly startAt: number
  readonly servedAs: ServedAs
  readonly totals: SumsBuilder
  isWritten: boolean
  isChanged: boolean
}

/**
 * Counts the lists that this process serves. Totals are kept in memory, and `write` replaces those in the graph: what was not written
 * when a process is killed is lost.
 */
export class ListTotals {
  readonly #graph: GraphStore
  readonly #writer: string
  readonly #rows = new Map<string, HourOfLists>()
  /** Lists before the key is known. */
  #waiting: CountedList[] = []
  #key: string | null = null

  /** @param writer a name that no other process has, and that is new at each start */
  constructor(graph: GraphStore, writer: string) {
    this.#graph = graph
    this.#writer = writer
  }

  /** Costs some microseconds. */
  count(list: CountedList): void {
    if (this.#key !== null) this.#add(list, this.#key)
    else if (this.#waiting.length < 10_000) this.#waiting.push(list)
  }

  /** Writes what has changed, and forgets hours that are over. @throws GraphError */
  async write(nowMs: number): Promise<void> {
    const key = await noiseKey(this.#graph)
    this.#key = key
    for (const list of this.#waiting.splice(0)) this.#add(list, key)
    const changed = [...this.#rows.values()].filter(({ isChanged }) => isChanged)
    if (changed.length > 0) await this.#replace(changed)
    for (const [id, { startAt, isChanged }] of this.#rows)
      if (!isChanged && startAt < nowMs - 2 * HOUR_MS) this.#rows.delete(id)
  }

  async #replace(changed: readonly HourOfLists[]): Promise<void> {
    for (const one of changed) one.isChanged = false
    const packed = new Map(changed.map((one) => [one.row.id, one.totals.pack()]))
    const added = changed.filter(({ isWritten }) => !isWritten)
    const ways = new Map(added.map(({ row, servedAs }) => [row.servedAs, servedAs]))
    ways.delete(OTHER)
    const periods = new Map(added.map(({ row, startAt }) => [row.periodId, periodOf(startAt, 1)]))
    try {
      await this.#graph.transaction(async (runner) => {
        await runner.run(addServedAs, { rows: [...ways].sort().map(([code, way]) => ({ code, ...way })) })
        await runner.run(setMetricRows, { rows: [...packed].map(([id, text]) => ({ id, packed: text })) })
        if (added.length > 0) await writeNewRows(runner, [...periods.values()], added)
      })
      for (const one of added) one.isWritten = true
    } catch (error) {
      for (const one of changed) one.isChanged = true
      throw error
    }
  }

  #add({ userId, atMs, servedAs, tookMs, ...list }: CountedList, key: string): void {
    const hash = userHash(key, userId)
    const { totals } = this.#rowOf(atMs, servedAs)
    totals.count('lists', 1, hash)
    if (list.isEmpty) totals.count('empty', 1, hash)
    if (list.isFallback) totals.count('fallback', 1, hash)
    if (list.isDegraded) totals.count('degraded', 1, hash)
    if (list.isSearch) totals.count('searches', 1, hash)
    if (list.isSearch && list.isEmpty) totals.count('searchesWithoutResult', 1, hash)
    const latency = tookMs < 1 ? 0 : Math.min(LATENCIES.length - 1, Math.floor(Math.log2(tookMs)) + 1)
    totals.count(LATENCIES[latency] ?? 'latency0', 1, hash)
  }

  #rowOf(atMs: number, servedAs: ServedAs): HourOfLists {
    const { id: periodId, startAt } = periodOf(atMs, 1)
    const own = rowOf(periodId, this.#writer, codeOf(servedAs), '')
    const isFull = () => [...this.#rows.values()].filter((one) => one.startAt === startAt).length >= MOST_ROWS
    const row = this.#rows.has(own.id) || !isFull() ? own : rowOf(periodId, this.#writer, OTHER, '')
    const known = this.#rows.get(row.id)
    if (known) {
      known.isChanged = true
      return known
    }
    const made = { row, startAt, servedAs, totals: new SumsBuilder(), isWritten: false, isChanged: true }
    this.#rows.set(row.id, made)
    return made
  }
}
