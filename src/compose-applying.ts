import { cursorsOf } from './graph/__generated__/queries.ts'
import { GraphError } from './graph/graph-error.ts'
import type { GraphStore } from './graph/graph-store.ts'
import type { Neo4jOptions } from './graph/neo4j/neo4j-options.ts'
import type { AppliedEntries, ApplyEntries } from './ingest/apply-entries.ts'
import { type ApplyOutcome, receivedFailure, type SentEntries, sentEntries } from './ingest/sent-entries.ts'
import { LastingThread, ThreadEnded } from './threads/lasting-thread.ts'
import { threadScript } from './threads/thread-script.ts'

/** What brings a journal's entries into the graph, and its end. */
export interface Applying {
  readonly apply: ApplyEntries
  /** Comes after the last entries. Never fails. */
  close(): Promise<void>
}

/** Room for what is being applied and its answers. */
const YOUNG_MB = 16

/**
 * Applies in a thread with connections of its own. A stretch takes some ten answers of Neo4j's, one after the other; where
 * requests keep the event loop busy, each of them would wait for its turn.
 *
 * @param graph the process's own connections: what is read over them includes what was applied, and each side learns from
 *   the other that the server is away
 * @param onEnded told why the thread ended by itself; the next entries start another
 */
export function applyingThread(
  options: Neo4jOptions,
  graph: GraphStore,
  onEnded: (error: unknown) => void,
): Applying {
  const thread = new LastingThread<SentEntries | 'close', ApplyOutcome>({
    script: threadScript('compose-applying-thread', import.meta.url),
    data: options,
    maxYoungMb: YOUNG_MB,
    onEnded,
  })
  // A write that nobody answers would be waited for much longer.
  graph.watchAway((isAway) => {
    if (isAway) void thread.interrupt()
  })
  return {
    async apply(what, { ratingScale, nowMs }) {
      if (graph.isAway()) throw new GraphError('unavailable', 'Neo4j does not answer')
      try {
        return await applyIn(thread, graph, sentEntries(what, { ratingScale, nowMs }))
      } catch (error) {
        if (mayBeAway(error)) await graph.run(cursorsOf, { journals: [what.journalId] })
        throw error
      }
    },
    close: () => thread.close('close'),
  }
}

async function applyIn(
  thread: LastingThread<SentEntries | 'close', ApplyOutcome>,
  graph: GraphStore,
  sent: SentEntries,
): Promise<AppliedEntries> {
  const outcome = await thread.run(sent).catch((error: unknown) => {
    if (!(error instanceof ThreadEnded)) throw error
    throw new GraphError('unavailable', 'the thread that applies events ended', { cause: error.cause })
  })
  if ('failure' in outcome) throw receivedFailure(outcome.failure)
  graph.follow(outcome.bookmarks)
  return outcome.applied
}

/** The server may be away for both sides, or let neither in. */
function mayBeAway(error: unknown): boolean {
  return error instanceof GraphError && ['unavailable', 'timeout', 'refused'].includes(error.kind)
}
