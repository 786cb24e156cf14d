import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { LiveConsents } from '../consent/live-consents.ts'
import { type InteractionEvent, isEdgeKind } from '../domain/event.ts'
import { TouchedItems } from '../events/touched-items.ts'
import { ignoreOutage } from '../graph/graph-error.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import { SNAPSHOT_FOLDER, snapshotAgeSeconds } from '../graph/snapshot-files.ts'
import { servedModels } from '../model/served-models.ts'
import { UserFactors } from '../model/user-factors.ts'
import { applyDecisions } from '../privacy/apply-decisions.ts'
import { Exports } from '../privacy/exports.ts'
import { ConcurrencyLimiter } from '../recommend/concurrency-limiter.ts'
import { CatalogMemory } from '../recommend/fallback/catalog-memory.ts'
import { matchFinder } from '../recommend/find-matches.ts'
import { ListCache, POOL_LIFETIME_MS } from '../recommend/list-cache.ts'
import { audienceFinder, mayBeInAudience } from '../recommend/people/find-audience.ts'
import { peopleSuggester } from '../recommend/people/suggest-people.ts'
import { type RecommenderParts, recommender } from '../recommend/recommend.ts'
import { replayer } from '../recommend/replay.ts'
import { lmdbServedLists } from '../recommend/serving/lmdb-served-lists.ts'
import { AvailableItems } from '../recommend/sources/available-items.ts'
import { candidateSources } from '../recommend/sources/candidate-sources.ts'
import { EngagementCache } from '../recommend/sources/engagement-cache.ts'
import { ThreadTextSearch } from '../search/text-search.ts'
import { UserChanges } from '../server/api/live/user-changes.ts'
import type { ServerParts } from '../server/api/server-parts.ts'
import { type Logger, logUnlessOutage } from '../server/observability/logger.ts'
import { openMetrics } from '../server/observability/metrics.ts'
import { FollowedCatalog } from '../snapshot/live-catalog.ts'
import { LiveUsers } from '../snapshot/live-users.ts'
import { ChartFlush } from '../training/incremental/chart-flush.ts'
import { refreshNeighbors } from '../training/incremental/refresh-neighbors.ts'
import { RefreshQueue } from '../training/incremental/refresh-queue.ts'
import { type Config, listDeadlineMs, policyOf } from './config.ts'
import { EXPORTS_FOLDER, JOURNAL_FOLDER, makeDataFolder, SERVED_LISTS_FOLDER } from './data-folder.ts'
import { folderDataKey } from './data-keys.ts'
import { forgetUser, type UserMemory, userForgetter } from './forget-users.ts'
import type { CleanFiles } from './held-graph.ts'
import { openAccess } from './open-access.ts'
import { openDecisions, openErasures } from './open-erasures.ts'
import { closedJournal, openDirectEvents, openJournaledEvents } from './open-events.ts'
import { NO_FALLBACK, openFallback } from './open-fallback.ts'
import { openImports } from './open-imports.ts'
import { openTraining } from './open-training.ts'
import { warmUp } from './warm-up.ts'

/** Limits of the API that are the same in every deployment. */
const API_LIMITS = {
  maxTokens: 1_000,
  maxDepth: 12,
  maxAliases: 15,
  maxCost: 10_000,
  maxFirst: 100,
  drainQuietMs: 1_000,
} as const

/** Part of the list deadline. A list that waits longer for a slot would lack the time to be made. */
const WAITING_SHARE = 1 / 4

/** Shutdown waits this long for pending graph writes. They are optional: events are in the journal. */
const GRAPH_CLOSE_MS = 5_000

const BYTES_A_MB = 1_000_000

/** How often served lists are deleted that have expired, or take too much room. */
const SWEEP_INTERVAL_MS = 60_000

export interface ServingRequest {
  readonly store: GraphStore
  /** False for commands, which have no journal, no fallback and no background work. */
  readonly isServer: boolean
  readonly cleanFiles: CleanFiles
  readonly logger: Logger
  readonly version: string
}

/** The parts of the API over a graph. Call `close` after the last request. */
export interface Serving {
  readonly parts: ServerParts
  close(): Promise<void>
}

/** Opens the parts of the API over a graph, with their background work on a server. */
export async function openServing(
  config: Config,
  { store, logger, version, isServer, cleanFiles }: ServingRequest,
): Promise<Serving> {
  const isJournaled = isServer && config.acknowledge === 'journal'
  const policy = policyOf(config)
  const metrics = openMetrics()
  const models = servedModels(store)
  const userFactors = new UserFactors(store)
  const liveCatalog = new FollowedCatalog(store, {
    onError: logUnlessOutage(logger, 'reading changes of the catalog failed'),
  })
  const catalog = new CatalogMemory(store, liveCatalog)
  const textSearch = new ThreadTextSearch({
    graph: store,
    catalog: liveCatalog,
    onEnded: (err) =>
      logger.error({ err }, 'the thread that searches ended: the next search starts it again'),
  })
  if (isServer) textSearch.follow()
  // A server answers only once it has the catalog; a command reads it at the first use.
  if (isServer && isAvailable(store)) await liveCatalog.current().catch(ignoreOutage)
  const liveUsers = new LiveUsers(store)
  const consents = new LiveConsents(store, {
    defaults: config.consentDefaults,
    sensitiveTags: config.sensitiveTags,
    onChange: (userIds) => consentChanged(userIds),
    onDecided: (decided) => erased.keepConsents(decided),
    onError: logUnlessOutage(logger, 'reading what users consent to failed'),
  })
  makeDataFolder(config.dataDir)
  const dataKey = folderDataKey(config)
  const erased = openDecisions(config, dataKey)
  // Before they are read: the graph may have been restored from an older copy.
  if (isAvailable(store)) await applyDecisions(store, erased, Date.now())
  if (isServer && erased.isApplied)
    await erased.save().catch((err: unknown) => logger.error({ err }, 'tidying the kept decisions failed'))
  if (isAvailable(store)) await consents.read().catch(ignoreOutage)
  const touched = new TouchedItems()
  const keys = { graph: store, known: erased.keys?.keys ?? null, onRead: erased.keepKeys }
  const { access, audit, close: closeAccess } = await openAccess(config, keys, logger, dataKey)
  const servedLists = lmdbServedLists(
    join(config.dataDir, SERVED_LISTS_FOLDER),
    {
      // Lists of a kept page refer to the items of its first list.
      ttlMs: policy.servedListTtlMs + POOL_LIFETIME_MS,
      mostBytes: config.servedListsMb * BYTES_A_MB,
    },
    (err) => logger.error({ err }, 'a served list could not be stored'),
    dataKey,
  )
  const limiter = new ConcurrencyLimiter({
    size: 2 * availableParallelism(),
    longestWaitMs: WAITING_SHARE * listDeadlineMs(config),
  })
  const fallback = isServer
    ? openFallback({
        graph: store,
        catalog,
        liveCatalog,
        deadlineMs: listDeadlineMs(config),
        isJournaled,
        touched,
        metrics,
        logger,
      })
    : NO_FALLBACK

  // Background work that follows applied events.
  const neighborRefresh = isServer
    ? new RefreshQueue({
        refresh: (userId) => refreshNeighbors(store, userId, Date.now(), consents),
        onError: logUnlessOutage(logger, 'refreshing the neighbors of a user failed'),
      })
    : null
  const chartFlush = isServer
    ? new ChartFlush({
        graph: store,
        nowMs: Date.now,
        onError: logUnlessOutage(logger, 'updating popularity and charts failed'),
      })
    : null

  const openEvents = isJournaled ? openJournaledEvents : openDirectEvents
  const events = await openEvents(config, {
    graph: store,
    catalog: liveCatalog,
    logger,
    touched,
    consents,
    isErased: erased.isErased,
    dataKey,
    onApplied: (applied, newUsers) => {
      neighborRefresh?.note(usersWithEdgeEvents(applied))
      chartFlush?.add(applied, newUsers)
    },
    findServed: (recommendationId) => servedLists.find(recommendationId),
  }).catch(async (error: unknown) => {
    fallback.close()
    await servedLists.close()
    throw error
  })

  const exports = new Exports({
    graph: store,
    models,
    consents,
    ...(isServer ? events : closedJournal(join(config.dataDir, JOURNAL_FOLDER), dataKey)),
    servedLists: (userId) => servedLists.listsOf(userId),
    nowMs: Date.now,
    erased,
    process: events.intake.journalId,
    folder: join(config.dataDir, EXPORTS_FOLDER),
    dataKey,
    onFailed: logUnlessOutage(logger, 'an export waits: reading the data of a user failed'),
  })
  const engagements = new EngagementCache(store, config.engagementsMb * BYTES_A_MB)
  const memory: UserMemory = {
    touched,
    liveUsers,
    userFactors,
    models,
    engagements,
    servedLists,
    exports,
    events,
  }
  const erasures = openErasures(store, {
    erased,
    process: events.intake.journalId,
    forgetUser: (userId) => forgetUser(memory, userId),
    cleanFiles,
    onFailed: logUnlessOutage(logger, 'an erasure waits: cleaning files of deleted users failed'),
  })
  if (isServer) erasures.start()
  if (isServer) exports.start()
  if (isServer) events.startRetention()
  const training = openTraining(config, store, logger)
  if (isServer) training.startSchedule()

  const imports = openImports(store, logger)

  // A changed consent acts on the next list, also on one that is made without the graph.
  function consentChanged(userIds: readonly string[]): void {
    if (consents.sensitiveTags.size > 0) neighborRefresh?.note(userIds)
    userFactors.forget(userIds.filter((userId) => !mayBeInAudience(consents, userId)))
    models.forget(userIds.filter((userId) => !consents.allows(userId, 'model-training')))
    for (const userId of userIds) {
      touched.forget(userId)
      servedLists
        .forgetViewer(userId)
        .catch((err: unknown) => logger.error({ err }, 'forgetting the lists of a user failed'))
    }
  }
  if (isServer) consents.follow()

  if (isServer) engagements.follow(logUnlessOutage(logger, 'reading engagements into memory failed'))
  const lists: RecommenderParts = {
    graph: store,
    available: new AvailableItems(store, liveCatalog),
    ...(config.poolMb > 0 && {
      cache: new ListCache({ mostBytes: config.poolMb * BYTES_A_MB, maxAgeMs: config.poolMaxAgeMs }),
    }),
    catalog,
    liveCatalog,
    textSearch,
    models,
    consents,
    sources: candidateSources(store, models, { engagements, consents }),
    policy,
    servedLists,
    limiter,
    onSource: metrics.sourceEnded,
    events: events.intake,
  }
  if (isServer && isAvailable(store)) {
    const { servedLists: _, cache: __, onSource: ___, ...others } = lists
    await warmUp(store, recommender(others), logUnlessOutage(logger, 'a list of the warm-up failed'))
  }
  const recommend = recommender({ ...lists, ...(fallback.parts && { fallback: fallback.parts }) })

  metrics.watch('attune_graph_away', () => (isAvailable(store) ? 0 : 1))
  metrics.watch('attune_stale_journals', events.staleJournals)
  metrics.watchQueue('recommendations', () => limiter.waiting)
  metrics.watchQueue('graph reads', () => store.diagnostics.waiting().reads)
  metrics.watchQueue('graph writes', () => store.diagnostics.waiting().writes)
  metrics.watchQueue('events', events.waiting)
  metrics.watchQueue('neighbor refreshes', () => neighborRefresh?.waiting ?? 0)
  if (config.graph === 'embedded') {
    const folder = join(config.dataDir, SNAPSHOT_FOLDER)
    metrics.watch('attune_snapshot_age_seconds', () => snapshotAgeSeconds(folder))
  }
  const sweeping = setInterval(() => {
    servedLists
      .sweep(Date.now())
      .catch((err: unknown) => logger.error({ err }, 'deleting expired served lists failed'))
  }, SWEEP_INTERVAL_MS).unref()

  return {
    parts: {
      settings: { ...config, ...API_LIMITS },
      access,
      audit,
      version,
      graph: store,
      catalog,
      liveCatalog,
      textSearch,
      liveUsers,
      models,
      consents,
      outlivesGraph: isJournaled,
      recommend,
      limiter,
      findMatches: matchFinder({ graph: store, textSearch }),
      replay: replayer(catalog, servedLists),
      suggestPeople: peopleSuggester({ graph: store, models, engagements, consents, policy: policy.people }),
      findAudience: audienceFinder({
        graph: store,
        models,
        userFactors,
        engagements,
        consents,
        liveCatalog,
        liveUsers,
      }),
      recordEvents: events.recordEvents,
      dismiss: events.dismiss,
      undoDismissal: events.undoDismissal,
      forgetEvent: events.forgetEvent,
      forgetUsers: userForgetter(memory),
      exports,
      async requestErasure(userId) {
        const id = await erasures.request(userId)
        // A new user with the same id has not decided anything.
        await consents.onWrite()
        return id
      },
      imports,
      trainings: training.tasks,
      changes: new UserChanges(),
      watermark: events.watermark,
      logger,
      metrics,
      nowMs: Date.now,
    },
    async close() {
      clearInterval(sweeping)
      await closeAccess()
      await engagements.close()
      await textSearch.close()
      liveCatalog.close()
      // A read of the graph that hangs is ended below.
      const polled = consents.close()
      fallback.close()
      const abortion = setTimeout(() => store.server?.abortPending(), GRAPH_CLOSE_MS)
      await imports.stop()
      await training.stop()
      await polled
      await erasures.stop()
      await exports.stop()
      await neighborRefresh?.stop()
      await events.close()
      await chartFlush?.stop()
      await servedLists.close()
      clearTimeout(abortion)
    },
  }
}

/** The users whose neighbors may change. */
function usersWithEdgeEvents(events: readonly InteractionEvent[]): ReadonlySet<string> {
  return new Set(events.filter(({ kind }) => isEdgeKind(kind)).map(({ userId }) => userId))
}
