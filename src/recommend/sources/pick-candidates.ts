import type { Candidate } from '../../domain/candidate.ts'
import type { SourceName } from '../../domain/source-name.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import type { AvailableItems } from './available-items.ts'
import type { ScoresOf, SourceProposals, SourceQuery } from './candidate-source.ts'
import { hasCondition, isNarrowing } from './item-filter.ts'
import { askPassing, PassingItems } from './passing-items.ts'
import { chained, type Ranking, type ScoredItem, without } from './ranking.ts'

/** Items asked about at first, as a multiple of those wanted: some are not available. */
const SPARE = 1.2

/** How many times more are asked about next, where too few of them pass. */
const GROWTH = 4

/** Where it is known which items pass. */
export interface PickParts {
  readonly graph: GraphStore
  readonly available: AvailableItems
}

/** A source that has answered. */
export interface SourceResponse {
  readonly source: SourceName
  readonly proposals: SourceProposals
}

/** What is taken of a source's answer, and the scale that its scores are read on. */
export interface SourceCandidates {
  readonly source: SourceName
  /** Best first; those that only a filter brings up come last. */
  readonly candidates: readonly Candidate[]
  /** Best raw score of what it proposes to this viewer without a filter; 0 if that is nothing. */
  readonly best: number
  /** Raw scores of any items; absent where the source knows only what it proposes. */
  readonly scoresOf?: ScoresOf
}

export interface Picked {
  readonly answers: readonly SourceCandidates[]
  /** Strongest tag of each candidate that has one. */
  readonly strongestTags: ReadonlyMap<string, string>
}

/** A ranking of which the first `limit` are wanted that pass. */
interface Wanted {
  readonly ranking: Ranking
  readonly limit: number
}

/**
 * Of each source its best items that pass the filter, as many as the policy lets it propose. All sources are asked about
 * together. What is proposed without the filter is always looked for: it tells the scale of the source.
 */
export async function pickCandidates(
  { graph, available: items }: PickParts,
  request: SourceQuery,
  heard: readonly SourceResponse[],
  options: RunOptions,
): Promise<Picked> {
  const available = new PassingItems((ids) => items.of(ids, request.nowMs, options))
  const usual = await firstPassing(
    available,
    heard.map((one) => ({ ranking: one.proposals.ranking, limit: limitOf(one, request) })),
  )
  if (!isNarrowing(request.filter)) {
    const answers = heard.map((one, at) => answerOf(one, usual[at] ?? [], usual[at] ?? []))
    return { answers, strongestTags: available.strongestTags }
  }
  // Where the filter only names items, most answers are known already.
  const passing = hasCondition(request.filter)
    ? new PassingItems((ids) => askPassing(graph, request, ids, options))
    : available
  const filtered = await firstPassing(
    passing,
    heard.map((one) => ({ ranking: filterable(one, request), limit: limitOf(one, request) })),
  )
  const answers = heard.map((one, at) => answerOf(one, filtered[at] ?? [], usual[at] ?? []))
  return { answers, strongestTags: passing.strongestTags }
}

function limitOf({ source }: SourceResponse, { policy }: SourceQuery): number {
  return policy.sources[source].candidateLimit
}

/** All that a filter may choose from, what it names left out. */
function filterable({ proposals }: SourceResponse, { filter }: SourceQuery): Ranking {
  const { ranking, further } = proposals
  return without(further ? chained(ranking, further) : ranking, new Set(filter.excludedItemIds))
}

/** Of each ranking the first that pass. A few are asked about at first; more, and at last all, where too few of them pass. */
async function firstPassing(
  passing: PassingItems,
  wanted: readonly Wanted[],
): Promise<readonly (readonly ScoredItem[])[]> {
  const found: (readonly ScoredItem[])[] = wanted.map(() => [])
  let open = wanted.map((one, at) => ({ ...one, at }))
  for (let times = SPARE; open.length > 0; times *= GROWTH) {
    const looked = open.map((one) => {
      const depth = Math.ceil(one.limit * times)
      const items = one.ranking.best(depth)
      return { one, items, areAll: items.length < depth || depth >= one.ranking.size }
    })
    await passing.ask(looked.flatMap(({ items }) => items))
    for (const { one, items } of looked) found[one.at] = passing.of(items, one.limit)
    open = looked
      .filter(({ one, areAll }) => !areAll && (found[one.at]?.length ?? 0) < one.limit)
      .map(({ one }) => one)
  }
  return found
}

function answerOf(
  { source, proposals: { evidenceOf, scoresOf } }: SourceResponse,
  items: readonly ScoredItem[],
  usual: readonly ScoredItem[],
): SourceCandidates {
  const usualIds = new Set(usual.map(({ itemId }) => itemId))
  const candidates = items.map(
    ({ itemId, score }): Candidate => ({
      itemId,
      source,
      raw: score,
      isUnfiltered: usualIds.has(itemId),
      evidence: () => evidenceOf(itemId),
    }),
  )
  const best = (usual[0] ?? items[0])?.score ?? 0
  return { source, candidates, best, ...(scoresOf && { scoresOf }) }
}
