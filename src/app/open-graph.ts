import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { HOUR_MS } from '../domain/duration.ts'
import { AttuneError } from '../domain/errors.ts'
import { type EmbeddedGraph, openEmbedded } from '../graph/embedded/open-embedded.ts'
import { Snapshots } from '../graph/embedded/snapshots.ts'
import { GraphError } from '../graph/graph-error.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { Neo4jOptions } from '../graph/neo4j/neo4j-options.ts'
import { isRefusal } from '../graph/neo4j/neo4j-store.ts'
import { openNeo4j } from '../graph/neo4j/open-neo4j.ts'
import { SNAPSHOT_FOLDER } from '../graph/snapshot-files.ts'
import { type Config, listDeadlineMs } from './config.ts'
import { GRAPH_FILE, REPLACED_GRAPH, removeReplaced, removeStaged } from './data-folder.ts'
import { withDataKey } from './data-keys.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import type { CleanFiles, HeldFolder, HeldGraph, OpenRequest } from './held-graph.ts'

/** A read of Neo4j that takes longer than this, ms, counts as slow. */
const SLOW_READ_MS = 500

const NO_SNAPSHOT = 'taking a snapshot of the graph failed; `attune rebuild` would use the previous one'

/** Time between snapshots of the embedded graph. */
const SNAPSHOT_HOURS = 24

const SHORT_JOURNAL = `ATTUNE_JOURNAL_HOURS is less than ${2 * SNAPSHOT_HOURS}: the journal may not reach back to the older snapshot`

/** Opens the graph that the settings name. @throws AttuneError `GRAPH_IN_USE`, `NOT_FOUND`; GraphError */
export function openGraph(config: Config, request: OpenRequest): Promise<HeldGraph> {
  return config.graph === 'neo4j' ? openRemote(config, request) : openLocal(config, request)
}

/** Neo4j has no files here. */
export const NO_FILES: CleanFiles = async () => ({ rewritten: 0, deleted: 0 })

/** Locks the data folder without opening its graph. @throws AttuneError `GRAPH_IN_USE` */
export async function holdFolder(config: Config, command: string): Promise<HeldFolder> {
  const lock = await lockFolder(config.dataDir, command)
  return { openGraph: async (file) => (await openFile(config, file)).store, release: () => lock.release() }
}

/** Of the store of requests, and of that of the thread that applies events. */
const PROCESS_ID = randomUUID()

/** How to connect to Neo4j. */
export function neo4jOptions(config: Config): Neo4jOptions {
  return {
    uri: config.neo4jUri,
    username: config.neo4jUsername,
    password: config.neo4jPassword.reveal(),
    database: config.neo4jDatabase,
    processId: PROCESS_ID,
    // A graph that was unavailable at the start may turn out to have a key.
    refusesSealed: config.masterKeyFile === null,
  }
}

interface OpenedFile {
  readonly graph: EmbeddedGraph
  /** The same graph, with plain ids and values. */
  readonly store: GraphStore
}

async function openLocal(config: Config, request: OpenRequest): Promise<HeldGraph> {
  const { dataDir } = config
  // Before the lock: a command that only reads creates no folder.
  if (!request.mayCreate) checkGraphExists(dataDir, false)
  const lock = await lockFolder(dataDir, request.command)
  try {
    checkGraphExists(dataDir, request.mayCreate)
    removeStaged(dataDir)
    return holdGraph(config, await openFile(config, GRAPH_FILE), lock)
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** Opens one graph file. @throws GraphError; AttuneError as `withDataKey` */
async function openFile(config: Config, file: string): Promise<OpenedFile> {
  const { dataDir, maxRelationships } = config
  const graph = await openEmbedded({ path: join(dataDir, file), maxRelationships })
  try {
    return { graph, store: await withDataKey(config, graph) }
  } catch (error) {
    await graph.close()
    throw error
  }
}

/** @throws AttuneError `NOT_FOUND` if there is no graph and none may be created, or if a rebuild was interrupted */
function checkGraphExists(dataDir: string, mayCreate: boolean): void {
  if (existsSync(join(dataDir, GRAPH_FILE))) return
  const names = existsSync(dataDir) ? readdirSync(dataDir) : []
  if (names.some((name) => name.startsWith(REPLACED_GRAPH))) {
    throw new AttuneError('DATA_NOT_FOUND', `there is no graph in ${dataDir}: a rebuild was interrupted`, {
      hint: `run \`attune rebuild\` again; to start with a new graph, move away all files named ${GRAPH_FILE}*`,
    })
  }
  if (mayCreate) return
  throw new AttuneError('DATA_NOT_FOUND', `there is no graph in ${dataDir}`, {
    hint: '`attune serve` creates one with the demo world, `attune import` one with your data',
  })
}

function holdGraph(config: Config, { graph, store }: OpenedFile, lock: FolderLock): HeldGraph {
  const { dataDir, journalHours } = config
  let onSnapshotFailed: (error: unknown) => void = () => undefined
  const snapshots = new Snapshots({
    graph,
    folder: join(dataDir, SNAPSHOT_FOLDER),
    everyMs: SNAPSHOT_HOURS * HOUR_MS,
    nowMs: Date.now,
    onFailed: (error) => onSnapshotFailed(error),
  })
  return {
    store,
    announce: (server) => lock.announce(server),
    announceStop: () => lock.announceStop(),
    startSnapshots(warn) {
      if (journalHours < 2 * SNAPSHOT_HOURS) warn(SHORT_JOURNAL)
      onSnapshotFailed = (error) =>
        warn(`${NO_SNAPSHOT}: ${error instanceof Error ? error.message : String(error)}`)
      snapshots.start()
    },
    copyTo: (path, signal) => graph.copyTo(path, signal),
    async cleanFiles() {
      const replaced = removeReplaced(dataDir)
      await graph.rewrite()
      const outdated = await snapshots.replaceAll()
      return { rewritten: outdated > 0 ? 2 : 1, deleted: replaced + outdated }
    },
    async close() {
      try {
        await snapshots.stop()
        await store.close()
      } finally {
        await lock.release()
      }
    },
  }
}

async function openRemote(config: Config, { onUnavailable, onRefused }: OpenRequest): Promise<HeldGraph> {
  const options = {
    ...neo4jOptions(config),
    // Half of a list's deadline leaves time for the fallback.
    slowReadMs: Math.min(SLOW_READ_MS, listDeadlineMs(config) / 2),
    ...(onRefused && { onRefused }),
  }
  // Without a journal a server has nothing to do while Neo4j is unavailable.
  const mayBeUnavailable = config.acknowledge === 'journal'
  const graph = await openNeo4j(options, (error) => {
    if (!onUnavailable || !mayBeUnavailable || isRefusal(error)) return false
    onUnavailable(error)
    return true
  })
  const store = await withDataKey(config, graph).catch(async (error: unknown) => {
    await graph.close()
    throw error
  })
  return {
    store,
    announce: () => undefined,
    announceStop: () => undefined,
    startSnapshots: () => undefined,
    copyTo: () => Promise.reject(new GraphError('contract', 'copy: Neo4j has no file here')),
    cleanFiles: NO_FILES,
    close: () => store.close(),
  }
}
