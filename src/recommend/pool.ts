import type { FallbackStep } from '../domain/recommendation.ts'
import { catalog, poolTags, strongestTags, untrainedCatalog } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { ScoredItem } from './candidate.ts'
import { type Arrangement, arrange, leavesAsIs } from './ranking/arrange.ts'
import { isFiller } from './scoring/probabilities.ts'
import { conditionParams, excludedIds, type SourceQuery } from './sources/source-query.ts'

export interface FilledPool {
  readonly items: readonly ScoredItem[]
  readonly fallback: readonly FallbackStep[]
}

/**
 * Appends items of the catalog, most popular first, if the sources found fewer than `least`. They come after everything
 * that a source proposed, without contributions. `fallback` says `EMPTY` if no item is left to show.
 */
export async function fillFromCatalog(
  graph: GraphStore,
  query: SourceQuery,
  ranked: readonly ScoredItem[],
  least: number,
  options: RunOptions,
): Promise<FilledPool> {
  if (ranked.length >= least) return { items: ranked, fallback: [] }
  const known = new Set(ranked.map((item) => item.itemId))
  const found = await readCatalog(graph, query, least + known.size, options)
  const lowest = Math.min(query.policy.bias, ...ranked.map((item) => item.logit))
  const added = found
    .filter((itemId) => !known.has(itemId))
    .map((itemId, index) => ({
      itemId,
      // A small step down per place keeps the catalog's order without claiming a score.
      logit: lowest - (index + 1) / 1000,
      contributions: [],
      supportingSources: [],
    }))
  const items = [...ranked, ...added]
  return { items, fallback: items.length === 0 ? ['CATALOG', 'EMPTY'] : ['CATALOG'] }
}

async function readCatalog(
  graph: GraphStore,
  query: SourceQuery,
  candidateLimit: number,
  options: RunOptions,
): Promise<readonly string[]> {
  const params = { ...conditionParams(query), excluded: excludedIds(query), candidateLimit }
  const rows =
    query.modelVersion === null
      ? await graph.run(untrainedCatalog, params, options)
      : await graph.run(catalog, { ...params, version: query.modelVersion }, options)
  return rows.map((row) => row.itemId)
}

/**
 * Arranges the pool by the tags of its items. Reads only unknown tags, and none if nothing would change.
 *
 * @param known strongest tag of each candidate that has one
 */
export async function arrangePool(
  graph: GraphStore,
  known: ReadonlyMap<string, string>,
  pool: readonly ScoredItem[],
  arrangement: Arrangement,
  options: RunOptions,
): Promise<readonly ScoredItem[]> {
  if (leavesAsIs(arrangement, pool.length)) return pool
  // Only diversity looks beyond an item's strongest tag.
  const tagsOf =
    arrangement.diversity > 0
      ? await readAllTags(graph, pool, options)
      : await readStrongestTags(graph, known, pool, options)
  return arrange(pool, ({ itemId }) => tagsOf(itemId), arrangement).kept
}

/** An item's tags, strongest first. */
type TagsOf = (itemId: string) => readonly string[]

async function readAllTags(
  graph: GraphStore,
  items: readonly ScoredItem[],
  options: RunOptions,
): Promise<TagsOf> {
  const rows = await graph.run(poolTags, { ids: items.map(({ itemId }) => itemId) }, options)
  const tags = new Map(rows.map(({ itemId, tagIds }) => [itemId, tagIds]))
  return (itemId) => tags.get(itemId) ?? []
}

/** The strongest tags of candidates are known; those of items from the catalog are not. */
async function readStrongestTags(
  graph: GraphStore,
  known: ReadonlyMap<string, string>,
  items: readonly ScoredItem[],
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
