import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { UserChanges } from './api/live/user-changes.ts'
import { openLocalApi } from './api/local-api.ts'
import { startServer } from './api/server.ts'
import type { ServerParts } from './api/server-parts.ts'
import { candidateSources } from './candidates/candidate-sources.ts'
import type {
  Api,
  Composition,
  HeldGraph,
  ListeningServer,
  LogStream,
  OpenRequest,
} from './cli/composition.ts'
import { makeDataFolder } from './cli/data-folder.ts'
import { type GraphOwner, readOwner, removeOwner, writeOwner } from './cli/graph-owner.ts'
import {
  type EventSide,
  JOURNAL_FOLDER,
  openDirectly,
  openJournaled,
  openJournalIn,
} from './compose-events.ts'
import type { Config } from './config.ts'
import { AttuneError } from './domain/errors.ts'
import type { Policy } from './domain/policy.ts'
import type { EvaluationParts } from './evaluation/evaluation-parts.ts'
import { openEmbedded } from './graph/embedded/open-embedded.ts'
import { GraphError } from './graph/graph-error.ts'
import type { GraphStore } from './graph/graph-store.ts'
import { openNeo4j } from './graph/neo4j/open-neo4j.ts'
import { Slots } from './graph/slots.ts'
import { seenWrites } from './ingest/seen-writes.ts'
import { servedModels } from './model/served-models.ts'
import { type Logger, openLogger } from './observability/logger.ts'
import { openMetrics } from './observability/metrics.ts'
import { lmdbServedLists } from './recommend/lmdb-served-lists.ts'
import { recommender } from './recommend/recommender.ts'
import type { ServedLists } from './recommend/served-lists.ts'
import { DEFAULT_POLICY } from './scoring/default-policy.ts'

/** Requests that may wait for their turn; more are refused as busy, so that none waits past its deadline. */
const MAX_WAITING = 200

/** Name of the embedded graph in its folder. */
const GRAPH_FILE = 'graph.grafeo'

/** How often expired served lists are forgotten. */
const SWEEP_INTERVAL_MS = 10 * 60_000

/** The parts of a process by its settings: the one place that knows every concrete part. */
export function compose(config: Config, log: LogStream, version: string): Composition {
  const open = (store: GraphStore, level: Config['logLevel'], openEvents: OpenEvents) =>
    openServing(config, { store, logger: openLogger({ level, destination: log }), version, openEvents })
  return {
    config,
    openGraph: (request) => (config.graph === 'neo4j' ? openRemote(config) : openLocal(config, request)),
    openJournal: (folder) => openJournalIn(folder ?? join(config.dataDir, JOURNAL_FOLDER)),
    async localApi(store): Promise<Api> {
      // That a command was answered is no news to whoever typed it.
      const { parts, close } = open(
        store,
        config.logLevel === 'info' ? 'warn' : config.logLevel,
        openDirectly,
      )
      // Whoever may read the graph's files, or knows Neo4j's password, is the operator.
      const settings = { ...parts.settings, operatorAccess: true }
      const api = await openLocalApi({ ...parts, settings })
      return {
        // As text and back: dates come out as they would over HTTP.
        ask: async (...asked) => JSON.parse(JSON.stringify(await api.ask(...asked))),
        close: () => api.close().finally(close),
      }
    },
    evaluation: evaluationParts(config),
    async startServer(store): Promise<ListeningServer> {
      const { parts, close } = open(
        store,
        config.logLevel,
        config.acknowledge === 'journal' ? openJournaled : openDirectly,
      )
      const server = await startServer(parts).catch(async (error: unknown) => {
        await close()
        throw error
      })
      return { url: server.url, close: () => server.close().finally(close) }
    },
  }
}

type OpenEvents = typeof openDirectly

interface ServingRequest {
  readonly store: GraphStore
  readonly openEvents: OpenEvents
  readonly logger: Logger
  readonly version: string
}

/** What answers over a graph, and its end: `close` comes after the last answer. */
interface Serving {
  readonly parts: ServerParts
  close(): Promise<void>
}

function openServing(config: Config, { store, logger, version, openEvents }: ServingRequest): Serving {
  const metrics = openMetrics()
  const admission = new Slots(2 * availableParallelism())
  metrics.watchQueue('recommendations', () => admission.waiting)
  metrics.watchQueue('graph reads', () => store.waiting().reads)
  metrics.watchQueue('graph writes', () => store.waiting().writes)
  const policy = policyOf(config)
  const servedLists = openServedLists(config, policy, logger)
  const models = servedModels(store)
  const recommend = recommender({
    graph: store,
    models,
    sources: candidateSources(store, models),
    policy,
    servedLists,
    admission: { slots: admission, maxWaiting: MAX_WAITING },
    onSource: metrics.sourceEnded,
  })
  const events: EventSide = openEvents(config, {
    graph: store,
    logger,
    findServed: (recommendationId) => servedLists.find(recommendationId),
  })
  metrics.watchQueue('events', events.waiting)
  const sweeping = sweep(servedLists, logger)
  return {
    parts: {
      settings: config,
      version,
      graph: store,
      recommend: seenWrites(recommend, store, events.intake),
      recordEvents: events.recordEvents,
      dismiss: events.dismiss,
      changes: new UserChanges(),
      watermark: events.watermark,
      logger,
      metrics,
      nowMs: Date.now,
    },
    async close() {
      clearInterval(sweeping)
      await events.close()
      await servedLists.close()
    },
  }
}

/** The server's policy; the graph is embedded whatever the settings say. */
function evaluationParts(config: Config): EvaluationParts {
  return {
    policy: policyOf(config),
    openGraph: (folder) =>
      openEmbedded({ path: join(folder, GRAPH_FILE), maxRelationships: config.maxRelationships }),
  }
}

/** The default recipe, with the deadline that the settings state for every source, if they state one. */
function policyOf({ sourceDeadlineMs }: Config): Policy {
  if (sourceDeadlineMs === null) return DEFAULT_POLICY
  const sources = Object.entries(DEFAULT_POLICY.sources).map(([name, limits]) => [
    name,
    { ...limits, deadlineMs: sourceDeadlineMs },
  ])
  return { ...DEFAULT_POLICY, sources: Object.fromEntries(sources) }
}

function openServedLists(config: Config, policy: Policy, logger: Logger): ServedLists {
  makeDataFolder(config.dataDir)
  return lmdbServedLists(join(config.dataDir, 'served-lists'), policy.servedListTtlMs, (error) =>
    logger.error({ err: error }, 'a served list could not be kept'),
  )
}

function sweep(servedLists: ServedLists, logger: Logger): NodeJS.Timeout {
  const once = () =>
    servedLists
      .sweep(Date.now())
      .catch((error: unknown) => logger.error({ err: error }, 'served lists could not be swept'))
  return setInterval(once, SWEEP_INTERVAL_MS).unref()
}

async function openRemote(config: Config): Promise<HeldGraph> {
  const store = await openNeo4j({
    uri: config.neo4jUri,
    username: config.neo4jUsername,
    password: config.neo4jPassword.reveal(),
    database: config.neo4jDatabase,
  })
  return { store, announce: () => undefined, close: () => store.close() }
}

async function openLocal(config: Config, request: OpenRequest): Promise<HeldGraph> {
  const { dataDir } = config
  const path = join(dataDir, GRAPH_FILE)
  if (!request.mayCreate && !existsSync(path)) {
    throw new AttuneError('NOT_FOUND', `there is no graph in ${dataDir}`, {
      hint: '`attune serve` makes one with the demo world, `attune import` one with your own',
    })
  }
  makeDataFolder(dataDir)
  const store = await openEmbedded({ path, maxRelationships: config.maxRelationships }).catch(
    (error: unknown) => {
      throw error instanceof GraphError && error.kind === 'in-use' ? inUse(dataDir, error) : error
    },
  )
  return hold(dataDir, request.command, store)
}

/** Says in the owner file that this process holds the graph, until it closes it. */
function hold(dataDir: string, command: string, store: GraphStore): HeldGraph {
  const owner: GraphOwner = {
    pid: process.pid,
    url: null,
    startedAt: new Date().toISOString(),
    command,
  }
  writeOwner(dataDir, owner)
  return {
    store,
    announce: (url) => writeOwner(dataDir, { ...owner, url }),
    async close() {
      await store.close()
      removeOwner(dataDir, owner.pid)
    },
  }
}

function inUse(dataDir: string, cause: GraphError): AttuneError {
  const owner = readOwner(dataDir)
  if (!owner) {
    return new AttuneError('GRAPH_IN_USE', `another process holds the graph in ${dataDir}`, {
      hint: 'stop it, or set ATTUNE_DATA_DIR to another folder',
      cause,
    })
  }
  const { command, pid, startedAt, url } = owner
  const state = url ? '' : command === 'attune serve' ? ', which is still starting' : ''
  return new AttuneError(
    'GRAPH_IN_USE',
    `the graph in ${dataDir} is held by \`${command}\` (process ${pid}, since ${startedAt})${state}`,
    {
      hint: url
        ? `stop it first: kill ${pid} (\`attune recommend\` and \`attune stats\` work meanwhile)`
        : 'wait until it is done, or set ATTUNE_DATA_DIR to another folder',
      cause,
    },
  )
}
