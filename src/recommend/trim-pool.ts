import type { Scored } from '../domain/scored.ts'
import { poolTags } from '../graph/__generated__/queries.ts'
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
  const rows = await graph.run(poolTags, { ids: ranked.map((item) => item.itemId) }, options)
  const tags = new Map(rows.map((row) => [row.itemId, row.tagIds]))
  return arrange(ranked, (item) => tags.get(item.itemId) ?? [], arrangement)
}
