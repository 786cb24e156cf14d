import { setImmediate as nextTurn } from 'node:timers/promises'
import { DAY_MS } from '../domain/duration.ts'
import { groupBy } from '../domain/grouping.ts'
import { itemCount, tableRowsBetween } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { ITEMS, tableKey, tableValue } from './metric-rows.ts'
import { ShownItems, type Spread } from './shown-items.ts'

/** Rows that are added up in one turn of the event loop: a row may take a millisecond. */
const ROWS_PER_TURN = 4

/** How the items that were shown spread over the catalog. */
export interface MeasuredSpread extends Spread {
  /** Items that the catalog has now. */
  readonly catalogSize: number
  /** Whether some items are estimated from a sample. */
  readonly isSample: boolean
}

/**
 * Measures the items that were shown in the days from that of an instant until another instant.
 *
 * @param placement as rows name it; null: all
 */
export type MeasureItems = (fromMs: number, toMs: number, placement: string | null) => Promise<MeasuredSpread>

/** Reads which items were shown by placements, null for all, in the days that are in a span. @throws GraphError */
export async function readShownItems(
  graph: GraphStore,
  { fromMs, toMs, placements }: { fromMs: number; toMs: number; placements: readonly string[] | null },
  options: RunOptions,
): Promise<MeasureItems> {
  const keys = placements?.map((key) => (key.startsWith('(') ? key.slice(1, -1) : tableKey(key))) ?? null
  const from = Math.floor(fromMs / DAY_MS) * DAY_MS
  const [rows, [count]] = await Promise.all([
    graph.run(tableRowsBetween, { table: ITEMS, from, to: toMs, keys }, options),
    graph.run(itemCount, {}, options),
  ])
  const byPlacement = groupBy(rows, ({ servedAs }) => tableValue(servedAs))
  const catalogSize = count?.items ?? 0
  const measure: MeasureItems = async (startMs, endMs, placement) => {
    const wanted = placement === null ? rows : (byPlacement.get(placement) ?? [])
    const inSpan = wanted.filter(({ startAt }) => startAt > startMs - DAY_MS && startAt < endMs)
    const items = new ShownItems()
    for (const [at, { packed }] of inSpan.entries()) {
      if (at % ROWS_PER_TURN === 0) await nextTurn()
      items.addPacked(packed)
    }
    return { ...items.spread(catalogSize), catalogSize, isSample: items.isSample }
  }
  const measured = new Map<string, Promise<MeasuredSpread>>()
  return (startMs, endMs, placement) => {
    const key = JSON.stringify([startMs, endMs, placement])
    const spread = measured.get(key) ?? measure(startMs, endMs, placement)
    measured.set(key, spread)
    return spread
  }
}
