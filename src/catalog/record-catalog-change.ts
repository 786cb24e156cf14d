import { inBatches } from '../domain/grouping.ts'
import { dropCatalogChanges, recordCatalogChange } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'

/** Number of changes that the graph keeps. A follower that is further behind reads the whole catalog. */
const KEPT_CHANGES = 5_000

/** Old changes are deleted this many at a time. */
const DROPPED_AT_ONCE = 100

/** Items per change: list parameters are limited. */
const ITEMS_PER_CHANGE = 10_000

/**
 * Adds a change of items to the change feed, which keeps catalog snapshots current. Call it in every transaction that
 * creates, changes, retags or deletes items, as the last statement: its lock makes the feed free of gaps, and would
 * deadlock with locks that are taken after it. Without ids nothing is recorded.
 */
export async function recordItemChange(graph: GraphRunner, itemIds: Iterable<string>): Promise<void> {
  const sorted = [...new Set(itemIds)].sort()
  for (const ids of inBatches(sorted, ITEMS_PER_CHANGE)) await record(graph, ids, false)
}

/**
 * The same for a change of property types.
 *
 * @param readsAll whether existing values may change their meaning: every follower reads the whole catalog again
 */
export function recordTypeChange(graph: GraphRunner, readsAll: boolean): Promise<void> {
  return record(graph, [], readsAll)
}

async function record(graph: GraphRunner, itemIds: readonly string[], readsAll: boolean): Promise<void> {
  // A new feed starts at the current time, so that a follower of a feed that was deleted finds a gap.
  const [row] = await graph.run(recordCatalogChange, { itemIds, readsAll, start: Date.now() })
  const revision = row?.revision ?? 0
  if (revision % DROPPED_AT_ONCE !== 0) return
  const oldest = revision - KEPT_CHANGES - DROPPED_AT_ONCE
  await graph.run(dropCatalogChanges, {
    revisions: Array.from({ length: DROPPED_AT_ONCE }, (_, index) => oldest + index + 1),
  })
}
