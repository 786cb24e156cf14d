import type { ApplyEntries } from '../events/apply/apply-entries.ts'
import { type ApplyOutcome, type SentEntries, sentEntries } from '../events/apply/sent-entries.ts'
import { receivedValue, type SentResult } from '../events/sent-result.ts'
import { cursorsOf } from '../graph/__generated__/queries.ts'
import { GraphError } from '../graph/graph-error.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import type { Neo4jOptions } from '../graph/neo4j/neo4j-options.ts'
import type { DataKey } from '../platform/data-key.ts'
import { threadScript } from '../platform/threads/thread-script.ts'
import { ThreadEnded, WorkerThread } from '../platform/threads/worker-thread.ts'

/** Applies the entries of a journal to the graph. */
export interface Applying {
  readonly apply: ApplyEntries
  /** Call after the last entries. Never fails. */
  close(): Promise<void>
}

/** What the thread gets when it starts. */
export interface ApplyingData {
  readonly options: Neo4jOptions
  /** The bytes of the data key of a sealed graph. */
  readonly dataKey: Uint8Array | null
}

/** Young heap of the thread, MB: enough for one batch and its responses. */
const YOUNG_MB = 16

/**
 * Applies entries in a thread with its own connections. A batch takes about ten round trips to Neo4j; on the main thread
 * each of them would wait for its turn between requests.
 *
 * @param graph the store of this process: its reads include what was applied, and an outage that it detects interrupts the
 *   thread
 * @param onEnded called if the thread ends by itself; the next entries start a new one
 * @param dataKey of a sealed graph
 */
export function applyingThread(
  options: Neo4jOptions,
  graph: GraphStore,
  onEnded: (error: unknown) => void,
  dataKey: DataKey | null = null,
): Applying {
  const thread = new WorkerThread<SentEntries | 'close', SentResult<ApplyOutcome>>({
    script: threadScript('applying-worker', import.meta.url),
    data: { options, dataKey: dataKey?.bytes ?? null } satisfies ApplyingData,
    maxYoungMb: YOUNG_MB,
    onEnded,
  })
  let outage = new AbortController()
  // Pending writes and probes would otherwise wait for their own timeouts.
  graph.server?.onAvailabilityChange((isReachable) => {
    if (isReachable) return
    outage.abort()
    outage = new AbortController()
    void thread.interrupt()
  })
  /** @throws GraphError if the store of this process does not reach the server */
  async function probe(journalId: string): Promise<void> {
    const { signal } = outage
    try {
      await graph.run(cursorsOf, { journals: [journalId] }, { signal })
    } catch (error) {
      throw signal.aborted ? unavailable() : error
    }
  }
  return {
    async apply(batch, options) {
      if (!isAvailable(graph)) throw unavailable()
      try {
        const sent = sentEntries(batch, options)
        const { applied, bookmarks } = receivedValue(await thread.run(sent).catch(asUnavailable))
        graph.server?.useBookmarks(bookmarks)
        return applied
      } catch (error) {
        if (mayBeOutage(error)) await probe(batch.journalId)
        throw error
      }
    },
    close: () => thread.close('close'),
  }
}

function asUnavailable(error: unknown): never {
  if (!(error instanceof ThreadEnded)) throw error
  throw new GraphError('unavailable', 'the thread that applies events ended', { cause: error.cause })
}

function unavailable(): GraphError {
  return new GraphError('unavailable', 'Neo4j does not answer')
}

/** True if the failure may concern every connection, not only those of the thread. */
function mayBeOutage(error: unknown): boolean {
  return error instanceof GraphError && ['unavailable', 'timeout', 'refused'].includes(error.kind)
}
