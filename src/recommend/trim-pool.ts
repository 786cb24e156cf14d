import type { Policy } from '../domain/policy.ts'
import type { Scored } from '../domain/scored.ts'
import { listedItems } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { capPerTag, type Trimmed } from '../ranking/cap-per-tag.ts'

/** Caps per strongest tag. Costs one read of the pool's tags, and none where the pool is too small to be capped. */
export async function trimPool<T extends Scored>(
  graph: GraphStore,
  ranked: readonly T[],
  policy: Policy,
  options: RunOptions,
): Promise<Trimmed<T>> {
  if (ranked.length <= policy.maxPerTag) return { kept: ranked, removed: [] }
  const rows = await graph.run(listedItems, { ids: ranked.map((item) => item.itemId) }, options)
  const tags = new Map(rows.map((row) => [row.id, row.strongestTagId]))
  return capPerTag(ranked, (item) => tags.get(item.itemId) ?? null, policy.maxPerTag)
}
