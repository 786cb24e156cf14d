import type { AppliedEntries, ApplyEntries } from '../events/apply/apply-entries.ts'
import {
  type ApplyOutcome,
  receivedFailure,
  type SentEntries,
  sentEntries,
} from '../events/apply/sent-entries.ts'
import { cursorsOf } from '../graph/__generated__/queries.ts'
import { GraphError } from '../graph/graph-error.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import type { Neo4jOptions } from '../graph/neo4j/neo4j-options.ts'
import { LastingThread, ThreadEnded } from '../platform/threads/lasting-thread.ts'
import { threadScript } from '../platform/threads/thread-script.ts'

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
    script: threadScript('applying-worker', import.meta.url),
    data: options,
    maxYoungMb: YOUNG_MB,
    onEnded,
  })
  let known = new AbortController()
  // What nobody answers, a write or a look, would be waited for much longer.
  graph.server?.onAvailabilityChange((isAvailable) => {
    if (isAvailable) return
    known.abort()
    known = new AbortController()
    void thread.interrupt()
  })
  /** Whether the process's own connections reach the server. @throws GraphError if they do not */
  async function look(journalId: string): Promise<void> {
    const { signal } = known
    try {
      await graph.run(cursorsOf, { journals: [journalId] }, { signal })
    } catch (error) {
      throw signal.aborted ? away() : error
    }
  }
  return {
    async apply(what, { ratingScale, nowMs }) {
      if (!isAvailable(graph)) throw away()
      try {
        return await applyIn(thread, graph, sentEntries(what, { ratingScale, nowMs }))
      } catch (error) {
        if (mayBeAway(error)) await look(what.journalId)
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
  graph.server?.useBookmarks(outcome.bookmarks)
  return outcome.applied
}

function away(): GraphError {
  return new GraphError('unavailable', 'Neo4j does not answer')
}

/** The server may be away for both sides, or let neither in. */
function mayBeAway(error: unknown): boolean {
  return error instanceof GraphError && ['unavailable', 'timeout', 'refused'].includes(error.kind)
}
