import { createHmac } from 'node:crypto'
import { DAY_MS, HOUR_MS } from '../domain/duration.ts'
import { inBatches } from '../domain/grouping.ts'
import { type ServedAs, withoutRow } from '../domain/served-as.ts'
import type { SourceName } from '../domain/source-name.ts'
import {
  addMetricPeriods,
  addMetricRows,
  addServedAs,
  countMetricRows,
  metricRows,
  namedItems,
  setMetricRows,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { codeInId } from '../recommend/serving/search-code.ts'
import { codeOf } from '../recommend/serving/served-tokens.ts'
import { type Counter, SumsBuilder } from './counters.ts'
import { SearchTerms } from './search-terms.ts'
import { ShownItems } from './shown-items.ts'

/** What one event adds to one counter. */
export interface Count {
  readonly userId: string
  /** Epoch milliseconds. */
  readonly atMs: number
  /** How the list that led to it was served; null: by no list. */
  readonly servedAs: ServedAs | null
  /** Of an amount of money; empty otherwise. */
  readonly currency: string
  readonly counter: Counter
  /** Whole, and not 0. */
  readonly amount: number
  /** The places of lists that it is of, which have the same part of the amount each; empty: none. */
  readonly places: readonly CountedPlace[]
  /** The list of a search that it is of, whose id has the code of what was searched for. */
  readonly searchId?: string
}

/** A place in a list, and why its item was there. */
export interface CountedPlace {
  readonly itemId: string
  readonly position?: number | undefined
  readonly source?: SourceName | undefined
}

/** The codes of rows without a list, and of those beyond the limit. */
export const NO_LIST = 'none'
export const OTHER = 'other'

/** The table of days that says how often items were shown; its rows are of placements. */
export const ITEMS = 'items'

/** The same of items that were clicked. */
export const CLICKED_ITEMS = 'clicked-items'

/** What was searched for: one row a day of each process and journal. */
export const SEARCHES = 'searches'

/** What became of events that were sent: one row a day of each kind and process. */
export const SENT_EVENTS = 'sent-events'

/** Tables of days with what events count, each by one thing alone; `position` by placements and the places of their lists. */
export const DAY_TABLES = ['row', 'source', 'item-kind', 'position'] as const

export type DayTable = (typeof DAY_TABLES)[number]

/** Places that are counted apart; those after them count together. */
const MOST_PLACES = 10

/** Rows that a journal adds to an hour. What comes in more ways counts as `OTHER`. */
const MOST_ROWS = 200

/** Rows that a journal adds to a day of a table: those of items may have 35 kB each. */
const MOST_ROWS_OF_DAY = 50

function mostRows({ table }: MetricPeriod): number {
  if (table === null) return MOST_ROWS
  return table === 'position' ? MOST_ROWS_OF_DAY * (MOST_PLACES + 1) : MOST_ROWS_OF_DAY
}

/** What a row of a table is of. @param value empty for none */
export function tableKey(value: string): string {
  return value === '' ? NO_LIST : `=${value}`
}

/** The keys of the rows of a placement in the table of positions. */
export function positionKeys(placement: string): readonly string[] {
  return Array.from({ length: MOST_PLACES + 1 }, (_, index) => positionKey(placement, index + 1))
}

function positionKey(placement: string, position: number): string {
  const place = position > MOST_PLACES ? `${MOST_PLACES + 1}+` : String(position)
  return `${tableKey(placement)} ${place}`
}

/** The reverse of `tableKey`, with names for no value and for what is beyond the limit of rows. */
export function tableValue(key: string): string {
  return key.startsWith('=') ? key.slice(1) : `(${key})`
}

/** A sum of an hour or a day. */
export interface MetricRow {
  readonly id: string
  readonly periodId: string
  /** The journal of the events, or another name of who writes it alone. */
  readonly journal: string
  readonly servedAs: string
  readonly currency: string
}

/** An hour, a day or some weeks of a table. */
export interface MetricPeriod {
  readonly id: string
  readonly startAt: number
  readonly hours: number
  /** Null: the table of all metrics. */
  readonly table: string | null
}

/** An hour, a day or some weeks, by its number since 1970 in UTC. Weeks begin on Monday. */
export function periodOf(atMs: number, hours: number, table: string | null = null): MetricPeriod {
  const lengthMs = hours * HOUR_MS
  const offset = lengthMs > DAY_MS ? MONDAY_MS : 0
  const number = Math.floor((atMs - offset) / lengthMs)
  const name = hours === 1 ? 'hour' : hours === 24 ? 'day' : `${hours} hours`
  const id = [name, number, ...(table === null ? [] : [table])].join(' ')
  return { id, startAt: number * lengthMs + offset, hours, table }
}

/** 5 January 1970 was a Monday. */
export const MONDAY_MS = 4 * DAY_MS

/** The row of a period that one journal writes. */
export function rowOf(periodId: string, journal: string, servedAs: string, currency: string): MetricRow {
  return { id: `${periodId} ${journal} ${servedAs} ${currency}`, periodId, journal, servedAs, currency }
}

/** A number below 2^32 for a user: the same in all rows, and not to be guessed without the key. */
export function userHash(key: string, userId: string): number {
  return createHmac('sha256', key).update(userId).digest().readUInt32BE()
}

/**
 * Adds counts to the rows of a journal, in the transaction that moves its cursor: nothing else writes these rows, so no count is lost
 * or repeated.
 *
 * @param key of the hashes of users
 */
export async function addCounts(
  graph: GraphRunner,
  journal: string,
  counts: readonly Count[],
  key: string,
): Promise<void> {
  if (counts.length === 0) return
  const ways = new Map<string, ServedAs>()
  const deltas = new Map<string, Delta<SumsBuilder>>()
  const hashes = new Map<string, number>()
  const kinds = await kindsOf(graph, counts)
  for (const count of counts) {
    const { userId, atMs, currency, counter, amount } = count
    const servedAs = count.servedAs && withoutRow(count.servedAs)
    const code = servedAs ? codeOf(servedAs) : NO_LIST
    if (servedAs) ways.set(code, servedAs)
    const hash = hashes.get(userId) ?? userHash(key, userId)
    hashes.set(userId, hash)
    const add = (period: MetricPeriod, rowKey: string, part: number) =>
      deltaIn(deltas, period, journal, rowKey, currency, () => new SumsBuilder()).totals.count(
        counter,
        part,
        hash,
      )
    add(periodOf(atMs, 1), code, amount)
    for (const [table, rows] of tablesOf(count, kinds))
      for (const [rowKey, places] of rows)
        add(periodOf(atMs, 24, table), rowKey, (amount * places) / count.places.length)
  }
  await Promise.all([
    graph.run(addServedAs, {
      rows: [...ways].sort().map(([code, { row, ...way }]) => ({ code, pageRow: row ?? null, ...way })),
    }),
    addDeltas(
      graph,
      journal,
      new Map([...deltas, ...itemDeltas(journal, counts), ...searchDeltas(journal, counts)]),
    ),
  ])
}

/** How many places of a count are of each row of the tables of days. Only impressions and clicks are known to be of a position. */
function tablesOf(
  { servedAs, counter, places }: Count,
  kinds: ReadonlyMap<string, string>,
): ReadonlyMap<DayTable, ReadonlyMap<string, number>> {
  const placesBy = (keyOf: (place: CountedPlace) => string) => {
    const rows = new Map<string, number>()
    for (const place of places) rows.set(keyOf(place), (rows.get(keyOf(place)) ?? 0) + 1)
    return rows
  }
  const hasPosition = (counter === 'impressions' || counter === 'clicks') && places[0]?.position
  return new Map([
    ['row', placesBy(() => tableKey(servedAs?.row ?? ''))],
    ['source', placesBy(({ source = '' }) => tableKey(source))],
    ['item-kind', placesBy(({ itemId }) => tableKey(kinds.get(itemId) ?? ''))],
    ...(hasPosition
      ? [
          [
            'position',
            placesBy(({ position = 1 }) => positionKey(servedAs?.placement ?? '', position)),
          ] as const,
        ]
      : []),
  ])
}

/** The kinds that the items of counts have now, by their ids. An item that nothing describes has none. */
async function kindsOf(graph: GraphRunner, counts: readonly Count[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(counts.flatMap(({ places }) => places.map(({ itemId }) => itemId)))
  const found = await Promise.all(
    [...inBatches([...ids], ITEMS_AT_ONCE)].map((batch) => graph.run(namedItems, { ids: batch })),
  )
  return new Map(found.flat().map(({ id, kind }) => [id, kind]))
}

const ITEMS_AT_ONCE = 1_000

/** How often items were shown and clicked, by placement and day. */
function itemDeltas(journal: string, counts: readonly Count[]): ReadonlyMap<string, Delta> {
  const deltas = new Map<string, Delta<ShownItems>>()
  for (const { atMs, servedAs, counter, places } of counts) {
    if (!servedAs || (counter !== 'impressions' && counter !== 'clicks')) continue
    const period = periodOf(atMs, 24, counter === 'clicks' ? CLICKED_ITEMS : ITEMS)
    const key = tableKey(servedAs.placement)
    const { totals } = deltaIn(deltas, period, journal, key, '', () => new ShownItems())
    for (const { itemId } of places) totals.add(itemId)
  }
  return deltas
}

/** Which words were searched for with a click, by the day of the search. */
function searchDeltas(journal: string, counts: readonly Count[]): ReadonlyMap<string, Delta> {
  const deltas = new Map<string, Delta<SearchTerms>>()
  for (const { atMs, searchId } of counts) {
    if (searchId === undefined) continue
    const period = periodOf(atMs, 24, SEARCHES)
    deltaIn(deltas, period, journal, NO_LIST, '', () => new SearchTerms()).totals.add(codeInId(searchId), {
      clicked: 1,
    })
  }
  return deltas
}

/** What rows hold: it is added up. */
export interface Totals {
  /** Adds what `pack` wrote. */
  addPacked(packed: string): void
  pack(): string
}

/** What is added to a row. */
export interface Delta<T extends Totals = Totals> {
  readonly row: MetricRow
  readonly period: MetricPeriod
  readonly totals: T
}

/** The delta of a row, which is made if there is none. */
export function deltaIn<T extends Totals>(
  deltas: Map<string, Delta<T>>,
  period: MetricPeriod,
  journal: string,
  servedAs: string,
  currency: string,
  make: () => T,
): Delta<T> {
  const row = rowOf(period.id, journal, servedAs, currency)
  const delta = deltas.get(row.id) ?? { row, period, totals: make() }
  deltas.set(row.id, delta)
  return delta
}

/** Adds deltas to the rows of a journal. What is beyond the limit of rows counts as `OTHER`. */
async function addDeltas(
  graph: GraphRunner,
  journal: string,
  deltas: ReadonlyMap<string, Delta>,
): Promise<void> {
  if (deltas.size === 0) return
  const known = await addToKnown(graph, deltas)
  const added = [...deltas.values()].filter(({ row }) => !known.has(row.id))
  if (added.length === 0) return
  const periods = new Map(added.map(({ period }) => [period.id, period]))
  const totals = await graph.run(countMetricRows, { journal, periodIds: [...periods.keys()] })
  const rowsOf = new Map(totals.map(({ periodId, total }) => [periodId, total]))
  const others = new Map<string, Delta>()
  const rows = added.filter(({ row, period, totals }) => {
    const number = rowsOf.get(period.id) ?? 0
    rowsOf.set(period.id, number + 1)
    if (number < mostRows(period)) return true
    const other = rowOf(period.id, journal, OTHER, row.currency)
    const rest = others.get(other.id)
    if (rest) rest.totals.addPacked(totals.pack())
    else others.set(other.id, { row: other, period, totals })
    return false
  })
  await writeNewRows(graph, [...periods.values()], rows)
  if (others.size === 0) return
  const knownOthers = await addToKnown(graph, others)
  await writeNewRows(
    graph,
    [],
    [...others.values()].filter(({ row }) => !knownOthers.has(row.id)),
  )
}

/** Adds deltas to rows without a limit. Each has the total of its row then. */
export async function addToRows(graph: GraphRunner, deltas: ReadonlyMap<string, Delta>): Promise<void> {
  const known = await addToKnown(graph, deltas)
  const added = [...deltas.values()].filter(({ row }) => !known.has(row.id))
  const periods = new Map(added.map(({ period }) => [period.id, period]))
  await writeNewRows(graph, [...periods.values()], added)
}

/** Adds to the rows that are there. Returns their ids. */
async function addToKnown(
  graph: GraphRunner,
  deltas: ReadonlyMap<string, Delta>,
): Promise<ReadonlySet<string>> {
  const stored = await graph.run(metricRows, { ids: [...deltas.keys()] })
  const rows = stored.flatMap(({ id, packed }) => {
    const totals = deltas.get(id)?.totals
    totals?.addPacked(packed)
    return totals ? [{ id, packed: totals.pack() }] : []
  })
  if (rows.length > 0) await graph.run(setMetricRows, { rows })
  return new Set(rows.map(({ id }) => id))
}

/** Writes rows that are not there, in periods of which these may not be there either. */
export async function writeNewRows(
  graph: GraphRunner,
  periods: readonly MetricPeriod[],
  rows: readonly { readonly row: MetricRow; readonly totals: Pick<Totals, 'pack'> }[],
): Promise<void> {
  if (periods.length > 0)
    await graph.run(addMetricPeriods, { rows: periods.toSorted((a, b) => a.startAt - b.startAt) })
  await graph.run(addMetricRows, {
    rows: rows
      .map(({ row, totals }) => ({ ...row, packed: totals.pack() }))
      .sort((a, b) => a.periodId.localeCompare(b.periodId)),
  })
}
