import { Piscina } from 'piscina'
import type { GraphStore } from './graph/graph-store.ts'
import type { Neo4jOptions } from './graph/neo4j/neo4j-options.ts'
import type { ApplyStretch } from './ingest/apply-entries.ts'
import { receivedFailure, type SentStretch, type StretchOutcome, sentStretch } from './ingest/sent-stretch.ts'
import { threadScript } from './threads/thread-script.ts'

/** What brings stretches into the graph, and its end. */
export interface Applying {
  readonly apply: ApplyStretch
  /** Comes after the last stretch. */
  close(): Promise<void>
}

/** Of the thread's heap: a stretch and its answers. Room for more young objects would only be memory. */
const YOUNG_MB = 16

/**
 * Applies in a thread with connections of its own. A stretch takes some ten answers of Neo4j's, one after the other; where
 * requests keep the event loop busy, each of them would wait for its turn.
 *
 * @param graph the process's own connections: what is read over them includes what was applied
 */
export function applyingThread(options: Neo4jOptions, graph: GraphStore): Applying {
  const pool: Piscina<SentStretch | 'close', StretchOutcome> = new Piscina({
    filename: threadScript('compose-applying-thread', import.meta.url),
    workerData: options,
    minThreads: 1,
    maxThreads: 1,
    // What the process itself was started with may be a loader.
    execArgv: [],
    // Between two stretches the thread listens to its connections.
    atomics: 'disabled',
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  })
  return {
    async apply(stretch, { ratingScale, nowMs }) {
      const outcome = await pool.run(sentStretch(stretch, { ratingScale, nowMs }))
      if ('failure' in outcome) throw receivedFailure(outcome.failure)
      graph.follow(outcome.bookmarks)
      return outcome.applied
    },
    async close() {
      await pool.run('close')
      await pool.destroy()
    },
  }
}
