import { statfsSync } from 'node:fs'
import { join } from 'node:path'
import { placementPreviewer } from '../evaluation/preview-placement.ts'
import { RecentEvents } from '../events/recent-events.ts'
import { TouchedItems } from '../events/touched-items.ts'
import { ignoreOutage } from '../graph/graph-error.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import { SNAPSHOT_FOLDER, snapshotAgeSeconds } from '../graph/snapshot-files.ts'
import type { SharedStore } from '../platform/shared-store.ts'
import type { KeptDecisions } from '../privacy/kept-decisions.ts'
import { type Lists, openLists } from '../recommend/open-lists.ts'
import { type Memory, type MemoryOptions, openMemory } from '../recommend/open-memory.ts'
import { recommender } from '../recommend/recommend.ts'
import { servedTokens } from '../recommend/serving/served-tokens.ts'
import { countInStore } from '../server/api/count-in-store.ts'
import { graphChanges } from '../server/api/live/graph-changes.ts'
import { sharedChanges } from '../server/api/live/shared-changes.ts'
import { UserChanges } from '../server/api/live/user-changes.ts'
import type { ServerParts } from '../server/api/server-parts.ts'
import { HealthHistory } from '../server/observability/health-history.ts'
import { type Logger, logUnlessOutage } from '../server/observability/logger.ts'
import { type Metrics, openMetrics } from '../server/observability/metrics.ts'
import { graphShownPlacements, uncounted } from '../steering/shown-placements.ts'
import { Closers } from './closers.ts'
import { type Config, listDeadlineMs, policyOf } from './config.ts'
import { makeDataFolder } from './data-folder.ts'
import { folderDataKey } from './data-keys.ts'
import type { CleanFiles } from './held-graph.ts'
import { openAccess } from './open-access.ts'
import { openAlerts } from './open-alerts.ts'
import { type Background, openBackground } from './open-background.ts'
import { type EventSide, openEvents } from './open-events.ts'
import { openFallback } from './open-fallback.ts'
import { openMeasuring } from './open-measuring.ts'
import { openPrivacy, restoreDecisions } from './open-privacy.ts'
import { openServedLists } from './open-served-lists.ts'
import { openSharedStore } from './open-shared-store.ts'
import type { Opening } from './opening.ts'
import { warmUp } from './warm-up.ts'

/** Limits of the API that are the same in every deployment. */
const API_LIMITS = {
  maxTokens: 1_000,
  maxDepth: 12,
  maxAliases: 30,
  maxCost: 10_000,
  maxFirst: 100,
  drainQuietMs: 1_000,
  /** Fits 500 events. */
  maxBodyBytes: 262_144,
  /** Some 330,000 events a second. */
  serverRateLimit: 20_000_000,
} as const

/** Part of the list deadline. A list that waits longer for a slot would lack the time to be made. */
const WAITING_SHARE = 1 / 4

/** Shutdown waits this long for pending graph writes. They are optional: events are in the journal. */
const GRAPH_CLOSE_MS = 5_000

const BYTES_A_MB = 1_000_000

/** Part of the memory for caches that lists and their pools have. The rest is for what they are made from. */
const LIST_CACHE_SHARE = 1 / 3

/** All users of one address have so many times the points of one of them. */
const USERS_OF_ADDRESS = 5

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
export async function openServing(config: Config, request: ServingRequest): Promise<Serving> {
  const closers = new Closers()
  const close = async () => {
    // A read of the graph that hangs ends then.
    const abortion = setTimeout(() => request.store.server?.abortPending(), GRAPH_CLOSE_MS)
    await closers.close().finally(() => clearTimeout(abortion))
  }
  try {
    return { parts: await openParts(config, request, closers), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Each part uses those before it, and is closed before them. */
async function openParts(
  config: Config,
  { store: graph, logger, version, isServer, cleanFiles }: ServingRequest,
  closers: Closers,
): Promise<ServerParts> {
  makeDataFolder(config.dataDir)
  for (const [language, missing] of config.texts.incomplete)
    logger.warn({ language, missing }, 'texts are missing: English is used')
  const isJournaled = isServer && config.acknowledge === 'journal'
  const [dataKey, touched, recentEvents] = [folderDataKey(config), new TouchedItems(), new RecentEvents()]
  const metrics = openMetrics()
  const alerts = closers.add(openAlerts({ config, metrics, logger, isServer }))
  const { notify } = alerts
  const opening: Opening = {
    config,
    graph,
    isServer,
    isJournaled,
    dataKey,
    touched,
    recentEvents,
    notify,
    logger,
  }
  const decisions = await restoreDecisions(opening)
  const store = await openSharedStore(opening)
  if (store) closers.add(store)
  const servedLists = closers.add(openServedLists(opening, store))
  const opened = closers.add(openMemory(memoryOptions(opening, decisions, (userIds) => onConsent(userIds))))
  const memory = opened.parts
  await readMemory(memory, opening)
  const { access, audit } = closers.add(await openAccess(opening, decisions))
  const lastResort = isServer && closers.add(openFallback(opening, memory, metrics.fellBack))
  const background = closers.add(openBackground(opening, memory.consents))
  const { isErased } = decisions
  const findServed = (recommendationId: string) => servedLists.find(recommendationId)
  const tokens = servedTokens(graph)
  const measuring = closers.add(openMeasuring(opening))
  const events = closers.add(
    await openEvents({ ...opening, ...memory, ...background, isErased, findServed, tokens }),
  )
  const lists = openLists({
    graph,
    memory,
    servedLists,
    events: events.intake,
    policy: policyOf(config),
    texts: config.texts,
    longestWaitMs: WAITING_SHARE * listDeadlineMs(config),
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    // What a command makes is shown to no viewer.
    ...(!isServer && { shown: uncounted(graphShownPlacements(graph)) }),
    cache: { mostBytes: LIST_CACHE_SHARE * config.cacheMb * BYTES_A_MB },
    onSource: metrics.sourceEnded,
    ...(lastResort && { fallback: lastResort.fallback }),
  })
  const privacy = closers.add(openPrivacy(opening, { decisions, memory, servedLists, events, cleanFiles }))

  // A changed consent acts on the next list, also on one that is made without the graph.
  function onConsent(userIds: readonly string[]): void {
    if (memory.consents.sensitiveTags.size > 0) background.refreshNeighbors(userIds)
    for (const userId of userIds) {
      touched.forget(userId)
      recentEvents.forget(userId)
      servedLists
        .forgetViewer(userId)
        .catch((err: unknown) => logger.error({ err }, 'forgetting the lists of a user failed'))
    }
  }
  if (isServer) {
    events.startRetention()
    alerts.start(events.intake)
    memory.consents.follow()
    memory.engagements.follow(logUnlessOutage(logger, 'reading engagements into memory failed'))
    await warmLists(lists, logger)
  }
  const shared = shareAmongProcesses(store, opening, closers)
  if (store) metrics.watch('attune_shared_store_away', () => (store.isDown ? 1 : 0))
  watch(metrics, opening, { lists, events, background })
  const health = closers.add(new HealthHistory(metrics))
  if (isServer) health.start((err) => logger.error({ err }, 'reading the metrics failed'))
  return {
    settings: serverSettings(config),
    version,
    access,
    audit,
    graph,
    outlivesGraph: isJournaled,
    ...memory,
    ...lists,
    limiter: lists.parts.limiter,
    previewPlacement: placementPreviewer(lists.parts),
    ...events,
    recentEvents,
    notify,
    tokens,
    listTotals: measuring.listTotals,
    ...privacy,
    ...background,
    ...shared,
    logger,
    metrics,
    health,
    nowMs: Date.now,
  }
}

/** Changes of all processes over the graph, and counts: of this process, or of all that share the store. */
function shareAmongProcesses(
  store: SharedStore | null,
  { graph: { writes }, isServer, logger }: Opening,
  closers: Closers,
): Pick<ServerParts, 'changes' | 'counter'> {
  const local = new UserChanges()
  const feed = store ? closers.add(sharedChanges(local, store)) : local
  const counter = store && { counter: closers.add(countInStore(store)) }
  const { catchUp, others } = writes ?? {}
  if (!isServer || !writes || !catchUp || !others) return { changes: feed, ...counter }
  const parts = {
    local,
    feed,
    isNeeded: () => store?.isDown ?? true,
    onError: logUnlessOutage(logger, 'reading the writes of other processes failed'),
  }
  const changes = graphChanges({ catchUp: () => catchUp.call(writes), others }, parts)
  return { changes: closers.add(changes), ...counter }
}

function memoryOptions(
  { config, graph, logger }: Opening,
  { keepConsents }: KeptDecisions,
  onChange: (userIds: readonly string[]) => void,
): MemoryOptions {
  const { consentDefaults: defaults, sensitiveTags } = config
  return {
    graph,
    engagementBytes: (1 - LIST_CACHE_SHARE) * config.cacheMb * BYTES_A_MB,
    consents: { defaults, sensitiveTags, onDecided: keepConsents, onChange },
    failed: (message) => logUnlessOutage(logger, message),
  }
}

function serverSettings({ tools, ...config }: Config): ServerParts['settings'] {
  return {
    ...config,
    ...API_LIMITS,
    addressRateLimit: USERS_OF_ADDRESS * config.rateLimit,
    explorer: tools.includes('explorer'),
    ide: tools.includes('ide'),
    introspection: tools.includes('introspection'),
    sandbox: tools.includes('sandbox'),
  }
}

/** A server answers only once it has the catalog; a command reads it at the first use. */
async function readMemory(
  { textSearch, liveCatalog, consents }: Memory,
  { graph, isServer }: Opening,
): Promise<void> {
  if (isServer) textSearch.follow()
  if (!isAvailable(graph)) return
  if (isServer) await liveCatalog.current().catch(ignoreOutage)
  await consents.read().catch(ignoreOutage)
}

/** These lists are not shown: they are neither stored nor counted, and have no fallback. */
async function warmLists({ parts }: Lists, logger: Logger): Promise<void> {
  if (!isAvailable(parts.graph)) return
  const { servedLists: _, cache: __, onSource: ___, fallback: ____, newItemPlaces: _____, ...others } = parts
  await warmUp(parts.graph, recommender(others), logUnlessOutage(logger, 'a list of the warm-up failed'))
}

interface Watched {
  readonly lists: Lists
  readonly events: EventSide
  readonly background: Background
}

function watch(metrics: Metrics, { config, graph }: Opening, { lists, events, background }: Watched): void {
  metrics.watch('attune_graph_away', () => (isAvailable(graph) ? 0 : 1))
  metrics.watch('attune_stale_journals', events.staleJournals)
  metrics.watchQueue('recommendations', () => lists.parts.limiter.waiting)
  metrics.watchQueue('graph reads', () => graph.diagnostics.waiting().reads)
  metrics.watchQueue('graph writes', () => graph.diagnostics.waiting().writes)
  metrics.watchQueue('events', events.waiting)
  metrics.watchQueue('neighbor refreshes', background.waiting)
  metrics.watch('attune_disk_free_bytes', () => {
    const { bavail, bsize } = statfsSync(config.dataDir)
    return bavail * bsize
  })
  if (config.graph !== 'embedded') return
  const folder = join(config.dataDir, SNAPSHOT_FOLDER)
  metrics.watch('attune_snapshot_age_seconds', () => snapshotAgeSeconds(folder))
}
