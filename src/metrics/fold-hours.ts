import { DAY_MS } from '../domain/duration.ts'
import { groupBy, inBatches } from '../domain/grouping.ts'
import {
  dropMetricPeriods,
  dropMetricRowsOf,
  lockCursors,
  metricRowsOf,
  oldMetricHours,
  oldMetricPeriods,
  setMetricRows,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { SumsBuilder } from './counters.ts'
import { type MetricRow, periodOf, rowOf, writeNewRows } from './metric-rows.ts'

/** How long hours are kept; days after that. */
export const KEPT_HOURS_MS = 14 * DAY_MS
export const KEPT_DAYS_MS = 400 * DAY_MS

/** The name of who writes rows of days: all journals together. */
const FOLDED = 'folded'

/** Periods that are read or deleted at once. */
const AT_ONCE = 1_000

/**
 * Adds up the rows of hours that are older than 14 days into rows of days, and deletes days that are older than 400 days. A day is one
 * transaction, which keeps its journals from being applied meanwhile: nothing counts twice or not at all, also if another process folds.
 *
 * @returns folded hours
 * @throws GraphError `cancelled` if the signal aborts; call again for the rest
 */
export async function foldHours(graph: GraphStore, nowMs: number, options: RunOptions = {}): Promise<number> {
  const before = Math.floor((nowMs - KEPT_HOURS_MS) / DAY_MS) * DAY_MS
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
  for (;;) {
    const old = await graph.run(oldMetricPeriods, { before: nowMs - KEPT_DAYS_MS, limit: AT_ONCE }, options)
    await graph.transaction((runner) =>
      drop(
        runner,
        old.map(({ id }) => id),
      ),
    )
    if (old.length < AT_ONCE) return folded
  }
}

async function foldDay(
  graph: GraphRunner,
  day: ReturnType<typeof periodOf>,
  hourIds: readonly string[],
): Promise<void> {
  const seen = await graph.run(metricRowsOf, { periodIds: hourIds })
  await graph.run(lockCursors, { journals: [...new Set(seen.map(({ journal }) => journal))].sort() })
  // Again: they may have changed before the lock.
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
  await drop(graph, hourIds)
}

async function drop(graph: GraphRunner, periodIds: readonly string[]): Promise<void> {
  for (const batch of inBatches(periodIds, AT_ONCE)) {
    await graph.run(dropMetricRowsOf, { periodIds: batch })
    await graph.run(dropMetricPeriods, { periodIds: batch })
  }
}
