import { workerData } from 'piscina'
import { applyEntries } from '../events/apply/apply-entries.ts'
import { type ApplyOutcome, receivedEntries, type SentEntries } from '../events/apply/sent-entries.ts'
import { type SentResult, sentResult } from '../events/sent-result.ts'
import { GraphError } from '../graph/graph-error.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { openNeo4j } from '../graph/neo4j/open-neo4j.ts'
import { sealedGraph } from '../graph/sealed-graph.ts'
import { DataKey } from '../platform/data-key.ts'
import { runBelowNormal } from '../platform/threads/thread-script.ts'
import type { ApplyingData } from './applying-thread.ts'

// The worker of `applying-thread.ts`: applies journal entries over its own connections to Neo4j.

// Requests take precedence over applying.
runBelowNormal()

let opening: Promise<GraphStore> | undefined

/** Opened with the first entries. The store reconnects by itself. */
function openGraph(): Promise<GraphStore> {
  const { options, dataKey } = workerData as ApplyingData
  opening ??= openNeo4j(options, () => true)
    .then((graph) => (dataKey ? sealedGraph(graph, new DataKey(dataKey)) : graph))
    .catch((cause: unknown) => {
      opening = undefined
      const message = cause instanceof Error ? cause.message : String(cause)
      // `unavailable`, so that the events are not blamed.
      throw new GraphError('unavailable', message, { cause })
    })
  return opening
}

async function apply(sent: SentEntries): Promise<ApplyOutcome> {
  const graph = await openGraph()
  const applied = await applyEntries(graph, receivedEntries(sent), sent.options)
  return { applied, bookmarks: (await graph.server?.bookmarks()) ?? [] }
}

async function close(): Promise<null> {
  const graph = await opening?.catch(() => undefined)
  await graph?.close()
  return null
}

/** The entry point of the thread. */
export default function run(task: SentEntries | 'close'): Promise<SentResult<ApplyOutcome> | null> {
  return task === 'close' ? close() : sentResult(() => apply(task))
}
