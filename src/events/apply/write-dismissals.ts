import { groupByUser, inBatches, type Pair } from '../../domain/grouping.ts'
import { addDismissals } from '../../graph/__generated__/queries.ts'
import type { GraphRunner } from '../../graph/graph-store.ts'

/** Pairs per write. */
const PAIRS_AT_ONCE = 10_000

/** Adds items to the dismissed items of their users. Known pairs change nothing. */
export async function writeDismissals(graph: GraphRunner, pairs: readonly Pair[]): Promise<void> {
  for (const batch of inBatches(pairs, PAIRS_AT_ONCE)) {
    const rows = [...groupByUser(batch)].map(([userId, group]) => ({
      userId,
      itemIds: [...new Set(group.map(({ itemId }) => itemId))].sort(),
    }))
    await graph.run(addDismissals, { rows })
  }
}
