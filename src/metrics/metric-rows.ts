import { createHmac } from 'node:crypto'
import { DAY_MS, HOUR_MS } from '../domain/duration.ts'
import type { ServedAs } from '../domain/served-as.ts'
import {
  addMetricPeriods,
  addMetricRows,
  addServedAs,
  countMetricRows,
  metricRows,
  setMetricRows,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { codeOf } from '../recommend/serving/served-tokens.ts'
import { type Counter, SumsBuilder } from './counters.ts'
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
  /** The items of impressions. */
  readonly itemIds?: readonly string[]
  /** Whole, and not 0. */
  readonly amount: number
}

/** The codes of rows without a list, and of those beyond the limit. */
export const NO_LIST = 'none'
export const OTHER = 'other'

/** Rows that a journal adds to an hour. What comes in more ways counts as `OTHER`. */
const MOST_ROWS = 200

/** The table of days that says how often items were shown; its rows are of placements. */
export const ITEMS = 'items'

/** Rows that a journal adds to a day of it: each may have 35 kB. */
const MOST_PLACEMENTS = 50

/** What a row of a table is of. @param value empty for none */
export function tableKey(value: string): string {
  return value === '' ? NO_LIST : `=${value}`
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

/** An hour or a day of a table. */
export interface MetricPeriod {
  readonly id: string
  readonly startAt: number
  readonly hours: number
  /** Null: the table of all metrics. */
  readonly table: string | null
}

/** An hour or a day, by its number since 1970 in UTC. */
export function periodOf(atMs: number, hours: 1 | 24, table: string | null = null): MetricPeriod {
  const lengthMs = hours === 1 ? HOUR_MS : DAY_MS
  const number = Math.floor(atMs / lengthMs)
  const id = [hours === 1 ? 'hour' : 'day', number, ...(table === null ? [] : [table])].join(' ')
  return { id, startAt: number * lengthMs, hours, table }
}

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
  for (const { userId, atMs, servedAs, currency, counter, amount } of counts) {
    const code = servedAs ? codeOf(servedAs) : NO_LIST
    if (servedAs) ways.set(code, servedAs)
    const hash = hashes.get(userId) ?? userHash(key, userId)
    hashes.set(userId, hash)
    deltaIn(deltas, periodOf(atMs, 1), journal, code, currency, () => new SumsBuilder()).totals.count(
      counter,
      amount,
      hash,
    )
  }
  await Promise.all([
    graph.run(addServedAs, { rows: [...ways].sort().map(([code, way]) => ({ code, ...way })) }),
    addDeltas(graph, journal, deltas, MOST_ROWS),
    addDeltas(graph, journal, shownItems(journal, counts), MOST_PLACEMENTS),
  ])
}

/** How often items were shown, by placement and day. */
function shownItems(journal: string, counts: readonly Count[]): ReadonlyMap<string, Delta> {
  const deltas = new Map<string, Delta<ShownItems>>()
  for (const { atMs, servedAs, itemIds } of counts) {
    if (!servedAs || !itemIds) continue
    const period = periodOf(atMs, 24, ITEMS)
    const key = tableKey(servedAs.placement)
    const { totals } = deltaIn(deltas, period, journal, key, '', () => new ShownItems())
    for (const itemId of itemIds) totals.add(itemId)
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

/** Adds deltas to the rows of a journal. @param most rows of a period; what is beyond counts as `OTHER` */
export async function addDeltas(
  graph: GraphRunner,
  journal: string,
  deltas: ReadonlyMap<string, Delta>,
  most: number,
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
    if (number < most) return true
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
