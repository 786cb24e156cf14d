import type { AccessControl } from '../../access/access-control.ts'
import type { AuditLog } from '../../access/audit-log.ts'
import type { LiveConsents } from '../../consent/live-consents.ts'
import type { ImportProgress } from '../../datasets/importing/import-data-set.ts'
import type { ImportReport } from '../../datasets/importing/import-report.ts'
import type { ImportSource } from '../../datasets/importing/import-source.ts'
import type { ConsentDefaults } from '../../domain/consent.ts'
import type { EventKind } from '../../domain/event.ts'
import type { FollowRule } from '../../domain/policy.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Recommend } from '../../domain/recommendation.ts'
import type { SeenPolicy } from '../../domain/seen-policy.ts'
import type { PreviewPlacement } from '../../evaluation/preview-placement.ts'
import type { Dismiss } from '../../events/dismiss.ts'
import type { EventScale, RatingScale } from '../../events/event-weight.ts'
import type { ForgetEvent } from '../../events/forget-event.ts'
import type { Identify } from '../../events/identify.ts'
import type { Part } from '../../events/identities.ts'
import type { NewVisitors } from '../../events/new-visitors.ts'
import type { RecentEvents } from '../../events/recent-events.ts'
import type { RecordEvents } from '../../events/record-events.ts'
import type { RecordImpressions } from '../../events/record-impressions.ts'
import type { UndoDismissal } from '../../events/undo-dismissal.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { ListTotals } from '../../metrics/list-totals.ts'
import type { ServedModels } from '../../model/served-models.ts'
import type { BackgroundTasks } from '../../platform/background-tasks.ts'
import type { Exports } from '../../privacy/exports.ts'
import type { ConcurrencyLimiter } from '../../recommend/concurrency-limiter.ts'
import type { CatalogMemory } from '../../recommend/fallback/catalog-memory.ts'
import type { FindMatches } from '../../recommend/find-matches.ts'
import type { FindAudience } from '../../recommend/people/find-audience.ts'
import type { SegmentParts } from '../../recommend/people/segment-people.ts'
import type { SuggestPeople } from '../../recommend/people/suggest-people.ts'
import type { FindRecentLists, Replay } from '../../recommend/replay.ts'
import type { ServedTokens } from '../../recommend/serving/served-tokens.ts'
import type { Texts } from '../../recommend/serving/texts.ts'
import type { FindSeeds } from '../../recommend/viewer-seeds.ts'
import type { TextSearch } from '../../search/text-search.ts'
import type { LiveCatalog } from '../../snapshot/live-catalog.ts'
import type { LiveUsers } from '../../snapshot/live-users.ts'
import type { LivePlacements } from '../../steering/live-placements.ts'
import type { TrainingTasks } from '../../training/training-tasks.ts'
import type { Notify } from '../observability/alerts.ts'
import type { HealthHistory } from '../observability/health-history.ts'
import type { Logger } from '../observability/logger.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { ChangeFeed } from './live/user-changes.ts'
import type { PointCounter, RateLimitSettings } from './rate-limits.ts'
import type { TrustedDocuments } from './trusted-documents.ts'

/** Bounds on one GraphQL document. */
export interface DocumentLimits {
  readonly maxTokens: number
  readonly maxDepth: number
  readonly maxAliases: number
  /** Highest cost: about the number of objects the answer may hold, counted by `first`. */
  readonly maxCost: number
  /** Largest page, at most 100. */
  readonly maxFirst: number
}

export const SETTING_ORIGINS = ['environment', 'file', 'default'] as const

/** Where a setting was given: a variable of the environment or an option of the command, the configuration file, or nowhere. */
export type SettingOrigin = (typeof SETTING_ORIGINS)[number]

/** A setting for operators. */
export interface GivenSetting {
  /** Its variable of the environment. */
  readonly name: string
  readonly description: string
  /** The value as it was given; null if it may hold a secret. */
  readonly value: string | null
  readonly origin: SettingOrigin
}

/** The settings of a server. */
export interface ServerSettings extends DocumentLimits, RateLimitSettings {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Other origins whose pages may call the API. */
  readonly corsOrigins: readonly string[]
  /** Hosts that requests may name besides loopback names and `host`, in lower case, without port and brackets. */
  readonly allowedHosts: readonly string[]
  /** Proxies whose `X-Forwarded-For` names the client: addresses or ranges. */
  readonly trustedProxies: readonly string[]
  /** Origins from which the explorer may load images of items. */
  readonly imageOrigins: readonly string[]
  readonly maxBodyBytes: number
  readonly requestDeadlineMs: number
  /** How long running requests may take once the server is stopping. */
  readonly drainMs: number
  /** A stopping server stops listening once no request has arrived for this long. */
  readonly drainQuietMs: number
  /** The only documents that are answered; null: any. */
  readonly trustedDocuments: TrustedDocuments | null
  readonly introspection: boolean
  /** `/sandbox` leads to Apollo Sandbox, whose site may call the API. */
  readonly sandbox: boolean
  /** The explorer at `/`. */
  readonly explorer: boolean
  /** The IDE at `/ide`. */
  readonly ide: boolean
  /** What applies to users who have not decided about a purpose. */
  readonly consentDefaults: ConsentDefaults
  readonly follows: FollowRule
  readonly ratingScale: RatingScale
  /** The weights that the operator has set, by kind. */
  readonly eventWeights: NonNullable<EventScale['weights']>
  readonly halfLifeDays: number
  /** Which seen items may be shown again. */
  readonly seenPolicy: SeenPolicy
  /** The texts of reasons. */
  readonly texts: Texts
  /** The names of custom kinds of events, each with the kind that it counts as. */
  readonly customEvents: readonly (readonly [name: string, kind: EventKind])[]
  /** All settings of the process, as they were given. */
  readonly givenSettings: readonly GivenSetting[]
}

/** Everything the API depends on. */
export interface ServerParts {
  readonly settings: ServerSettings
  /** The API keys and user tokens. */
  readonly access: AccessControl
  readonly audit: AuditLog
  /** Version of the service. */
  readonly version: string
  readonly graph: GraphStore
  /** Items and tags, also while the graph is unavailable. */
  readonly catalog: CatalogMemory
  /** The catalog in memory, for filters and listings. */
  readonly liveCatalog: LiveCatalog
  /** Finds items of the catalog by text. */
  readonly textSearch: TextSearch
  /** The users in memory, for filters, totals and facets. */
  readonly liveUsers: LiveUsers
  /** True if the server accepts events and serves lists while the graph is unavailable, even at start. */
  readonly outlivesGraph?: boolean
  /** The models of the versions in the graph. */
  readonly models: ServedModels
  /** What users consent to. */
  readonly consents: LiveConsents
  readonly recommend: Recommend
  /** The published placements. */
  readonly placements: Pick<LivePlacements, 'versionAt' | 'segments'>
  readonly previewPlacement: PreviewPlacement
  /** The limit of the lists in flight; suggested people and audiences are lists, too. */
  readonly limiter: ConcurrencyLimiter
  /** What the facets of a search count. */
  readonly findMatches: FindMatches
  readonly findSeeds: FindSeeds
  readonly replay: Replay
  readonly findRecentLists: FindRecentLists
  readonly suggestPeople: SuggestPeople
  readonly findAudience: FindAudience
  readonly people: SegmentParts
  readonly recordEvents: RecordEvents
  readonly recordImpressions: RecordImpressions
  readonly recentEvents: RecentEvents
  readonly notify: Notify
  /** Of the places of lists. */
  readonly tokens: ServedTokens
  /** Counts the lists that are served, for metrics. */
  readonly listTotals: Pick<ListTotals, 'count' | 'countEvent'>
  readonly dismiss: Dismiss
  /** Which visitors may not be made now. */
  readonly newVisitors: Pick<NewVisitors, 'refused'>
  /** Waits up to a second for the graph to see all events of a user that were accepted. False if it has not seen them then. */
  readonly hasSeenEventsOf: (userId: string, signal: AbortSignal) => Promise<boolean>
  readonly undoDismissal: UndoDismissal
  readonly forgetEvent: ForgetEvent
  /** Links visitors to users. */
  readonly identities: Identify
  /** Forgets what this process keeps of users and visitors outside the graph: their events and their lists. */
  readonly forgetUsers: (forgotten: readonly Part[]) => Promise<readonly Problem[]>
  /**
   * Deletes a user in the graph, and begins to clean files of them. Returns the id of the request.
   *
   * @throws GraphError; AttuneError `UNAVAILABLE` if the disk is full
   */
  readonly requestErasure: (userId: string) => Promise<string>
  /** Exports of the data of users. */
  readonly exports: Pick<Exports, 'request' | 'subjectOf' | 'urlOf' | 'find' | 'read'>
  /** Imports in the background. */
  readonly imports: Pick<
    BackgroundTasks<ImportSource, ImportProgress, ImportReport>,
    'start' | 'find' | 'cancel'
  >
  /** Trainings in the background. */
  readonly trainings: Pick<TrainingTasks, 'start' | 'find' | 'cancel'>
  /** Serves an earlier model again. @throws as `rollBack` */
  readonly rollBackModel: (version: string) => Promise<void>
  /** The version that `rollBackModel` would serve. @throws as `readPrevious` */
  readonly previousModel: () => Promise<string>
  /** The changes of users, for live lists. */
  readonly changes: ChangeFeed
  /** Counts for the rate limits; omitted: in memory. */
  readonly counter?: PointCounter
  /** The watermark that the graph has seen by now. */
  readonly watermark: () => string
  readonly logger: Logger
  readonly metrics: Metrics
  readonly health: Pick<HealthHistory, 'read'>
  /** Epoch milliseconds, now. */
  readonly nowMs: () => number
}
