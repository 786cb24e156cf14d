import { DAY_MS } from '../domain/duration.ts'
import { itemCount, tableRowsBetween } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { ITEMS, tableKey, tableValue } from './metric-rows.ts'
import { ShownItems } from './shown-items.ts'

/** Which items were shown. */
export interface ItemsOfDays {
  /** Items that the catalog has now. */
  readonly catalogSize: number
  /**
   * Those of the days from that of an instant until another instant.
   *
   * @param placement as rows name it; null: all
   */
  shown(fromMs: number, toMs: number, placement: string | null): ShownItems
}

/** Reads which items were shown by placements, null for all, in the days that are in a span. @throws GraphError */
export async function readShownItems(
  graph: GraphStore,
  { fromMs, toMs, placements }: { fromMs: number; toMs: number; placements: readonly string[] | null },
  options: RunOptions,
): Promise<ItemsOfDays> {
  const keys = placements?.map((key) => (key.startsWith('(') ? key.slice(1, -1) : tableKey(key))) ?? null
  const from = Math.floor(fromMs / DAY_MS) * DAY_MS
  const [rows, [count]] = await Promise.all([
    graph.run(tableRowsBetween, { table: ITEMS, from, to: toMs, keys }, options),
    graph.run(itemCount, {}, options),
  ])
  return {
    catalogSize: count?.items ?? 0,
    shown(startMs, endMs, placement) {
      const items = new ShownItems()
      for (const { startAt, servedAs, packed } of rows)
        if (
          startAt > startMs - DAY_MS &&
          startAt < endMs &&
          (placement ?? tableValue(servedAs)) === tableValue(servedAs)
        )
          items.addPacked(packed)
      return items
    },
  }
}
