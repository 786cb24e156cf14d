import { DAY_MS } from '../domain/duration.ts'
import { inBatches } from '../domain/grouping.ts'
import {
  addMetricPeriods,
  dropMetricPeriods,
  dropMetricRowsOf,
  lockCursors,
  lockMetricPeriods,
  metricRowsOf,
  oldTableDays,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { ITEM_BLOCKS, itemTables, Spreads, WHOLE } from './item-blocks.ts'
import { addToRows, CLICKED_ITEMS, type Delta, deltaIn, ITEMS, periodOf } from './metric-rows.ts'
import { ShownItems } from './shown-items.ts'

/** The name of who writes folded rows: all journals together. */
export const FOLDED = 'folded'

/** Periods that are read or deleted at once. */
export const AT_ONCE = 1_000

/** Most events of a day are there by then. */
const OPEN_DAYS = 2

/**
 * Adds the items of days that are over to blocks of 1, 7, 28 and 112 days, so that a long span is few rows. A day is one transaction,
 * as for hours. An event that comes later is a row of its day again, until the next call.
 *
 * @throws GraphError
 */
export async function foldItems(graph: GraphStore, nowMs: number, options: RunOptions = {}): Promise<void> {
  const before = Math.floor(nowMs / DAY_MS - OPEN_DAYS) * DAY_MS
  for (const table of [ITEMS, CLICKED_ITEMS])
    for (;;) {
      const days = await graph.run(oldTableDays, { table, before, limit: AT_ONCE }, options)
      for (const day of days) await graph.transaction((runner) => foldDay(runner, table, day), options)
      if (days.length < AT_ONCE) break
    }
}

async function foldDay(
  graph: GraphRunner,
  table: string,
  { id, startAt }: { readonly id: string; readonly startAt: number },
): Promise<void> {
  const { folded, whole, spread } = itemTables(table)
  // Days of one block are folded one after the other, also by several processes.
  const widest = ITEM_BLOCKS.map((hours) => periodOf(startAt, hours, spread)).slice(-1)
  await graph.run(addMetricPeriods, { rows: widest })
  await graph.run(lockMetricPeriods, { periodIds: widest.map((period) => period.id) })
  await graph.run(lockCursors, {})
  const rows = await graph.run(metricRowsOf, { periodIds: [id] })
  const ofDay = new Map<string, Delta<ShownItems>>()
  const items = new Map<string, Delta<ShownItems>>()
  const deltaOf = (deltas: typeof items, hours: number, name: string, key: string) =>
    deltaIn(deltas, periodOf(startAt, hours, name), FOLDED, key, '', newItems).totals
  for (const { servedAs, packed } of rows) deltaOf(ofDay, 24, folded, servedAs).addPacked(packed)
  for (const { totals } of [...ofDay.values()]) deltaOf(ofDay, 24, whole, WHOLE).addAll(totals)
  for (const { row, period, totals } of ofDay.values())
    for (const hours of ITEM_BLOCKS)
      deltaOf(items, hours, period.table ?? folded, row.servedAs).addAll(totals)
  await addToRows(graph, items)
  const spreads = new Map<string, Delta<Spreads>>()
  for (const { row, period, totals } of items.values())
    deltaIn(spreads, periodOf(startAt, period.hours, spread), FOLDED, WHOLE, '', newSpreads).totals.set(
      row.servedAs,
      totals.facts(),
    )
  await addToRows(graph, spreads)
  await dropPeriods(graph, [id])
}

const newItems = () => new ShownItems()
const newSpreads = () => new Spreads()

/** Deletes periods with their rows. */
export async function dropPeriods(graph: GraphRunner, periodIds: readonly string[]): Promise<void> {
  for (const batch of inBatches(periodIds, AT_ONCE)) {
    await graph.run(dropMetricRowsOf, { periodIds: batch })
    await graph.run(dropMetricPeriods, { periodIds: batch })
  }
}
