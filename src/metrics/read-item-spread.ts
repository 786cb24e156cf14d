import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { CLICKED_ITEMS, ITEMS } from './metric-rows.ts'
import { readShownItems } from './read-shown-items.ts'

/** Points of a curve, less one. */
const PARTS = 20

/** How unequally lists show items, and how unequally these are clicked. */
export interface ItemSpread {
  /** See `ShownItems.curve`. */
  readonly shown: readonly number[]
  readonly used: readonly number[]
  /** Whether some items are estimated from a sample. */
  readonly isEstimate: boolean
}

export interface SpreadRequest {
  readonly fromMs: number
  readonly toMs: number
  /** Null: all. */
  readonly placement: string | null
}

/** Lorenz curves over the catalog of the days that are in a span. @throws GraphError */
export async function readItemSpread(
  graph: GraphStore,
  { fromMs, toMs, placement }: SpreadRequest,
  options: RunOptions = {},
): Promise<ItemSpread> {
  const placements = placement === null ? null : [placement]
  const [shown, used] = await Promise.all(
    [ITEMS, CLICKED_ITEMS].map(async (table) => {
      const span = { fromMs, toMs, placements, isApart: false }
      const ofSpan = await readShownItems(graph, span, options, table)
      const items = await ofSpan.itemsIn(fromMs, toMs, placement)
      return { curve: items.curve(ofSpan.catalogSize, PARTS), isSample: items.isSample }
    }),
  )
  const isEstimate = [shown, used].some((spread) => spread?.isSample)
  return { shown: shown?.curve ?? [], used: used?.curve ?? [], isEstimate }
}
