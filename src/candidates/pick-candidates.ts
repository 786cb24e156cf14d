import type { Candidate } from '../domain/candidate.ts'
import type { SourceName } from '../domain/source-name.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { CandidateRequest, SourceProposals } from './candidate-source.ts'
import { hasCondition } from './item-filter.ts'
import { PassingItems } from './passing-items.ts'
import type { ScoredItem } from './ranking.ts'

/** Items asked about beyond those wanted, because some are not available. */
const SPARE = 1.2

/** A source that has answered. */
export interface Heard {
  readonly source: SourceName
  readonly proposals: SourceProposals
  readonly tookMs: number
}

/** What is taken of a source's answer, and the scale that its scores are read on. */
export interface SourceAnswer {
  readonly source: SourceName
  /** Best first; those that only a filter brings up come last. */
  readonly candidates: readonly Candidate[]
  /** The source's best raw score for this viewer, whatever the filter; 0 if it proposed nothing. */
  readonly best: number
  /** Raw score of any item; absent where the source knows only what it proposes. */
  readonly scoreOf?: (itemId: string) => number | undefined
  readonly tookMs: number
}

export interface Picked {
  readonly answers: readonly SourceAnswer[]
  /** Strongest tag of each candidate that has one. */
  readonly strongestTags: ReadonlyMap<string, string>
}

/** What is looked at of a source's answer. */
interface Looked extends Heard {
  readonly limit: number
  readonly items: readonly ScoredItem[]
  /** Whether there is more to look at. */
  readonly isCut: boolean
}

/**
 * Of each source its best items that pass the filter, as many as the policy lets it propose. All sources are asked about
 * in one question. Few of their items are where nothing but availability can remove one; all of them otherwise, and of
 * sources of which too few of those few were left.
 */
export async function pickCandidates(
  graph: GraphStore,
  request: CandidateRequest,
  heard: readonly Heard[],
  options: RunOptions,
): Promise<Picked> {
  const passing = new PassingItems(graph, request, options)
  const first = heard.map((one) => lookAt(one, request, hasCondition(request.filter)))
  await passing.ask(first.flatMap(({ items }) => items))
  const looked = first.map((one) => {
    const isShort = one.isCut && passing.of(one.items, one.limit).length < one.limit
    return isShort ? lookAt(one, request, true) : one
  })
  await passing.ask(looked.flatMap(({ items }) => items))
  return {
    answers: looked.map((one) => answerOf(one, passing.of(one.items, one.limit))),
    strongestTags: passing.strongestTags,
  }
}

function lookAt(heard: Heard, { policy, filter }: CandidateRequest, areAll: boolean): Looked {
  const { ranking, further } = heard.proposals
  const limit = policy.sources[heard.source].candidateLimit
  const few = Math.ceil(limit * SPARE) + filter.excludedItemIds.length
  const depth = areAll ? ranking.size : Math.min(few, ranking.size)
  const items = ranking.best(depth)
  const isCut = depth < ranking.size && items.length === depth
  const { source, proposals, tookMs } = heard
  return {
    source,
    proposals,
    tookMs,
    limit,
    isCut,
    items: further ? [...items, ...othersOf(further.best(further.size), items)] : items,
  }
}

function othersOf(further: readonly ScoredItem[], items: readonly ScoredItem[]): readonly ScoredItem[] {
  const known = new Set(items.map(({ itemId }) => itemId))
  return further.filter(({ itemId }) => !known.has(itemId))
}

function answerOf(
  { source, proposals, limit, items, tookMs }: Looked,
  passing: readonly ScoredItem[],
): SourceAnswer {
  const { evidenceOf, scoreOf, ranking } = proposals
  const usual = new Set(items.slice(0, Math.min(limit, ranking.size)).map(({ itemId }) => itemId))
  const candidates = passing.map(
    ({ itemId, score }): Candidate => ({
      itemId,
      source,
      raw: score,
      isUsual: usual.has(itemId),
      evidence: () => evidenceOf(itemId),
    }),
  )
  const best = items[0]?.score ?? 0
  return { source, candidates, best, tookMs, ...(scoreOf && { scoreOf }) }
}
