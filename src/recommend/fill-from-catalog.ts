import type { Scored } from '../domain/candidate.ts'
import type { FallbackStep } from '../domain/recommendation.ts'
import { catalog, untrainedCatalog } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { SourceQuery } from './sources/candidate-source.ts'
import { conditionParams, excludedIds } from './sources/item-filter.ts'

export interface Filled {
  readonly ranked: readonly Scored[]
  readonly fallback: readonly FallbackStep[]
}

/**
 * Appends items of the catalog, most popular first, where the sources found fewer than `least`. They come after
 * everything a source proposed, without contributions. Says `EMPTY` where nothing is left to show.
 */
export async function fillFromCatalog(
  graph: GraphStore,
  request: SourceQuery,
  ranked: readonly Scored[],
  least: number,
  options: RunOptions,
): Promise<Filled> {
  if (ranked.length >= least) return { ranked, fallback: [] }
  const known = new Set(ranked.map((item) => item.itemId))
  const found = await readCatalog(graph, request, least + known.size, options)
  const lowest = Math.min(request.policy.bias, ...ranked.map((item) => item.logit))
  const added = found
    .filter((itemId) => !known.has(itemId))
    .map((itemId, index) => ({
      itemId,
      // A step down per place keeps the catalog's order without claiming a score.
      logit: lowest - (index + 1) / 1000,
      contributions: [],
      evidence: [],
    }))
  const all = [...ranked, ...added]
  if (all.length === 0) return { ranked: all, fallback: ['CATALOG', 'EMPTY'] }
  return { ranked: all, fallback: ['CATALOG'] }
}

async function readCatalog(
  graph: GraphStore,
  request: SourceQuery,
  candidateLimit: number,
  options: RunOptions,
): Promise<readonly string[]> {
  const params = { ...conditionParams(request), excluded: excludedIds(request), candidateLimit }
  const rows =
    request.modelVersion === null
      ? await graph.run(untrainedCatalog, params, options)
      : await graph.run(catalog, { ...params, version: request.modelVersion }, options)
  return rows.map((row) => row.itemId)
}
