import { join } from 'node:path'
import { NEVER_AGAIN } from '../domain/seen-policy.ts'
import { openEmbedded } from '../graph/embedded/open-embedded.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { sealedGraph } from '../graph/sealed-graph.ts'
import { exportKey } from '../privacy/exports.ts'
import { readExport } from '../privacy/write-export.ts'
import { type Api, openLocalApi } from '../server/api/local-api.ts'
import { startServer } from '../server/api/server.ts'
import { openLogger } from '../server/observability/logger.ts'
import { type Config, policyOf } from './config.ts'
import { GRAPH_FILE, JOURNAL_FOLDER, makeDataFolder } from './data-folder.ts'
import { folderDataKey, rotateMasterKey } from './data-keys.ts'
import type { CleanFiles, OpenRequest } from './held-graph.ts'
import { requireKeys } from './open-access.ts'
import { openJournal } from './open-events.ts'
import { holdFolder, NO_FILES, openGraph } from './open-graph.ts'
import { applyFolderDecisions } from './open-privacy.ts'
import { openServing } from './open-serving.ts'

const SEVERAL_PROCESSES =
  'several processes on one Neo4j need ATTUNE_SHARED_STORE, or sticky sessions, for later pages, rate limits and places of events: each process keeps its own. On a cluster, live lists need it too'

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
export type Composition = ReturnType<typeof compose>

/**
 * Wires the parts of a process according to its settings.
 *
 * @param log receives log lines, each a JSON text that ends with a line feed
 * @param version of the service, from package.json
 */
export function compose(config: Config, log: { write(line: string): void }, version: string) {
  const serve = (
    store: GraphStore,
    level: Config['logLevel'],
    isServer: boolean,
    cleanFiles: CleanFiles = NO_FILES,
  ) =>
    openServing(config, {
      store,
      logger: openLogger({ level, destination: log }),
      version,
      isServer,
      cleanFiles,
    })
  return {
    config,
    /** @throws AttuneError `GRAPH_IN_USE` naming the holder, `NOT_FOUND`; GraphError if the store cannot be reached */
    openGraph: (request: OpenRequest) => openGraph(config, request),
    /** Requires API keys if other machines can reach the server. @throws AttuneError `CONFIG_INVALID` */
    requireKeys: (store: GraphStore) => requireKeys(config, store),
    /** Locks the data folder of an embedded graph. @throws AttuneError `GRAPH_IN_USE` naming the holder */
    holdFolder: (command: string) => holdFolder(config, command),
    /** Opens the journal in a folder, or in the data folder if null; created if absent. */
    async openJournal(folder: string | null) {
      if (folder === null) makeDataFolder(config.dataDir)
      return openJournal(folder ?? join(config.dataDir, JOURNAL_FOLDER), folderDataKey(config))
    },
    /**
     * Applies those decisions of the data folder again that an older copy of a graph lacks. Returns which entries of a journal
     * must not be applied.
     *
     * @throws GraphError; AttuneError `CONFIG_INVALID` if the data folder belongs to another graph
     */
    applyDecisions: (store: GraphStore) => applyFolderDecisions(config, store),
    /**
     * Encrypts the data key with the master key in another file. Returns the name of the data key.
     *
     * @throws AttuneError `CONFIG_INVALID`; GraphError
     */
    rotateMasterKey: (store: GraphStore, newFile: string) => rotateMasterKey(config, store, newFile),
    /** The content of a file of an export in the data folder. @throws errors of the file system */
    readExport: (path: string) => readExport(path, exportKey(folderDataKey(config))),
    /** The schema and resolvers of the server, without HTTP. */
    async localApi(store: GraphStore): Promise<Api> {
      // Commands do not log every request.
      const { parts, close } = await serve(
        store,
        config.logLevel === 'info' ? 'warn' : config.logLevel,
        false,
      )
      const api = await openLocalApi(parts)
      return {
        // Through JSON, so that dates come out as over HTTP.
        ask: async (...request) => JSON.parse(JSON.stringify(await api.ask(...request))),
        close: () => api.close().finally(close),
      }
    },
    evaluation: {
      // Evaluation measures the ranking, without random exploration, on items that users have not seen.
      policy: { ...policyOf(config), exploration: 0, seen: NEVER_AGAIN },
      async openGraph(folder: string) {
        const { maxRelationships } = config
        const graph = await openEmbedded({ path: join(folder, GRAPH_FILE), maxRelationships })
        const dataKey = folderDataKey(config)
        return dataKey ? sealedGraph(graph, dataKey) : graph
      },
    },
    /**
     * Resolves once the server answers requests.
     *
     * @param cleanFiles called after an erasure; nothing by default, for a graph without files here
     */
    async startServer(store: GraphStore, cleanFiles?: CleanFiles): Promise<ListeningServer> {
      const { parts, close } = await serve(store, config.logLevel, true, cleanFiles)
      if (config.graph === 'neo4j' && config.sharedStore.isEmpty) parts.logger.warn(SEVERAL_PROCESSES)
      const server = await startServer(parts).catch(async (error: unknown) => {
        await close()
        throw error
      })
      return {
        url: server.url,
        operatorKey: parts.access.operatorKey,
        hasKeys: () => (parts.access.keys.keys ?? []).length > 0,
        close: () => server.close().finally(close),
      }
    },
  }
}
