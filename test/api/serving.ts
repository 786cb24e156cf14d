import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AccessControl } from '../../src/access/access-control.ts'
import { AuditLog } from '../../src/access/audit-log.ts'
import { type Consents, grantedByDefault } from '../../src/domain/consent.ts'
import type { Recommend } from '../../src/domain/recommendation.ts'
import { NEVER_AGAIN } from '../../src/domain/seen-policy.ts'
import { encodeWatermark } from '../../src/domain/watermark.ts'
import { placementPreviewer } from '../../src/evaluation/preview-placement.ts'
import { dismiss } from '../../src/events/dismiss.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { forgetEvent } from '../../src/events/forget-event.ts'
import { identifying } from '../../src/events/identify.ts'
import type { Part } from '../../src/events/identities.ts'
import { directIntake, hasSeenEventsOf, type Intake } from '../../src/events/intake.ts'
import type { Journal } from '../../src/events/journal/journal.ts'
import { limitUnknownItems } from '../../src/events/limited-intake.ts'
import { limitVisitors, NewVisitors } from '../../src/events/new-visitors.ts'
import { RecentEvents } from '../../src/events/recent-events.ts'
import { recordEvents } from '../../src/events/record-events.ts'
import { recordImpressions } from '../../src/events/record-impressions.ts'
import { undoDismissal } from '../../src/events/undo-dismissal.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { ListTotals } from '../../src/metrics/list-totals.ts'
import { Erasures } from '../../src/privacy/erasures.ts'
import { Exports } from '../../src/privacy/exports.ts'
import { deadLettersOf, forgetPart, journaledEvents } from '../../src/privacy/journal-events.ts'
import { KeptDecisions } from '../../src/privacy/kept-decisions.ts'
import type { AcceptedEvents } from '../../src/recommend/begin-list.ts'
import { openLists } from '../../src/recommend/open-lists.ts'
import { openMemory } from '../../src/recommend/open-memory.ts'
import type { ServedLists } from '../../src/recommend/serving/served-lists.ts'
import { servedTokens } from '../../src/recommend/serving/served-tokens.ts'
import { BUILT_IN_TEXTS } from '../../src/recommend/serving/texts.ts'
import type { TextSearch } from '../../src/search/text-search.ts'
import { UserChanges } from '../../src/server/api/live/user-changes.ts'
import { type RunningServer, startServer } from '../../src/server/api/server.ts'
import type { ServerParts, ServerSettings } from '../../src/server/api/server-parts.ts'
import { HealthHistory } from '../../src/server/observability/health-history.ts'
import { openLogger } from '../../src/server/observability/logger.ts'
import { openMetrics } from '../../src/server/observability/metrics.ts'
import { LivePlacements } from '../../src/steering/live-placements.ts'
import { readPrevious, rollBack } from '../../src/training/roll-back.ts'
import { MOST_ROWS } from '../support/most-rows.ts'
import { NO_TASKS } from '../support/no-tasks.ts'

/** The fixed clock of every test server: 1 June 2025. */
export const NOW_MS = Date.UTC(2025, 5, 1)

/** Settings of a developer's machine, on any free port. */
export const SETTINGS: ServerSettings = {
  host: '127.0.0.1',
  port: 0,
  corsOrigins: [],
  allowedHosts: [],
  imageOrigins: [],
  maxBodyBytes: 64_000,
  maxTokens: 1_000,
  maxDepth: 12,
  maxAliases: 30,
  maxCost: 10_000,
  maxFirst: 100,
  requestDeadlineMs: 2_000,
  drainMs: 5_000,
  drainQuietMs: 0,
  trustedDocuments: null,
  trustedProxies: [],
  rateLimit: 60_000,
  addressRateLimit: 300_000,
  serverRateLimit: 20_000_000,
  introspection: true,
  sandbox: false,
  explorer: true,
  ide: true,
  consentDefaults: 'standard',
  follows: 'approved',
  ratingScale: DEFAULT_RATING_SCALE,
  eventWeights: {},
  halfLifeDays: 90,
  seenPolicy: NEVER_AGAIN,
  customEvents: [],
  texts: BUILT_IN_TEXTS,
  givenSettings: [{ name: 'PORT', description: 'Port to listen on', value: '0', origin: 'environment' }],
}

/** Keys and tokens as a server without settings for them has them. */
export function accessOf(graph: GraphStore, operatorAccess = true): AccessControl {
  const settings = {
    operatorAccess,
    tokenSecret: null,
    tokenIssuer: 'attune',
    tokenAudience: 'attune',
    jwksUrl: null,
  }
  return new AccessControl({ graph, settings })
}

export interface Answer {
  readonly status: number
  readonly data: Record<string, unknown> | null | undefined
  readonly errors: readonly AnsweredError[]
  readonly text: string
}

export interface AnsweredError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions: { readonly code: string; readonly hint?: string; readonly requestId: string }
}

/** A server in this process that listens on a real port. */
export interface Serving extends RunningServer {
  /** Without a path: `http://127.0.0.1:40123`. */
  readonly origin: string
  readonly graph: GraphStore
  /** Everything logged so far. */
  log(): string
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>
  /** The data of a response, which must have no errors. */
  data(query: string, variables?: Record<string, unknown>): Promise<Record<string, unknown>>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Posts a text to `/graphql` unchanged. */
  post(body: string, headers?: Record<string, string>): Promise<Response>
}

export interface ServingOptions {
  readonly settings?: Partial<ServerSettings>
  readonly parts?: Partial<ServerParts>
  /** True if callers are the operator while there are no keys. Default true. */
  readonly operatorAccess?: boolean
  readonly fill?: (graph: GraphStore) => Promise<void>
  /** Makes the use case; by default one that fails, for tests that ask for no recommendations. */
  readonly recommend?: (
    graph: GraphStore,
    events: AcceptedEvents,
    consents: Consents,
  ) => {
    readonly recommend: Recommend
    readonly servedLists?: ServedLists
    readonly textSearch?: TextSearch
    close(): Promise<void>
  }
  /** Opens the graph; one in memory by default. */
  readonly open?: () => Promise<GraphStore>
  /** Where events go; by default straight into the graph. */
  readonly intake?: (
    graph: GraphStore,
  ) => Promise<{ readonly intake: Intake; readonly journal?: Journal; close(): Promise<void> }>
  /** New visitors of one network in 24 hours. */
  readonly newVisitors?: number
  /** Ids of the tags on sensitive topics. */
  readonly sensitiveTags?: readonly string[]
  /** Replaces the graph that the server uses. */
  readonly wrap?: (graph: GraphStore) => GraphStore
}

/** Opens a graph in memory, fills it, and serves it. */
export async function serving(options: ServingOptions = {}): Promise<Serving> {
  const graph = await (options.open?.() ?? openEmbedded({ maxRelationships: 1_000_000 }))
  await options.fill?.(graph)
  const seen = options.wrap?.(graph) ?? graph
  const own = await options.intake?.(seen)
  const { journal } = own ?? {}
  const { intake: taking, close: closeIntake } = own ?? {
    intake: directIntake({ graph: seen, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => NOW_MS }),
    close: async () => undefined,
  }
  const memory = openMemory({
    graph: seen,
    mostRows: MOST_ROWS,
    consents: {
      defaults: options.settings?.consentDefaults ?? 'standard',
      ...(options.sensitiveTags && { sensitiveTags: options.sensitiveTags }),
    },
  })
  const { consents, userFactors, liveUsers } = memory.parts
  const newVisitors = new NewVisitors(seen, options.newVisitors ?? 1_000)
  const intake = limitUnknownItems(limitVisitors(taking, newVisitors), seen, memory.parts.liveCatalog)
  const recentEvents = new RecentEvents()
  const forgetUsers = async (forgotten: readonly Part[]) => {
    const userIds = forgotten.map(({ ownerId }) => ownerId)
    userFactors.forget(userIds)
    liveUsers.onWrite(userIds)
    for (const part of forgotten) {
      recentEvents.forget(part.ownerId)
      await asked.servedLists?.forgetViewer(part.ownerId)
      if (journal) await forgetPart(journal, part)
    }
  }
  await consents.read()
  const asked: ReturnType<NonNullable<ServingOptions['recommend']>> =
    options.recommend?.(seen, intake, consents) ?? NO_RECOMMENDATIONS
  const folder = mkdtempSync(join(tmpdir(), 'attune-erased-'))
  const erased = new KeptDecisions(join(folder, 'decisions.tsv'))
  const granted = grantedByDefault(options.settings?.consentDefaults ?? 'standard')
  const terms = { granted, sensitiveTags: options.sensitiveTags ?? [] }
  const erasures = new Erasures({
    graph: seen,
    erased,
    process: intake.journalId,
    nowMs: () => NOW_MS,
    forgetUser: async (one) => {
      await exports.forget(one.ownerId)
      await forgetUsers([one])
      return 0
    },
    cleanFiles: async () => ({ rewritten: 0, deleted: 0 }),
    onFailed: (error) => {
      throw error
    },
    everyMs: 60_000,
  })
  const exports = new Exports({
    graph: seen,
    models: memory.parts.models,
    consents,
    liveCatalog: memory.parts.liveCatalog,
    placements: new LivePlacements(seen),
    journaledEvents: (userId) => (journal ? journaledEvents(journal, userId) : noRows()),
    deadLetters: (userId) => (journal ? deadLettersOf(journal, userId) : noRows()),
    servedLists: (userId) => asked.servedLists?.listsOf(userId) ?? noRows(),
    nowMs: () => NOW_MS,
    erased,
    process: intake.journalId,
    folder: join(folder, 'exports'),
    onFailed: (error) => {
      throw error
    },
  })
  const tokens = servedTokens(seen)
  const listTotals = new ListTotals(seen, 'lists of a test')
  const access = accessOf(seen, options.operatorAccess ?? true)
  await access.keys.refresh().catch(() => undefined)
  const { servedLists, textSearch = memory.parts.textSearch } = asked
  const findServed = async (id: string) => (await servedLists?.find(id)) ?? null
  const { parts, ...lists } = openLists({
    graph: seen,
    memory: memory.parts,
    textSearch,
    ...(servedLists && { servedLists }),
  })
  const lines: string[] = []
  const server = await startServer({
    settings: { ...SETTINGS, ...options.settings },
    access,
    audit: new AuditLog(
      seen,
      () => NOW_MS,
      () => undefined,
    ),
    version: '1.2.3',
    graph: seen,
    ...memory.parts,
    textSearch,
    previewPlacement: placementPreviewer(parts),
    ...lists,
    limiter: parts.limiter,
    recommend: asked.recommend,
    recordImpressions: recordImpressions(intake, { consents, findServed }),
    tokens,
    listTotals,
    recordEvents: recordEvents(intake, {
      rules: { ratingScale: DEFAULT_RATING_SCALE, customKinds: new Map() },
      consents,
      tokens,
      findServed,
    }),
    recentEvents,
    notify: () => undefined,
    dismiss: dismiss(intake, seen),
    newVisitors,
    hasSeenEventsOf: (userId, signal) => hasSeenEventsOf(intake, userId, signal),
    undoDismissal: undoDismissal(intake, seen),
    forgetEvent: forgetEvent({ intake, graph: seen, ...(journal && { journal }) }),
    identities: identifying({ intake, graph: seen }),
    forgetUsers: async (forgotten) => {
      await forgetUsers(forgotten)
      return []
    },
    exports,
    requestErasure: (userId) => erasures.request(userId),
    trainings: NO_TASKS,
    previousModel: async () => (await readPrevious(seen, { terms })).version,
    rollBackModel: (version) => {
      const onLateFailed = (error: unknown) => {
        throw error
      }
      return rollBack(seen, { version, holder: 'roll back', nowMs: () => NOW_MS, terms, onLateFailed })
    },
    imports: NO_TASKS,
    changes: new UserChanges(),
    watermark: () => encodeWatermark({ journal: intake.journalId, position: intake.applied() }),
    logger: openLogger({ level: 'trace', destination: { write: (line) => void lines.push(line) } }),
    metrics: openMetrics(),
    health: new HealthHistory(openMetrics()),
    nowMs: () => NOW_MS,
    ...options.parts,
  })
  const close = async () => {
    await exports.stop()
    await server.close()
    await erasures.stop()
    rmSync(folder, { recursive: true, force: true })
    await closeIntake()
    await asked.close()
    await memory.close()
    await graph.close()
  }
  return withQuestions({ url: server.url, close }, graph, () => lines.join(''))
}

async function* noRows(): AsyncGenerator<never> {}

const NO_RECOMMENDATIONS = {
  recommend: () => Promise.reject(new Error('this test asks for no recommendations')),
  close: async () => undefined,
}

function withQuestions(server: RunningServer, graph: GraphStore, log: () => string): Serving {
  const origin = new URL(server.url).origin
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(server.url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
  const ask = async (query: string, variables: Record<string, unknown> = {}) =>
    answerOf(await post(JSON.stringify({ query, variables })))
  return {
    ...server,
    origin,
    graph,
    log,
    post,
    ask,
    async data(query, variables) {
      const answer = await ask(query, variables)
      if (answer.errors.length > 0 || !answer.data) throw new Error(answer.text)
      return answer.data
    },
    get: (path, headers = {}) => fetch(`${origin}${path}`, { headers, redirect: 'manual' }),
  }
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const { data, errors = [] } = JSON.parse(text) as {
    data?: Record<string, unknown>
    errors?: AnsweredError[]
  }
  return { status: response.status, data, errors, text }
}
