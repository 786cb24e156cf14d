import type { GraphError } from '../graph/graph-error.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { CleanedFiles } from '../privacy/erasures.ts'

/** Cleans files of deleted data. */
export type CleanFiles = () => Promise<CleanedFiles>

/** A graph that this process holds until `close`. */
export interface HeldGraph {
  readonly store: GraphStore
  /** Publishes the URL of this process and a key, so that other commands of this machine can query it. */
  announce(server: { readonly url: string; readonly operatorKey: string }): void
  /** Tells commands on this machine that the server is stopping: one that needs its folder waits. */
  announceStop(): void
  /** Starts to take snapshots of an embedded graph, as the settings say. @param warn receives failures as log text */
  startSnapshots(warn: (message: string) => void): void
  /**
   * Copies an embedded graph to a file. A failure may leave a part of it.
   *
   * @throws GraphError `contract` for Neo4j, `unavailable` if the disk lacks room; errors of the file system
   */
  copyTo(path: string, signal: AbortSignal): Promise<void>
  /**
   * Rewrites the files of an embedded graph without deleted data: its own and its snapshots. Graphs that a rebuild has replaced
   * are deleted.
   *
   * @throws GraphError; errors of the file system
   */
  readonly cleanFiles: CleanFiles
  /** Finishes running work and releases the graph. Idempotent. */
  close(): Promise<void>
}

export interface OpenRequest {
  /** Shown to other processes that find the graph in use, such as `attune import`. */
  readonly command: string
  /** False: fail with `NOT_FOUND` instead of creating a graph. */
  readonly mayCreate: boolean
  /** Called if the graph's server does not answer: the store then connects later. Omitted: opening fails instead. */
  readonly onUnavailable?: (error: GraphError) => void
  /** Called once an outage if the graph's server is running but refuses the connection. */
  readonly onRefused?: (error: GraphError) => void
}

/** The locked data folder of an embedded graph. No other process opens the graph or the journal in it. */
export interface HeldFolder {
  /**
   * Opens a graph file in the folder, which checks the whole file. Created if absent.
   *
   * @throws GraphError
   */
  openGraph(file: string): Promise<GraphStore>
  /** Call after everything opened in the folder is closed. Idempotent. */
  release(): Promise<void>
}
