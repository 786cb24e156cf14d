import type { EvaluationParts } from '../evaluation/evaluation.ts'
import type { Journal } from '../events/journal/journal.ts'
import type { GraphError } from '../graph/graph-error.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { Config } from './config.ts'

/** A graph that this process holds until `close`. */
export interface HeldGraph {
  readonly store: GraphStore
  /** Tells other processes where this one answers, so that they can ask it. */
  announce(url: string): void
  /**
   * From now on takes snapshots of a graph of which there is nothing but a file, as the settings say. @param say told why none
   * can be taken, and of damage to the file
   */
  keepSnapshots(say: (line: string) => void): void
  /** Finishes what runs and lets go. Calling it twice is fine. */
  close(): Promise<void>
}

export interface OpenRequest {
  /** Shown to whoever finds the graph in use: `attune import`. */
  readonly command: string
  /** False: where no graph was made yet, fail with `NOT_FOUND` instead of making an empty one. */
  readonly mayCreate: boolean
  /**
   * Told why, if the graph is on a server that does not answer: the store is then away until it does. Omitted: such a
   * graph cannot be opened.
   */
  readonly onAway?: (error: GraphError) => void
  /** Told once an outage if the server of the graph is there and refuses. */
  readonly onRefused?: (error: GraphError) => void
}

/** The data folder of an embedded graph: until `release` no other process opens the graph or the journal in it. */
export interface HeldFolder {
  /**
   * Opens a graph in it, which checks all of the file. Made if absent. @param file its name
   *
   * @throws AttuneError `GRAPH_IN_USE`; GraphError
   */
  openGraph(file: string): Promise<GraphStore>
  /** After all that was opened in it was closed. Calling it twice is fine. */
  release(): Promise<void>
}

/** What GraphQL answered, as it stands in the response. */
export interface GraphQLAnswer {
  readonly data?: unknown
  readonly errors?: readonly {
    readonly message: string
    readonly extensions?: Readonly<Record<string, unknown>>
  }[]
}

/** Something that answers GraphQL documents: this process, or another over HTTP. */
export interface Api {
  ask(document: string, variables: Readonly<Record<string, unknown>>): Promise<GraphQLAnswer>
  close(): Promise<void>
}

/** A server that listens. */
export interface ListeningServer {
  /** `http://127.0.0.1:4000/graphql`. */
  readonly url: string
  /** Answers until nobody asks any more, then stops. @throws AttuneError `TIMEOUT` if requests had to be cut off */
  close(): Promise<void>
}

/** What the commands need of the parts that `compose.ts` put together. */
export interface Composition {
  readonly config: Config
  /** @throws AttuneError `GRAPH_IN_USE` naming the holder, `NOT_FOUND`; GraphError if the store cannot be reached */
  openGraph(request: OpenRequest): Promise<HeldGraph>
  /** Holds the data folder of an embedded graph. @throws AttuneError `GRAPH_IN_USE` naming the holder */
  holdFolder(command: string): Promise<HeldFolder>
  /** The journal in a folder, or the one of the data folder; made if absent. */
  openJournal(folder: string | null): Promise<Journal>
  /** The same schema and resolvers as the server's, without HTTP. */
  localApi(store: GraphStore): Promise<Api>
  /** What an evaluation works through. */
  readonly evaluation: EvaluationParts
  /** Resolves once answers can be given. */
  startServer(store: GraphStore): Promise<ListeningServer>
}

/** Takes log lines, each a JSON text with its line end. */
export interface LogStream {
  write(line: string): void
}

/** @param version of the service, as package.json says */
export type Compose = (config: Config, log: LogStream, version: string) => Composition
