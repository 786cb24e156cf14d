import { DAY_MS } from '../domain/duration.ts'
import { groupBy } from '../domain/grouping.ts'
import {
  lockCursors,
  metricRowsOf,
  oldMetricHours,
  oldMetricPeriods,
  setMetricRows,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { SumsBuilder } from './counters.ts'
import { AT_ONCE, dropPeriods, FOLDED, foldItems } from './fold-items.ts'
import { type MetricRow, periodOf, rowOf, SEARCHES, writeNewRows } from './metric-rows.ts'

/** How long hours are kept; days after that. */
const KEPT_HOURS_MS = 14 * DAY_MS
const KEPT_DAYS_MS = 400 * DAY_MS

/** How long it is kept what was searched for. */
const KEPT_SEARCHES_MS = 35 * DAY_MS

/**
 * Adds up the rows of hours that are older than 14 days into rows of days, folds items, and deletes days that are older than 400
 * days, and searched words that are older than 35 days. A day is one transaction, which keeps journals from being applied meanwhile:
 * nothing counts twice or not at all, also if another process folds.
 *
 * @returns folded hours
 * @throws GraphError `cancelled` if the signal aborts; call again for the rest
 */
export async function foldHours(graph: GraphStore, nowMs: number, options: RunOptions = {}): Promise<number> {
  const before = Math.floor((nowMs - KEPT_HOURS_MS) / DAY_MS) * DAY_MS
  await foldItems(graph, nowMs, options)
  let folded = 0
  for (;;) {
    const hours = await graph.run(oldMetricHours, { before, limit: AT_ONCE }, options)
    for (const [id, own] of groupBy(hours, ({ startAt }) => periodOf(startAt, 24).id)) {
      const day = { ...periodOf(own[0]?.startAt ?? 0, 24), id }
      const hourIds = own.map((hour) => hour.id)
      await graph.transaction((runner) => foldDay(runner, day, hourIds), options)
    }
    folded += hours.length
    if (hours.length < AT_ONCE) break
  }
  await dropOlder(graph, nowMs - KEPT_SEARCHES_MS, SEARCHES, options)
  await dropOlder(graph, nowMs - KEPT_DAYS_MS, null, options)
  return folded
}

/** @param table null: all */
async function dropOlder(
  graph: GraphStore,
  before: number,
  table: string | null,
  options: RunOptions,
): Promise<void> {
  for (;;) {
    const old = await graph.run(oldMetricPeriods, { before, table, limit: AT_ONCE }, options)
    const ids = old.map(({ id }) => id)
    await graph.transaction((runner) => dropPeriods(runner, ids))
    if (old.length < AT_ONCE) return
  }
}

async function foldDay(
  graph: GraphRunner,
  day: ReturnType<typeof periodOf>,
  hourIds: readonly string[],
): Promise<void> {
  // All of them: one without a row may begin one in these hours.
  await graph.run(lockCursors, {})
  const [rows, days] = await Promise.all([
    graph.run(metricRowsOf, { periodIds: hourIds }),
    graph.run(metricRowsOf, { periodIds: [day.id] }),
  ])
  const known = new Set(days.map(({ id }) => id))
  const sums = new Map<string, { readonly row: MetricRow; readonly totals: SumsBuilder }>()
  for (const { servedAs, currency, packed } of [...days, ...rows]) {
    const row = rowOf(day.id, FOLDED, servedAs, currency)
    const sum = sums.get(row.id) ?? { row, totals: new SumsBuilder() }
    sums.set(row.id, sum)
    sum.totals.addPacked(packed)
  }
  const kept = [...sums.values()].filter(({ row }) => known.has(row.id))
  await graph.run(setMetricRows, {
    rows: kept.map((one) => ({ id: one.row.id, packed: one.totals.pack() })),
  })
  await writeNewRows(
    graph,
    [day],
    [...sums.values()].filter(({ row }) => !known.has(row.id)),
  )
  await dropPeriods(graph, hourIds)
}
