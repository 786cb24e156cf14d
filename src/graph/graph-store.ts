import type { GraphQuery } from './graph-query.ts'

export interface RunOptions {
  /** Aborting rejects with a `GraphError` of kind `cancelled`. */
  readonly signal?: AbortSignal
  /** A read may miss the newest writes, even this store's own: it does not wait for a member of a cluster that lags. */
  readonly mayLag?: boolean
}

/** What can run a query: a store, or a transaction of one. */
export interface GraphRunner {
  /**
   * Every row, decoded and checked against the query's header, in the query's order.
   *
   * Of a transaction's queries several may be begun before the first has ended. Its writes take effect in the order in which
   * they were begun, and a lock holds what is read by those begun after it. A read that is to find what a write of the same
   * transaction has written waits for that write.
   */
  run<Params, Row>(
    query: GraphQuery<Params, Row>,
    params: Params,
    options?: RunOptions,
  ): Promise<readonly Row[]>
}

/**
 * Runs the queries of `cypher/`. The same text on every engine; schema, number encoding, retries, error codes
 * and admission are the adapter's business.
 *
 * Errors: only `GraphError` (see its kinds); anything else that comes out is a bug.
 */
export interface GraphStore extends GraphRunner {
  readonly name: 'embedded' | 'neo4j'
  /** The engine's own version, as it reports it; `unknown` while it was never reached. */
  readonly engineVersion: string
  /** All or nothing. `work` may be retried, so it must be safe to run twice. Writers of one store queue. */
  transaction<T>(work: (graph: GraphRunner) => Promise<T>, options?: RunOptions): Promise<T>
  /** Work the query costs, in the engine's own unit (rows scanned, db hits). For tests and diagnosis. */
  measureWork<Params, Row>(query: GraphQuery<Params, Row>, params: Params): Promise<number>
  /**
   * Has queries planned by what the graph holds now: call it after many nodes were written at once. Never rejects: a
   * store that cannot do it now does it later by itself.
   */
  refreshPlans(): Promise<void>
  /** Tasks that wait now, by queue. */
  waiting(): { readonly reads: number; readonly writes: number }
  /** False while the store is known not to answer: every call then fails at once with `unavailable`. */
  isAvailable(): boolean
  /** Calls the listener with false when the store stops answering, and with true when it answers again. */
  onAvailabilityChange(listener: (isAvailable: boolean) => void): void
  /** What stands for the writes of this store: another store of the same graph reads them after `useBookmarks`. */
  bookmarks(): Promise<readonly string[]>
  /** What is read from now on includes the writes of another store, whichever member of a cluster is asked. */
  useBookmarks(bookmarks: readonly string[]): void
  /** Reads that may lag include from now on everything that this store has read and written so far. */
  limitLag(): Promise<void>
  /**
   * For whoever has found that nobody answers, or ends and has waited long enough: a write that no answer has come to fails
   * now, as `unavailable`, and so does whatever is asked until the store answers again. What was written is written.
   */
  abortPending(): void
  /** Finishes what runs, then lets go of the graph. Calling it twice is fine. */
  close(): Promise<void>
}
