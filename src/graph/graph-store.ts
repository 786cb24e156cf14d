import type { GraphQuery } from './graph-query.ts'
import type { WriteNumbers } from './write-counter.ts'

export interface RunOptions {
  /** Aborting rejects with a `GraphError` of kind `cancelled`. */
  readonly signal?: AbortSignal
  /** The read may miss the newest writes, even those of this store: it does not wait for a lagging cluster member. */
  readonly mayLag?: boolean
  /** The parameters with plain ids, if those that are stored are pseudonyms: what a write touches is counted by plain ids. */
  readonly plainParams?: unknown
}

/** What runs queries: a store, or a transaction of one. */
export interface GraphRunner {
  /**
   * Resolves with every row, in the query's order, decoded and checked against the query's header.
   *
   * The queries of one transaction may overlap. Its writes take effect in the order of their calls, and a lock covers the
   * reads that begin after it. A read that needs a write of the same transaction must wait for that write.
   */
  run<Params, Row>(
    query: GraphQuery<Params, Row>,
    params: Params,
    options?: RunOptions,
  ): Promise<readonly Row[]>
}

/**
 * Runs the queries of `cypher/`. The texts are the same on every engine; the adapters handle schema, number encoding,
 * retries, error codes and admission.
 *
 * Errors: only `GraphError` (see its kinds); any other error is a bug.
 */
export interface GraphStore extends GraphRunner {
  readonly name: 'embedded' | 'neo4j'
  /** All or nothing. `work` may be retried, so it must be safe to run twice. Writers of one store queue. */
  transaction<T>(work: (graph: GraphRunner) => Promise<T>, options?: RunOptions): Promise<T>
  /** Waits for running work, then releases the graph. May be called twice. */
  close(): Promise<void>
  readonly diagnostics: GraphDiagnostics
  /** Stored ids of users are pseudonyms, and names are encrypted: queries cannot search or sort by them. */
  readonly isSealed?: true
  /** Absent where reads may lag behind the writes that are counted: on a cluster. */
  readonly writes?: WriteNumbers | undefined
  /** Absent where the engine runs in this process: it is always available, and its reads never lag. */
  readonly server?: GraphServer | undefined
}

/** What metrics and reports show of a store. */
export interface GraphDiagnostics {
  /** As the engine reports it; `unknown` until its server has answered once. */
  readonly engineVersion: string
  /** Tasks that wait now, by queue. */
  waiting(): { readonly reads: number; readonly writes: number }
  /** How many more relationships the graph may hold; infinite without a limit. */
  room(): number
}

/** The server, or the cluster, behind a store. */
export interface GraphServer {
  /** False while the server is known not to answer: every call then fails at once with `unavailable`. */
  isAvailable(): boolean
  /** Calls the listener with false when the server stops answering, and with true when it answers again. */
  onAvailabilityChange(listener: (isAvailable: boolean) => void): void
  /**
   * Fails pending writes now with `unavailable`, and every later call until the server answers again. Pending writes may
   * have taken effect.
   */
  abortPending(): void
  /** Has queries planned for the graph as it is now: call it after many nodes were written. Never rejects. */
  refreshPlans(): Promise<void>
  /** Identify the writes of this store. Another store of the same graph reads them after `useBookmarks`. */
  bookmarks(): Promise<readonly string[]>
  /** Later reads include the writes of another store, on every cluster member. */
  useBookmarks(bookmarks: readonly string[]): void
  /** Later reads that may lag include everything that this store has read and written so far. */
  limitLag(): Promise<void>
}

/** True unless the store's server is known not to answer. */
export function isAvailable({ server }: Pick<GraphStore, 'server'>): boolean {
  return server?.isAvailable() ?? true
}

/** A store that delegates every call: spread it to replace some of them. */
export function delegating(graph: GraphStore): GraphStore {
  return {
    name: graph.name,
    run: (query, params, options) => graph.run(query, params, options),
    transaction: (work, options) => graph.transaction(work, options),
    close: () => graph.close(),
    diagnostics: graph.diagnostics,
    writes: graph.writes,
    server: graph.server,
  }
}
