import type { Basis, RecommendationRequest } from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'
import { type Deadline, startDeadline } from '../../graph/deadline.ts'
import { isOutage } from '../../graph/graph-error.ts'
import type { RunOptions } from '../../graph/graph-store.ts'
import type { Candidate, ScoredItem, SourceCandidates } from '../candidate.ts'
import { isWithheld, type ListPurpose } from '../viewer-consent.ts'
import { type AvailableItems, CheckedItems } from './available-items.ts'
import type { CandidateSource, Passes, SourceProposals } from './candidate-source.ts'
import type { SourceQuery } from './source-query.ts'

/** What is needed of the response of a source after its items were ranked. */
export interface RankedResponse {
  readonly source: SourceName
  readonly proposals: Pick<SourceProposals, 'evidenceOf' | 'personIds'>
  /** What the source started from; omitted: `VIEWER`. */
  readonly basis?: Basis
}

/** The response of a source. */
export interface SourceResponse extends RankedResponse {
  readonly proposals: SourceProposals
}

export interface Gathered {
  readonly responses: readonly SourceResponse[]
  /** Sources that failed or were late, in the order of the sources. */
  readonly degradedSources: readonly SourceName[]
}

/** The response of no source. */
export const NOTHING_GATHERED: Gathered = { responses: [], degradedSources: [] }

/** Called when a source ends, for metrics and logs. */
export type OnSource = (source: SourceName, outcome: 'ok' | 'late' | 'failed', tookMs: number) => void

export interface GatherParts extends RunOptions {
  readonly sources: readonly CandidateSource[]
  readonly onSource?: OnSource
}

/**
 * Queries all sources concurrently, cheap ones first. If a source is late, its store fails or its model cannot be read, it
 * is in `degradedSources`, or the request fails; the policy decides. Any other error is a bug and always rejects.
 */
export async function gather(parts: GatherParts, query: SourceQuery): Promise<Gathered> {
  const { sources, signal } = parts
  const deadlines = new Deadlines(query, signal)
  const asked = await Promise.all(
    sources.map((source) => fetchInTime(source, query, deadlines.of(source), parts)),
  ).finally(() => deadlines.end())
  const responses = asked.filter((response) => response !== null)
  const answered = new Set(responses.map(({ source }) => source))
  const degradedSources = sources.map(({ name }) => name).filter((name) => !answered.has(name))
  return { responses, degradedSources }
}

/** Queries the sources that the request and the viewer allow. @param denied what the viewer does not consent to */
export function gatherAllowed(
  parts: GatherParts,
  query: SourceQuery,
  { sourceWeights }: Pick<RecommendationRequest, 'sourceWeights'>,
  denied: readonly ListPurpose[],
): Promise<Gathered> {
  const sources = parts.sources.filter(({ name }) => sourceWeights[name] !== 0 && !isWithheld(name, denied))
  return gather({ ...parts, sources }, query)
}

/** Queries the sources that the items of a list come from. */
export function gatherSupporting(
  parts: GatherParts,
  query: SourceQuery,
  items: readonly Pick<ScoredItem, 'supportingSources'>[],
): Promise<Gathered> {
  const supporting = new Set(items.flatMap(({ supportingSources }) => supportingSources))
  return gather({ ...parts, sources: parts.sources.filter(({ name }) => supporting.has(name)) }, query)
}

/** One deadline for all sources that have the same time: signals and timers cost more than the cheap sources. */
class Deadlines {
  readonly #query: SourceQuery
  readonly #signal: AbortSignal | undefined
  readonly #started = new Map<number, Deadline>()

  constructor(query: SourceQuery, signal: AbortSignal | undefined) {
    this.#query = query
    this.#signal = signal
  }

  of({ name }: CandidateSource): Deadline {
    const { deadlineMs } = this.#query.policy.sources[name]
    const started = this.#started.get(deadlineMs) ?? startDeadline(deadlineMs, this.#signal)
    this.#started.set(deadlineMs, started)
    return started
  }

  end(): void {
    for (const deadline of this.#started.values()) deadline.end()
  }
}

async function fetchInTime(
  source: CandidateSource,
  query: SourceQuery,
  deadline: Deadline,
  { signal, mayLag = false, onSource }: GatherParts,
): Promise<SourceResponse | null> {
  const limits = query.policy.sources[source.name]
  const startedMs = performance.now()
  try {
    const proposals = await source.fetch(query, { signal: deadline.signal, mayLag })
    onSource?.(source.name, 'ok', performance.now() - startedMs)
    return { source: source.name, proposals }
  } catch (error) {
    onSource?.(source.name, deadline.isOver ? 'late' : 'failed', performance.now() - startedMs)
    if (!isOutage(error) || limits.onFailure === 'fail' || signal?.aborted) throw error
    return null
  }
}

/** Items checked at first, as a multiple of those wanted: some are not available. */
const SPARE = 1.2

/** How many times more items are checked next, if too few pass. */
const GROWTH = 4

export interface Picked {
  /** By source. */
  readonly candidates: readonly SourceCandidates[]
  /** Strongest tag of each candidate that has one. */
  readonly strongestTags: ReadonlyMap<string, string>
  /** See `LoadedItems`. */
  readonly areOfRevision: boolean
}

/**
 * The best available items of each source, as many as the policy allows.
 *
 * @throws GraphError if the graph cannot tell which items are available
 */
export async function pickCandidates(
  available: AvailableItems,
  query: SourceQuery,
  responses: readonly SourceResponse[],
  options: RunOptions,
): Promise<Picked> {
  const items = new CheckedItems((ids) => available.load(ids, query.nowMs, options, query))
  const found = await firstAvailable(items, query, responses)
  const candidates = responses.map(({ source, proposals: { scoresOf } }, at) => ({
    source,
    candidates: found[at] ?? [],
    best: found[at]?.[0]?.score ?? 0,
    ...(scoresOf && { scoresOf }),
  }))
  return { candidates, strongestTags: items.strongestTags, areOfRevision: items.areOfRevision }
}

/** The items of all sources together. */
export interface PickedItems {
  /** Each once. */
  readonly itemIds: readonly string[]
  /** Strongest tag of each item that has one. */
  readonly strongestTags: ReadonlyMap<string, string>
}

/**
 * The best available items of each source that pass, as many as the policy allows.
 *
 * @throws GraphError if the graph cannot tell which items are available
 */
export async function pickPassing(
  available: AvailableItems,
  query: SourceQuery,
  responses: readonly SourceResponse[],
  passes: Passes,
  options: RunOptions,
): Promise<PickedItems> {
  const items = new CheckedItems((ids) => available.load(ids, query.nowMs, options, query))
  const itemIds = distinctIds(await firstAvailable(items, query, responses, passes))
  return { itemIds, strongestTags: items.strongestTags }
}

/** The ids of the items in these lists, each once. */
export function distinctIds(lists: readonly (readonly Candidate[])[]): readonly string[] {
  const ids = new Set<string>()
  for (const list of lists) for (const { itemId } of list) ids.add(itemId)
  return [...ids]
}

/** The first available items of each ranking. Checks a few items at first, and more if too few of them are available. */
async function firstAvailable(
  items: CheckedItems,
  { policy }: SourceQuery,
  responses: readonly SourceResponse[],
  passes?: Passes,
): Promise<readonly (readonly Candidate[])[]> {
  const found: (readonly Candidate[])[] = responses.map(() => [])
  let open = responses.map(({ source, proposals: { ranking } }, at) => {
    return { ranking, limit: policy.sources[source].candidateLimit, at }
  })
  for (let times = SPARE; open.length > 0; times *= GROWTH) {
    const checked = open.map((one) => {
      const depth = Math.ceil(one.limit * times)
      const best = one.ranking.best(depth, passes)
      return { one, best, isAll: best.length < depth || depth >= one.ranking.size }
    })
    await items.load(checked.flatMap(({ best }) => best))
    for (const { one, best } of checked) found[one.at] = items.first(best, one.limit)
    open = checked
      .filter(({ one, isAll }) => !isAll && (found[one.at]?.length ?? 0) < one.limit)
      .map(({ one }) => one)
  }
  return found
}
