import type { SourceName } from '../../domain/source-name.ts'
import { startDeadline } from '../../graph/deadline.ts'
import { isOutage } from '../../graph/graph-error.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import type { Candidate, SourceCandidates } from '../candidate.ts'
import type { CandidateSource, SourceProposals } from './candidate-source.ts'
import { chained, type Ranking, without } from './candidate-source.ts'
import { type AvailableItems, PassingItems, readPassing } from './passing-items.ts'
import { hasCondition, isNarrowing, type SourceQuery } from './source-query.ts'

/** The response of a source. */
export interface SourceResponse {
  readonly source: SourceName
  readonly proposals: SourceProposals
}

export interface Gathered {
  readonly responses: readonly SourceResponse[]
  /** Sources that failed or were late, in the order of the sources. */
  readonly degraded: readonly SourceName[]
}

/** Called when a source ends, for metrics and logs. */
export type OnSource = (source: SourceName, outcome: 'ok' | 'late' | 'failed', tookMs: number) => void

export interface GatherParts extends RunOptions {
  readonly sources: readonly CandidateSource[]
  readonly onSource?: OnSource
}

/**
 * Queries all sources concurrently, cheap ones first. If a source is late, its store fails or its model cannot be read, it
 * is in `degraded`, or the request fails; the policy decides. Any other error is a bug and always rejects.
 */
export async function gather(parts: GatherParts, query: SourceQuery): Promise<Gathered> {
  const { sources } = parts
  const asked = await Promise.all(sources.map((source) => fetchInTime(source, query, parts)))
  const responses = asked.filter((response) => response !== null)
  const answered = new Set(responses.map(({ source }) => source))
  return { responses, degraded: sources.map(({ name }) => name).filter((name) => !answered.has(name)) }
}

async function fetchInTime(
  source: CandidateSource,
  query: SourceQuery,
  { signal, mayLag = false, onSource }: GatherParts,
): Promise<SourceResponse | null> {
  const limits = query.policy.sources[source.name]
  const startedMs = performance.now()
  const deadline = startDeadline(limits.deadlineMs, signal)
  try {
    const proposals = await source.fetch(query, { signal: deadline.signal, mayLag })
    onSource?.(source.name, 'ok', performance.now() - startedMs)
    return { source: source.name, proposals }
  } catch (error) {
    onSource?.(source.name, deadline.isOver ? 'late' : 'failed', performance.now() - startedMs)
    if (!isOutage(error) || limits.onFailure === 'fail' || signal?.aborted) throw error
    return null
  } finally {
    deadline.end()
  }
}

/** Items checked at first, as a multiple of those wanted: some are not available. */
const SPARE = 1.2

/** How many times more items are checked next, if too few pass. */
const GROWTH = 4

export interface PickParts {
  readonly graph: GraphStore
  readonly available: AvailableItems
}

export interface Picked {
  readonly candidates: readonly SourceCandidates[]
  /** Strongest tag of each candidate that has one. */
  readonly strongestTags: ReadonlyMap<string, string>
}

/** A ranking of which the first `limit` passing items are wanted. */
interface Wanted {
  readonly ranking: Ranking
  readonly limit: number
}

/**
 * The best items of each source that pass the filter, as many as the policy allows. Always also picks without the filter:
 * the best of these items is the scale of the source.
 *
 * @throws GraphError if the graph cannot tell which items pass
 */
export async function pickCandidates(
  { graph, available }: PickParts,
  query: SourceQuery,
  responses: readonly SourceResponse[],
  options: RunOptions,
): Promise<Picked> {
  const availableItems = new PassingItems((ids) => available.load(ids, query.nowMs, options))
  const unfiltered = await firstPassing(
    availableItems,
    responses.map((one) => ({ ranking: one.proposals.ranking, limit: limitOf(one, query) })),
  )
  if (!isNarrowing(query.filter)) {
    const candidates = responses.map((one, at) =>
      sourceCandidates(one, unfiltered[at] ?? [], unfiltered[at] ?? []),
    )
    return { candidates, strongestTags: availableItems.strongestTags }
  }
  // A filter that only excludes items reads nothing new about the others.
  const passing = hasCondition(query.filter)
    ? new PassingItems((ids) => readPassing(graph, query, ids, options))
    : availableItems
  const filtered = await firstPassing(
    passing,
    responses.map((one) => ({ ranking: filterableRanking(one, query), limit: limitOf(one, query) })),
  )
  const candidates = responses.map((one, at) =>
    sourceCandidates(one, filtered[at] ?? [], unfiltered[at] ?? []),
  )
  return { candidates, strongestTags: passing.strongestTags }
}

function limitOf({ source }: SourceResponse, { policy }: SourceQuery): number {
  return policy.sources[source].candidateLimit
}

/** All items that the filter chooses from, without excluded ones. */
function filterableRanking({ proposals }: SourceResponse, { filter }: SourceQuery): Ranking {
  const { ranking, further } = proposals
  return without(further ? chained(ranking, further) : ranking, new Set(filter.excludedItemIds))
}

/** The first passing items of each ranking. Checks a few items at first, and more if too few of them pass. */
async function firstPassing(
  passing: PassingItems,
  wanted: readonly Wanted[],
): Promise<readonly (readonly Candidate[])[]> {
  const found: (readonly Candidate[])[] = wanted.map(() => [])
  let open = wanted.map((one, at) => ({ ...one, at }))
  for (let times = SPARE; open.length > 0; times *= GROWTH) {
    const checked = open.map((one) => {
      const depth = Math.ceil(one.limit * times)
      const items = one.ranking.best(depth)
      return { one, items, isAll: items.length < depth || depth >= one.ranking.size }
    })
    await passing.load(checked.flatMap(({ items }) => items))
    for (const { one, items } of checked) found[one.at] = passing.first(items, one.limit)
    open = checked
      .filter(({ one, isAll }) => !isAll && (found[one.at]?.length ?? 0) < one.limit)
      .map(({ one }) => one)
  }
  return found
}

function sourceCandidates(
  { source, proposals: { scoresOf } }: SourceResponse,
  candidates: readonly Candidate[],
  unfiltered: readonly Candidate[],
): SourceCandidates {
  const best = (unfiltered[0] ?? candidates[0])?.score ?? 0
  const onlyFiltered = candidates === unfiltered ? NONE : idsBeyond(candidates, unfiltered)
  return { source, candidates, onlyFiltered, best, ...(scoresOf && { scoresOf }) }
}

const NONE: ReadonlySet<string> = new Set()

function idsBeyond(candidates: readonly Candidate[], known: readonly Candidate[]): ReadonlySet<string> {
  const ids = new Set(candidates.map(({ itemId }) => itemId))
  for (const { itemId } of known) ids.delete(itemId)
  return ids
}
