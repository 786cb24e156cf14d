import type { Scored } from '../domain/scored.ts'
import { poolTags, strongestTags } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { type Arrangement, arrange, leavesAsIs } from '../ranking/arrange.ts'
import type { Trimmed } from '../ranking/cap-per-tag.ts'

/** Arranges the pool by its items' tags. Costs one read of them, and none where nothing would change. */
export async function trimPool<T extends Scored>(
  graph: GraphStore,
  ranked: readonly T[],
  arrangement: Arrangement,
  options: RunOptions,
): Promise<Trimmed<T>> {
  if (leavesAsIs(arrangement, ranked.length)) return { kept: ranked, removed: [] }
  const ids = ranked.map((item) => item.itemId)
  const tags = await readTags(graph, ids, arrangement, options)
  return arrange(ranked, (item) => tags.get(item.itemId) ?? [], arrangement)
}

/** Only diversity looks beyond an item's strongest tag. */
async function readTags(
  graph: GraphStore,
  ids: readonly string[],
  { diversity }: Arrangement,
  options: RunOptions,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (diversity > 0) {
    const rows = await graph.run(poolTags, { ids }, options)
    return new Map(rows.map(({ itemId, tagIds }) => [itemId, tagIds]))
  }
  const rows = await graph.run(strongestTags, { ids }, options)
  return new Map(rows.map(({ itemId, tagId }) => [itemId, [tagId]]))
}
