import type { SourceName } from '../../domain/source-name.ts'
import { startDeadline } from '../../graph/deadline.ts'
import type { RunOptions } from '../../graph/graph-store.ts'
import type { CandidateSource, SourceQuery } from './candidate-source.ts'
import { isOutage } from './is-outage.ts'
import { type Picked, type PickParts, pickCandidates, type SourceResponse } from './pick-candidates.ts'

export interface Gathered extends Picked {
  /** Sources that failed or were late, in the order of the sources. */
  readonly degraded: readonly SourceName[]
}

/** Told of each source that ends: for metrics and logs. */
export type OnSource = (source: SourceName, outcome: 'ok' | 'late' | 'failed', tookMs: number) => void

export interface Asking extends RunOptions {
  readonly sources: readonly CandidateSource[]
  readonly onSource?: OnSource
}

export interface Gathering extends Asking, PickParts {}

/**
 * Asks all sources together, cheap ones first, and takes of each what passes the request's filter. A source that is late,
 * whose store fails or whose model cannot be read is named in `degraded` if its policy says so; a bug of ours (anything
 * else that is thrown) always rejects. So does a store that does not tell which of what they found passes.
 */
export async function gather(gathering: Gathering, request: SourceQuery): Promise<Gathered> {
  const { sources, signal, mayLag = false } = gathering
  const heard = await askSources(gathering, request)
  const picked = await pickCandidates(gathering, request, heard, { mayLag, ...(signal && { signal }) })
  const answered = new Set(heard.map(({ source }) => source))
  return { ...picked, degraded: sources.map(({ name }) => name).filter((name) => !answered.has(name)) }
}

/** The same without taking anything: what those say that answer. */
export async function askSources(asking: Asking, request: SourceQuery): Promise<readonly SourceResponse[]> {
  const asked = await Promise.all(asking.sources.map((source) => ask(source, request, asking)))
  return asked.filter((answer) => answer !== null)
}

async function ask(
  source: CandidateSource,
  request: SourceQuery,
  { signal, mayLag = false, onSource }: Asking,
): Promise<SourceResponse | null> {
  const limits = request.policy.sources[source.name]
  const started = performance.now()
  const deadline = startDeadline(limits.deadlineMs, signal)
  try {
    const proposals = await source.fetch(request, { signal: deadline.signal, mayLag })
    onSource?.(source.name, 'ok', performance.now() - started)
    return { source: source.name, proposals }
  } catch (error) {
    onSource?.(source.name, deadline.isOver ? 'late' : 'failed', performance.now() - started)
    if (!isOutage(error) || limits.onFailure === 'fail' || signal?.aborted) throw error
    return null
  } finally {
    deadline.end()
  }
}
