import type { SourceName } from '../../domain/source-name.ts'
import { startDeadline } from '../../graph/deadline.ts'
import { isOutage } from '../../graph/graph-error.ts'
import type { RunOptions } from '../../graph/graph-store.ts'
import type { CandidateSource, SourceProposals } from './candidate-source.ts'
import type { SourceQuery } from './source-query.ts'

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
