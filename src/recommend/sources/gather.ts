import type { Basis, SharedReads } from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'
import { type Deadline, startDeadline } from '../../graph/deadline.ts'
import { isOutage } from '../../graph/graph-error.ts'
import type { RunOptions } from '../../graph/graph-store.ts'
import { traced } from '../../platform/tracing.ts'
import type { CandidateSource, SourceProposals } from './candidate-source.ts'
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

/** Called when a source ends, for metrics and logs. */
export type OnSource = (source: SourceName, outcome: 'ok' | 'late' | 'failed', tookMs: number) => void

export interface GatherParts extends RunOptions {
  readonly sources: readonly CandidateSource[]
  readonly onSource?: OnSource
  /** Omitted: each source is asked again. */
  readonly reads?: SharedReads
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
  { signal, mayLag = false, onSource, reads }: GatherParts,
): Promise<SourceResponse | null> {
  const limits = query.policy.sources[source.name]
  const startedMs = performance.now()
  try {
    const ask = () => source.fetch(query, { signal: deadline.signal, mayLag })
    const fetch = () => traced('source', ask, { source: source.name })
    const proposals = await (reads ? reads.once(source.name, fetch, query) : fetch())
    onSource?.(source.name, 'ok', performance.now() - startedMs)
    return { source: source.name, proposals }
  } catch (error) {
    onSource?.(source.name, deadline.isOver ? 'late' : 'failed', performance.now() - startedMs)
    if (!isOutage(error) || limits.onFailure === 'fail' || signal?.aborted) throw error
    return null
  }
}
