import type { Candidate } from '../domain/candidate.ts'
import type { SourceName } from '../domain/source-name.ts'
import { startDeadline } from '../graph/deadline.ts'
import type { CandidateRequest, CandidateSource } from './candidate-source.ts'
import { isOutage } from './is-outage.ts'
import { isNarrowing, NO_FILTER } from './item-filter.ts'

/** What one source answered, and the scale its scores are read on. */
export interface SourceAnswer {
  readonly source: SourceName
  readonly candidates: readonly Candidate[]
  /** The source's best raw score for this viewer, whatever the filter; 0 if it proposed nothing. */
  readonly best: number
  /** The lowest raw score it proposes without a filter; what lies below is there only because of the filter. */
  readonly cut: number
  /** Raw score of any item; absent where the source knows only what it proposes. */
  readonly scoreOf?: (itemId: string) => number | undefined
  readonly tookMs: number
}

export interface Gathered {
  readonly answers: readonly SourceAnswer[]
  /** Sources that failed or were late, in the order of the sources. */
  readonly degraded: readonly SourceName[]
}

/** Told of each source that ends: for metrics and logs. */
export type OnSource = (source: SourceName, outcome: 'ok' | 'late' | 'failed', tookMs: number) => void

/**
 * Asks all sources together, cheap ones first. A source that is late, whose store fails or whose model cannot be read
 * is named in `degraded` if its policy says so; a bug of ours (anything else that is thrown) always rejects.
 */
export async function gather(
  sources: readonly CandidateSource[],
  request: CandidateRequest,
  signal: AbortSignal | undefined,
  onSource: OnSource,
): Promise<Gathered> {
  const asked = await Promise.all(sources.map((source) => ask(source, request, signal, onSource)))
  const answers = asked.filter((answer) => answer !== null)
  const answered = new Set(answers.map((answer) => answer.source))
  return { answers, degraded: sources.map(({ name }) => name).filter((name) => !answered.has(name)) }
}

async function ask(
  source: CandidateSource,
  request: CandidateRequest,
  signal: AbortSignal | undefined,
  onSource: OnSource,
): Promise<SourceAnswer | null> {
  const limits = request.policy.sources[source.name]
  const started = performance.now()
  const deadline = startDeadline(limits.deadlineMs, signal)
  try {
    const answer = await fetchScaled(source, request, deadline.signal)
    const tookMs = performance.now() - started
    onSource(source.name, 'ok', tookMs)
    return { source: source.name, ...answer, tookMs }
  } catch (error) {
    onSource(source.name, deadline.isOver ? 'late' : 'failed', performance.now() - started)
    if (!isOutage(error) || limits.onFailure === 'fail' || signal?.aborted) throw error
    return null
  } finally {
    deadline.end()
  }
}

/**
 * With a filter the source is asked twice, so that scores are read on the scale of the viewer's whole answer and
 * an item's logit is the same with and without the filter.
 */
async function fetchScaled(source: CandidateSource, request: CandidateRequest, signal: AbortSignal) {
  if (!isNarrowing(request.filter)) {
    const proposals = await source.fetch(request, signal)
    return { ...proposals, ...scaleOf(proposals.candidates) }
  }
  const [proposals, { candidates: all }] = await Promise.all([
    source.fetch(request, signal),
    source.fetch({ ...request, filter: NO_FILTER }, signal),
  ])
  return { ...proposals, ...scaleOf(all.length > 0 ? all : proposals.candidates) }
}

function scaleOf(candidates: readonly Candidate[]): { best: number; cut: number } {
  return { best: candidates[0]?.raw ?? 0, cut: candidates.at(-1)?.raw ?? 0 }
}
