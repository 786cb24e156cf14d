import { join } from 'node:path'
import { NEVER_AGAIN } from '../domain/seen-policy.ts'
import { openEmbedded } from '../graph/embedded/open-embedded.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { sealedGraph } from '../graph/sealed-graph.ts'
import { exportKey } from '../privacy/exports.ts'
import { readExport } from '../privacy/write-export.ts'
import { openLocalApi } from '../server/api/local-api.ts'
import { startServer } from '../server/api/server.ts'
import { openLogger } from '../server/observability/logger.ts'
import type { Api, CleanFiles, Composition, ListeningServer, LogStream } from './composition.ts'
import { type Config, policyOf } from './config.ts'
import { GRAPH_FILE } from './data-folder.ts'
import { folderDataKey, rotateMasterKey } from './data-keys.ts'
import { requireKeys } from './open-access.ts'
import { applyFolderDecisions } from './open-erasures.ts'
import { JOURNAL_FOLDER, openJournal } from './open-events.ts'
import { holdFolder, NO_FILES, openGraph } from './open-graph.ts'
import { openServing } from './open-serving.ts'

const SEVERAL_PROCESSES =
  'several processes on one Neo4j need sticky sessions: served lists, live updates and event ids are kept in one process'

/** Wires the parts of a process according to its settings. */
export function compose(config: Config, log: LogStream, version: string): Composition {
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
    openGraph: (request) => openGraph(config, request),
    requireKeys: (store) => requireKeys(config, store),
    holdFolder: (command) => holdFolder(config, command),
    openJournal: (folder) =>
      openJournal(folder ?? join(config.dataDir, JOURNAL_FOLDER), folderDataKey(config)),
    applyDecisions: (store) => applyFolderDecisions(config, store),
    rotateMasterKey: (store, newFile) => rotateMasterKey(config, store, newFile),
    readExport: (path) => readExport(path, exportKey(folderDataKey(config))),
    async localApi(store): Promise<Api> {
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
      async openGraph(folder) {
        const { maxRelationships } = config
        const graph = await openEmbedded({ path: join(folder, GRAPH_FILE), maxRelationships })
        const dataKey = folderDataKey(config)
        return dataKey ? sealedGraph(graph, dataKey) : graph
      },
    },
    async startServer(store, cleanFiles): Promise<ListeningServer> {
      const { parts, close } = await serve(store, config.logLevel, true, cleanFiles)
      if (config.graph === 'neo4j') parts.logger.warn(SEVERAL_PROCESSES)
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
