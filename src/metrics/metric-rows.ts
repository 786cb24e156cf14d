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
import { type Counter, packSums, type Sums, SumsBuilder, unpackSums } from './counters.ts'

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
}

/** The codes of rows without a list, and of those beyond the limit. */
export const NO_LIST = 'none'
export const OTHER = 'other'

/** Rows that a journal adds to an hour. What comes in more ways counts as `OTHER`. */
const MOST_ROWS = 200

/** A sum of an hour or a day. */
export interface MetricRow {
  readonly id: string
  readonly periodId: string
  /** The journal of the events, or another name of who writes it alone. */
  readonly journal: string
  readonly servedAs: string
  readonly currency: string
}

/** An hour or a day, by its number since 1970 in UTC. */
export function periodOf(atMs: number, hours: 1 | 24): { id: string; startAt: number; hours: number } {
  const lengthMs = hours === 1 ? HOUR_MS : DAY_MS
  const number = Math.floor(atMs / lengthMs)
  return { id: `${hours === 1 ? 'hour' : 'day'} ${number}`, startAt: number * lengthMs, hours }
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
  const deltas = new Map<
    string,
    { readonly row: MetricRow; readonly atMs: number; readonly sums: SumsBuilder }
  >()
  for (const { userId, atMs, servedAs, currency, counter, amount } of counts) {
    const code = servedAs ? codeOf(servedAs) : NO_LIST
    if (servedAs) ways.set(code, servedAs)
    const row = rowOf(periodOf(atMs, 1).id, journal, code, currency)
    const delta = deltas.get(row.id) ?? { row, atMs, sums: new SumsBuilder() }
    deltas.set(row.id, delta)
    delta.sums.count(counter, amount, userHash(key, userId))
  }
  const [stored] = await Promise.all([
    graph.run(metricRows, { ids: [...deltas.keys()] }),
    graph.run(addServedAs, { rows: [...ways].sort().map(([code, way]) => ({ code, ...way })) }),
  ])
  const before = new Map(stored.map(({ id, packed }) => [id, packed]))
  const added = [...deltas.values()].filter(({ row }) => !before.has(row.id))
  const kept = [...deltas.values()].flatMap(({ row, sums }) => {
    const packed = before.get(row.id)
    return packed === undefined ? [] : [{ id: row.id, sums: sums.add(unpackSums(packed)) }]
  })
  if (kept.length > 0)
    await graph.run(setMetricRows, { rows: kept.map(({ id, sums }) => ({ id, packed: packSums(sums) })) })
  if (added.length > 0) await addRows(graph, journal, added)
}

async function addRows(
  graph: GraphRunner,
  journal: string,
  added: readonly { readonly row: MetricRow; readonly atMs: number; readonly sums: Sums }[],
): Promise<void> {
  const periods = new Map(added.map(({ atMs }) => [periodOf(atMs, 1).id, periodOf(atMs, 1)]))
  const totals = await graph.run(countMetricRows, { journal, periodIds: [...periods.keys()] })
  const rowsOf = new Map(totals.map(({ periodId, total }) => [periodId, total]))
  const others = new Map<string, { readonly row: MetricRow; readonly sums: SumsBuilder }>()
  const rows = added.flatMap(({ row, sums }) => {
    const number = rowsOf.get(row.periodId) ?? 0
    if (number < MOST_ROWS) {
      rowsOf.set(row.periodId, number + 1)
      return [{ row, sums }]
    }
    const other = rowOf(row.periodId, journal, OTHER, row.currency)
    const rest = others.get(other.id) ?? { row: other, sums: new SumsBuilder() }
    others.set(other.id, { row: other, sums: rest.sums.add(sums) })
    return []
  })
  await writeNewRows(graph, [...periods.values()], rows)
  if (others.size > 0) await addToOthers(graph, [...others.values()])
}

async function addToOthers(
  graph: GraphRunner,
  others: readonly { readonly row: MetricRow; readonly sums: SumsBuilder }[],
): Promise<void> {
  const stored = await graph.run(metricRows, { ids: others.map(({ row }) => row.id) })
  const before = new Map(stored.map(({ id, packed }) => [id, packed]))
  const sumOf = ({ row, sums }: (typeof others)[number]) =>
    packSums(sums.add(unpackSums(before.get(row.id) ?? '')))
  const known = others.filter(({ row }) => before.has(row.id))
  await graph.run(setMetricRows, { rows: known.map((one) => ({ id: one.row.id, packed: sumOf(one) })) })
  await writeNewRows(
    graph,
    [],
    others.filter(({ row }) => !before.has(row.id)),
  )
}

/** Writes rows that are not there, in periods of which these may not be there either. */
export async function writeNewRows(
  graph: GraphRunner,
  periods: readonly ReturnType<typeof periodOf>[],
  rows: readonly { readonly row: MetricRow; readonly sums: Sums }[],
): Promise<void> {
  if (periods.length > 0)
    await graph.run(addMetricPeriods, { rows: periods.toSorted((a, b) => a.startAt - b.startAt) })
  await graph.run(addMetricRows, {
    rows: rows
      .map(({ row, sums }) => ({ ...row, packed: packSums(sums) }))
      .sort((a, b) => a.periodId.localeCompare(b.periodId)),
  })
}
