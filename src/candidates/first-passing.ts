import { passingItems } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { CandidateRequest } from './candidate-source.ts'
import { filterParams } from './item-filter.ts'

/** Items asked for beyond those wanted, because some are not available. */
const SPARE = 1.2

/** An item with its score in a source's own scale. */
export interface ScoredItem {
  readonly itemId: string
  readonly score: number
}

/** What a source has scored, without what is excluded. */
export interface Ranking {
  /** The `count` best, best first; fewer where there are no more. */
  best(count: number): readonly ScoredItem[]
  /** How many there are, or are worth asking about. */
  readonly size: number
}

/**
 * The `limit` best items that pass the request's filter. Few are asked about where nothing but availability can remove
 * one; all of them otherwise, and where too few of those few were left.
 */
export async function firstPassing(
  graph: GraphStore,
  request: CandidateRequest,
  limit: number,
  ranking: Ranking,
  signal: AbortSignal,
): Promise<readonly ScoredItem[]> {
  const { excluded, ...filter } = filterParams(request)
  const passing = async (scored: readonly ScoredItem[]) => {
    if (scored.length === 0) return []
    const itemIds = scored.map(({ itemId }) => itemId)
    const rows = await graph.run(passingItems, { ...filter, itemIds }, { signal })
    const ids = new Set(rows.map(({ itemId }) => itemId))
    return scored.filter(({ itemId }) => ids.has(itemId)).slice(0, limit)
  }
  const depth = filter.isUnfiltered ? Math.ceil(limit * SPARE) : ranking.size
  const scored = ranking.best(depth)
  const left = await passing(scored)
  const areAll = scored.length < depth || depth >= ranking.size
  return left.length === limit || areAll ? left : passing(ranking.best(ranking.size))
}
