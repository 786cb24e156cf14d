import type { Readable } from 'node:stream'
import type { EvaluationParts } from '../evaluation/evaluation.ts'
import type { Journal } from '../events/journal/journal.ts'
import type { GraphError } from '../graph/graph-error.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { AppliedDecisions } from '../privacy/apply-decisions.ts'
import type { CleanedFiles } from '../privacy/erasures.ts'
import type { Config } from './config.ts'

/** Cleans files of deleted data. */
export type CleanFiles = () => Promise<CleanedFiles>

/** A graph that this process holds until `close`. */
export interface HeldGraph {
  readonly store: GraphStore
  /** Publishes the URL of this process and a key, so that other commands of this machine can query it. */
  announce(server: Pick<ListeningServer, 'url' | 'operatorKey'>): void
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

/** A GraphQL response. */
export interface GraphQLAnswer {
  readonly data?: unknown
  readonly errors?: readonly {
    readonly message: string
    readonly extensions?: Readonly<Record<string, unknown>>
  }[]
}

/** Executes GraphQL documents, in this process or over HTTP. */
export interface Api {
  ask(document: string, variables: Readonly<Record<string, unknown>>): Promise<GraphQLAnswer>
  close(): Promise<void>
}

export interface ListeningServer {
  /** Such as `http://127.0.0.1:4000/graphql`. */
  readonly url: string
  /** A key with all rights, for commands on this machine. */
  readonly operatorKey: string
  hasKeys(): boolean
  /** Drains, then stops. @throws AttuneError `TIMEOUT` if requests were cut off at the drain deadline */
  close(): Promise<void>
}

/** The parts of a process, as the commands use them. */
export interface Composition {
  readonly config: Config
  /** @throws AttuneError `GRAPH_IN_USE` naming the holder, `NOT_FOUND`; GraphError if the store cannot be reached */
  openGraph(request: OpenRequest): Promise<HeldGraph>
  /** Requires API keys if other machines can reach the server. @throws AttuneError `CONFIG_INVALID` */
  requireKeys(store: GraphStore): Promise<void>
  /** Locks the data folder of an embedded graph. @throws AttuneError `GRAPH_IN_USE` naming the holder */
  holdFolder(command: string): Promise<HeldFolder>
  /** Opens the journal in a folder, or in the data folder if null; created if absent. */
  openJournal(folder: string | null): Promise<Journal>
  /**
   * Applies those decisions of the data folder again that an older copy of a graph lacks. Returns which entries of a journal must
   * not be applied.
   *
   * @throws GraphError; AttuneError `CONFIG_INVALID` if the data folder belongs to another graph
   */
  applyDecisions(store: GraphStore): Promise<AppliedDecisions>
  /**
   * Encrypts the data key with the master key in another file. Returns the name of the data key.
   *
   * @throws AttuneError `CONFIG_INVALID`; GraphError
   */
  rotateMasterKey(store: GraphStore, newFile: string): Promise<string>
  /** The content of a file of an export in the data folder. @throws errors of the file system */
  readExport(path: string): Promise<Readable>
  /** The schema and resolvers of the server, without HTTP. */
  localApi(store: GraphStore): Promise<Api>
  readonly evaluation: EvaluationParts
  /**
   * Resolves once the server answers requests.
   *
   * @param cleanFiles called after an erasure; nothing by default, for a graph without files here
   */
  startServer(store: GraphStore, cleanFiles?: CleanFiles): Promise<ListeningServer>
}

/** Receives log lines, each a JSON text that ends with a line feed. */
export interface LogStream {
  write(line: string): void
}

/** @param version of the service, from package.json */
export type Compose = (config: Config, log: LogStream, version: string) => Composition
