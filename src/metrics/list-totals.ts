import { HOUR_MS, MINUTE_MS } from '../domain/duration.ts'
import { type ServedAs, withoutRow } from '../domain/served-as.ts'
import { addServedAs, setMetricRows } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { noiseKey } from '../recommend/serving/crowd-size.ts'
import { codeOfWords } from '../recommend/serving/search-code.ts'
import { codeOf } from '../recommend/serving/served-tokens.ts'
import { type EventOutcomeCounter, LATENCIES, SumsBuilder } from './counters.ts'
import {
  type MetricPeriod,
  type MetricRow,
  NO_LIST,
  OTHER,
  periodOf,
  rowOf,
  SEARCHES,
  SENT_EVENTS,
  type Totals,
  tableKey,
  userHash,
  writeNewRows,
} from './metric-rows.ts'
import { revealCommon } from './read-search-terms.ts'
import { bucketOf, SearchTerms } from './search-terms.ts'

/** What is counted of a list when it is served. */
export interface CountedList {
  readonly userId: string
  readonly atMs: number
  readonly servedAs: ServedAs
  readonly isEmpty: boolean
  readonly isFallback: boolean
  readonly isDegraded: boolean
  readonly isSearch: boolean
  /** What was searched for, see `searchedWords`; omitted or empty: nothing. */
  readonly words?: string
  readonly tookMs: number
}

/** Ways of serving that are counted apart in an hour. */
const MOST_ROWS = 200

/** How often it is found out which words are common in all processes. */
const REVEAL_MS = 10 * MINUTE_MS

interface KeptRow<T extends Totals> {
  readonly row: MetricRow
  readonly period: MetricPeriod
  /** Null: the row is of no way of serving. */
  readonly servedAs: ServedAs | null
  readonly totals: T
  isWritten: boolean
  isChanged: boolean
}

/**
 * Counts the lists that this process serves, and the events that it is sent. Totals are kept in memory, and `write` replaces those in
 * the graph: what was not written when a process is killed is lost.
 */
export class ListTotals {
  readonly #graph: GraphStore
  readonly #writer: string
  readonly #rows = new Map<string, KeptRow<SumsBuilder>>()
  /** Days of what was searched for. */
  readonly #searches = new Map<string, KeptRow<SearchTerms>>()
  /** Days of the events that were sent. */
  readonly #events = new Map<string, KeptRow<SumsBuilder>>()
  #revealedAtMs = Number.NEGATIVE_INFINITY
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

  /** Counts an event that was sent, of no user. @param kind empty if it is none */
  countEvent(kind: string, outcome: EventOutcomeCounter, atMs: number): void {
    const period = periodOf(atMs, 24, SENT_EVENTS)
    const row = rowOf(period.id, this.#writer, tableKey(kind), '')
    const totals = keptTotals(this.#events, { row, period, servedAs: null }, () => new SumsBuilder())
    totals.add({ parts: new Map([[outcome, [1]]]), users: [] })
  }

  /** Writes what has changed, and forgets hours that are over. @throws GraphError */
  async write(nowMs: number): Promise<void> {
    const key = await noiseKey(this.#graph)
    this.#key = key
    for (const list of this.#waiting.splice(0)) this.#add(list, key)
    await this.#reveal(nowMs)
    const kept = [this.#rows, this.#searches, this.#events]
    const changed = kept.flatMap((rows) => [...rows.values()].filter(({ isChanged }) => isChanged))
    if (changed.length > 0) await this.#replace(changed)
    for (const rows of kept)
      for (const [id, { period, isChanged }] of rows)
        if (!isChanged && period.startAt + (period.hours + 1) * HOUR_MS < nowMs) rows.delete(id)
  }

  async #reveal(nowMs: number): Promise<void> {
    if (nowMs < this.#revealedAtMs + REVEAL_MS) return
    this.#revealedAtMs = nowMs
    for (const day of this.#searches.values())
      if (await revealCommon(this.#graph, day.period.startAt, day.totals)) day.isChanged = true
  }

  async #replace(changed: readonly KeptRow<Totals>[]): Promise<void> {
    for (const one of changed) one.isChanged = false
    const packed = new Map(changed.map((one) => [one.row.id, one.totals.pack()]))
    const added = changed.filter(({ isWritten }) => !isWritten)
    const ways = new Map(added.flatMap(({ row, servedAs }) => (servedAs ? [[row.servedAs, servedAs]] : [])))
    ways.delete(OTHER)
    const periods = new Map(added.map(({ period }) => [period.id, period]))
    try {
      await this.#graph.transaction(async (runner) => {
        await runner.run(addServedAs, {
          rows: [...ways].sort().map(([code, { row, ...way }]) => ({ code, pageRow: row ?? null, ...way })),
        })
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
    const totals = this.#totalsOf(atMs, withoutRow(servedAs))
    totals.count('lists', 1, hash)
    if (list.isEmpty) totals.count('empty', 1, hash)
    if (list.isFallback) totals.count('fallback', 1, hash)
    if (list.isDegraded) totals.count('degraded', 1, hash)
    if (list.isSearch) totals.count('searches', 1, hash)
    if (list.isSearch && list.isEmpty) totals.count('searchesWithoutResult', 1, hash)
    if (list.isSearch && list.words) {
      const { words, isEmpty } = list
      const searched = { searches: 1, empty: isEmpty ? 1 : 0, buckets: bucketOf(hash), words }
      const period = periodOf(atMs, 24, SEARCHES)
      const row = rowOf(period.id, this.#writer, NO_LIST, '')
      const day = keptTotals(this.#searches, { row, period, servedAs: null }, () => new SearchTerms())
      day.add(codeOfWords(key, words), searched)
    }
    const latency = tookMs < 1 ? 0 : Math.min(LATENCIES.length - 1, Math.floor(Math.log2(tookMs)) + 1)
    totals.count(LATENCIES[latency] ?? 'latency0', 1, hash)
  }

  #totalsOf(atMs: number, servedAs: ServedAs): SumsBuilder {
    const period = periodOf(atMs, 1)
    const own = rowOf(period.id, this.#writer, codeOf(servedAs), '')
    const isFull = () =>
      [...this.#rows.values()].filter(({ row }) => row.periodId === period.id).length >= MOST_ROWS
    const row = this.#rows.has(own.id) || !isFull() ? own : rowOf(period.id, this.#writer, OTHER, '')
    return keptTotals(this.#rows, { row, period, servedAs }, () => new SumsBuilder())
  }
}

/** The totals of a row, which is made if there is none. */
function keptTotals<T extends Totals>(
  rows: Map<string, KeptRow<T>>,
  made: Pick<KeptRow<T>, 'row' | 'period' | 'servedAs'>,
  make: () => T,
): T {
  const kept = rows.get(made.row.id) ?? { ...made, totals: make(), isWritten: false, isChanged: true }
  kept.isChanged = true
  rows.set(made.row.id, kept)
  return kept.totals
}
