import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type InteractionEvent, isEdgeKind } from '../domain/event.ts'
import type { Policy } from '../domain/policy.ts'
import type { EvaluationParts } from '../evaluation/evaluation.ts'
import { TouchedItems } from '../events/apply/touched-items.ts'
import { upgradeDismissals } from '../events/upgrade-dismissals.ts'
import { openEmbedded } from '../graph/embedded/open-embedded.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import { openNeo4j, openNeo4jWhenBack } from '../graph/neo4j/open-neo4j.ts'
import { Semaphore } from '../graph/semaphore.ts'
import { newestTakenAtMs, SNAPSHOT_FOLDER } from '../graph/snapshot-files.ts'
import { servedModels } from '../model/served-models.ts'
import { CatalogMemory } from '../recommend/fallback/catalog-memory.ts'
import { readYourWrites } from '../recommend/read-your-writes.ts'
import { recommender } from '../recommend/recommender.ts'
import { DEFAULT_POLICY } from '../recommend/scoring/default-policy.ts'
import { lmdbServedLists } from '../recommend/serving/lmdb-served-lists.ts'
import type { ServedLists } from '../recommend/serving/served-lists.ts'
import { AvailableItems } from '../recommend/sources/available-items.ts'
import { candidateSources } from '../recommend/sources/candidate-sources.ts'
import { isOutage } from '../recommend/sources/is-outage.ts'
import { UserChanges } from '../server/api/live/user-changes.ts'
import { openLocalApi } from '../server/api/local-api.ts'
import { startServer } from '../server/api/server.ts'
import type { ServerParts } from '../server/api/server-parts.ts'
import { type Logger, openLogger } from '../server/observability/logger.ts'
import { openMetrics } from '../server/observability/metrics.ts'
import { ChartFlush } from '../training/incremental/chart-flush.ts'
import { refreshNeighbors } from '../training/incremental/refresh-neighbors.ts'
import { RefreshQueue } from '../training/incremental/refresh-queue.ts'
import { neo4jOptions } from './compose-neo4j-options.ts'
import type { Api, Composition, HeldGraph, ListeningServer, LogStream, OpenRequest } from './composition.ts'
import type { Config } from './config.ts'
import { GRAPH_FILE, makeDataFolder } from './data-folder.ts'
import { type EventSide, JOURNAL_FOLDER, openDirectly, openJournaled, openJournalIn } from './open-events.ts'
import { NO_OUTAGE, openOutage } from './open-fallback.ts'
import { holdLocal, openLocal } from './open-graph.ts'

/** Requests that may wait for their turn; more are refused as busy, so that none waits past its deadline. */
const MAX_WAITING = 200

/** Limits of the API that are the same in every deployment. */
const API_LIMITS = {
  maxTokens: 1_000,
  maxDepth: 12,
  maxAliases: 15,
  maxCost: 10_000,
  maxFirst: 100,
  drainQuietMs: 1_000,
} as const

/** Most of a request's time that one list may take. */
const LIST_SHARE = 0.75

/**
 * How long a process that ends waits for its graph: what is written last is of use and not needed. Events are in the
 * journal, and what follows from them comes with the next training.
 */
const PATIENCE_AT_END_MS = 5_000

/** How often expired served lists are forgotten. */
const SWEEP_INTERVAL_MS = 10 * 60_000

const SEVERAL_PROCESSES =
  'several processes on one Neo4j need sticky sessions: served lists, live updates and event ids are kept in one process'

/** The parts of a process by its settings: the one place that knows every concrete part. */
export function compose(config: Config, log: LogStream, version: string): Composition {
  const open = (store: GraphStore, level: Config['logLevel'], role: Role) =>
    openServing(config, { store, logger: openLogger({ level, destination: log }), version, role })
  return {
    config,
    openGraph: (request) =>
      config.graph === 'neo4j' ? openRemote(config, request) : openLocal(config, request),
    holdFolder: (command) => holdLocal(config, command),
    openJournal: (folder) => openJournalIn(folder ?? join(config.dataDir, JOURNAL_FOLDER)),
    async localApi(store): Promise<Api> {
      // That a command was answered is no news to whoever typed it.
      const level = config.logLevel === 'info' ? 'warn' : config.logLevel
      const { parts, close } = await open(store, level, 'command')
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
      const { parts, close } = await open(store, config.logLevel, 'server')
      if (config.graph === 'neo4j') parts.logger.warn(SEVERAL_PROCESSES)
      const server = await startServer(parts).catch(async (error: unknown) => {
        await close()
        throw error
      })
      return { url: server.url, close: () => server.close().finally(close) }
    },
  }
}

/** A server outlives its graph for a while; a command does not. */
type Role = 'server' | 'command'

interface ServingRequest {
  readonly store: GraphStore
  readonly role: Role
  readonly logger: Logger
  readonly version: string
}

/** What answers over a graph, and its end: `close` comes after the last answer. */
interface Serving {
  readonly parts: ServerParts
  close(): Promise<void>
}

async function openServing(
  config: Config,
  { store, logger, version, role }: ServingRequest,
): Promise<Serving> {
  const isJournaled = role === 'server' && config.acknowledge === 'journal'
  const metrics = openMetrics()
  const admission = new Semaphore(2 * availableParallelism())
  metrics.watchQueue('recommendations', () => admission.waiting)
  metrics.watchQueue('graph reads', () => store.diagnostics.waiting().reads)
  metrics.watchQueue('graph writes', () => store.diagnostics.waiting().writes)
  metrics.watchGraph(() => !isAvailable(store))
  if (config.graph === 'embedded') {
    metrics.watchSnapshots(() => newestTakenAtMs(join(config.dataDir, SNAPSHOT_FOLDER)))
  }
  const policy = policyOf(config)
  const servedLists = openServedLists(config, policy, logger)
  const models = servedModels(store)
  const catalog = new CatalogMemory(store)
  const recommend = recommender({
    graph: store,
    available: new AvailableItems(store),
    catalog,
    models,
    sources: candidateSources(store, models),
    policy,
    servedLists,
    admission: { slots: admission, maxWaiting: MAX_WAITING },
    onSource: metrics.sourceEnded,
  })
  const touched = new TouchedItems()
  const refresh = role === 'server' ? openRefresh(store, logger) : null
  const chartFlush = role === 'server' ? openChartFlush(store, logger) : null
  const outage =
    role === 'server'
      ? openOutage({
          graph: store,
          catalog,
          servedLists,
          policy,
          deadlineMs: longestListMs(config),
          isJournaled,
          touched,
          metrics,
          logger,
        })
      : NO_OUTAGE
  const openEvents = isJournaled ? openJournaled : openDirectly
  const events: EventSide = await openEvents(config, {
    graph: store,
    logger,
    touched,
    onApplied: (applied, newPeople) => {
      refresh?.note(userIdsOf(applied))
      chartFlush?.add(applied, newPeople)
    },
    findServed: (recommendationId) => servedLists.find(recommendationId),
  }).catch(async (error: unknown) => {
    outage.close()
    await servedLists.close()
    throw error
  })
  metrics.watchQueue('events', events.waiting)
  metrics.watchQueue('neighbor refreshes', () => refresh?.waiting ?? 0)
  const sweeping = sweep(servedLists, logger)
  return {
    parts: {
      settings: { ...config, ...API_LIMITS },
      version,
      graph: store,
      catalog,
      models,
      outlivesGraph: isJournaled,
      recommend: readYourWrites(outage.outliving(recommend), store, events.intake),
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
      outage.close()
      const impatience = setTimeout(() => store.server?.abortPending(), PATIENCE_AT_END_MS)
      await refresh?.stop()
      await events.close()
      await chartFlush?.stop()
      await servedLists.close()
      clearTimeout(impatience)
    },
  }
}

/** Finds the neighbors anew of people who did something. */
function openRefresh(graph: GraphStore, logger: Logger): RefreshQueue {
  return new RefreshQueue({
    refresh: (userId) => refreshNeighbors(graph, userId, Date.now()),
    onError: unlessAway(logger, "a viewer's neighbors could not be found anew"),
  })
}

function openChartFlush(graph: GraphStore, logger: Logger): ChartFlush {
  return new ChartFlush({
    graph,
    nowMs: Date.now,
    onError: unlessAway(logger, 'popularity and charts could not be brought up to date'),
  })
}

/** That the graph fails is told elsewhere, and what is missed comes with the next training; a bug is an error. */
function unlessAway(logger: Logger, message: string): (error: unknown) => void {
  return (error) => logger[isOutage(error) ? 'debug' : 'error']({ err: error }, message)
}

/** People of whom something changed that their neighbors follow from. */
function userIdsOf(events: readonly InteractionEvent[]): ReadonlySet<string> {
  return new Set(events.filter(({ kind }) => isEdgeKind(kind)).map(({ userId }) => userId))
}

/** A list that is late comes from memory, for which the request must have time left. */
function longestListMs({ listDeadlineMs, requestDeadlineMs }: Config): number {
  return Math.min(listDeadlineMs, requestDeadlineMs * LIST_SHARE)
}

/** The server's policy; the graph is embedded whatever the settings say. */
function evaluationParts(config: Config): EvaluationParts {
  return {
    // Judged is what is best, not what was drawn.
    policy: { ...policyOf(config), exploration: 0 },
    openGraph: (folder) =>
      openEmbedded({ path: join(folder, GRAPH_FILE), maxRelationships: config.maxRelationships }),
  }
}

/** The default recipe, with the deadline that the settings state for every source, if they state one. */
function policyOf({ sourceDeadlineMs, exploration, ranker }: Config): Policy {
  const policy = { ...DEFAULT_POLICY, exploration, ranker }
  if (sourceDeadlineMs === null) return policy
  const sources = Object.entries(DEFAULT_POLICY.sources).map(([name, limits]) => [
    name,
    { ...limits, deadlineMs: sourceDeadlineMs },
  ])
  return { ...policy, sources: Object.fromEntries(sources) }
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

async function openRemote(config: Config, { onAway, onRefused }: OpenRequest): Promise<HeldGraph> {
  const options = {
    ...neo4jOptions(config),
    // Before a list is given up, so that the next ones need not wait as long.
    slowReadMs: Math.min(500, longestListMs(config) / 2),
    ...(onRefused && { onRefused }),
  }
  // Without a journal there is nothing that a server could do meanwhile.
  const mayBeAway = onAway !== undefined && config.acknowledge === 'journal'
  const store = await (mayBeAway ? openNeo4jWhenBack(options, onAway) : openNeo4j(options))
  await upgradeWhenThere(store)
  return {
    store,
    announce: () => undefined,
    keepSnapshots: () => undefined,
    close: () => store.close(),
  }
}

/**
 * Upgrades what an older version wrote, now or as soon as the server answers. Until then lists still leave out the
 * dismissals that the older version would have.
 */
async function upgradeWhenThere(store: GraphStore): Promise<void> {
  const upgrade = () => upgradeDismissals(store).catch(ignoreOutage)
  store.server?.onAvailabilityChange((isAvailable) => {
    if (isAvailable) void upgrade()
  })
  if (isAvailable(store)) await upgrade()
}

function ignoreOutage(error: unknown): void {
  if (!isOutage(error)) throw error
}
