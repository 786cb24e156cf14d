import type { Scored } from '../domain/candidate.ts'
import { poolTags, strongestTags } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { type Arrangement, arrange, leavesAsIs } from './ranking/arrange.ts'
import type { Trimmed } from './ranking/cap-per-tag.ts'
import { isFiller } from './scoring/pool-probabilities.ts'

/** Where tags of a pool's items are known from. */
export interface PoolTagsParts {
  readonly graph: GraphStore
  /** Of items that are known to have one; others are asked about. */
  readonly strongestTags: ReadonlyMap<string, string>
}

/** Arranges the pool by its items' tags. What is not known of them costs one read, and none where nothing would change. */
export async function trimPool<T extends Scored>(
  parts: PoolTagsParts,
  ranked: readonly T[],
  arrangement: Arrangement,
  options: RunOptions,
): Promise<Trimmed<T>> {
  if (leavesAsIs(arrangement, ranked.length)) return { kept: ranked, removed: [] }
  // Only diversity looks beyond an item's strongest tag.
  const read = arrangement.diversity > 0 ? readAllTags : readStrongestTags
  const tagsOf = await read(parts, ranked, options)
  return arrange(ranked, ({ itemId }) => tagsOf(itemId), arrangement)
}

/** An item's tags, strongest first. */
type TagsOf = (itemId: string) => readonly string[]

async function readAllTags(
  { graph }: PoolTagsParts,
  items: readonly Scored[],
  options: RunOptions,
): Promise<TagsOf> {
  const rows = await graph.run(poolTags, { ids: items.map(({ itemId }) => itemId) }, options)
  const tags = new Map(rows.map(({ itemId, tagIds }) => [itemId, tagIds]))
  return (itemId) => tags.get(itemId) ?? []
}

/** Candidates of sources come with their strongest tag; what filled the list from the catalog does not. */
async function readStrongestTags(
  { graph, strongestTags: known }: PoolTagsParts,
  items: readonly Scored[],
  options: RunOptions,
): Promise<TagsOf> {
  const ids = items.filter(isFiller).map(({ itemId }) => itemId)
  const rows = ids.length === 0 ? [] : await graph.run(strongestTags, { ids }, options)
  const read = new Map(rows.map(({ itemId, tagId }) => [itemId, tagId]))
  return (itemId) => {
    const tagId = known.get(itemId) ?? read.get(itemId)
    return tagId === undefined ? [] : [tagId]
  }
}
