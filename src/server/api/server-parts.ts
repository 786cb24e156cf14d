import type { Recommend } from '../../domain/recommendation.ts'
import type { Dismiss } from '../../events/dismiss.ts'
import type { RecordEvents } from '../../events/record-events.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { ServedModels } from '../../model/served-models.ts'
import type { CatalogMemory } from '../../recommend/fallback/catalog-memory.ts'
import type { Logger } from '../observability/logger.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { UserChanges } from './live/user-changes.ts'

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

/** What an operator can set. */
export interface ServerSettings extends DocumentLimits {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Origins whose pages may call the API; empty: none but its own. */
  readonly corsOrigins: readonly string[]
  /** Hosts that requests may name besides loopback names and `host`, in lower case, without port and brackets. */
  readonly allowedHosts: readonly string[]
  /** Origins from which the explorer may load the pictures of items; empty: none. */
  readonly imageOrigins: readonly string[]
  readonly maxBodyBytes: number
  readonly requestDeadlineMs: number
  /** How long requests in flight may take to end once the server was told to stop. */
  readonly drainMs: number
  /** A stopping server that has had no request for this long is taken for one that nobody sends requests to. */
  readonly drainQuietMs: number
  readonly introspection: boolean
  /** Apollo Sandbox at `/graphql`. */
  readonly sandbox: boolean
  /** The explorer at `/`. */
  readonly explorer: boolean
  /** The IDE at `/ide`. */
  readonly ide: boolean
  /** Whoever reaches the port is the local operator, who sees personal fields. */
  readonly operatorAccess: boolean
}

/** Everything the API is made of; `compose` hands it in. */
export interface ServerParts {
  readonly settings: ServerSettings
  /** Version of the service. */
  readonly version: string
  readonly graph: GraphStore
  /** What is shown of items and tags, also while the graph is away. */
  readonly catalog: CatalogMemory
  /** True if events are taken and lists are answered also while the graph is away: then it may be, even at the start. */
  readonly outlivesGraph?: boolean
  /** What the versions of the graph have learned. */
  readonly models: ServedModels
  readonly recommend: Recommend
  readonly recordEvents: RecordEvents
  readonly dismiss: Dismiss
  /** Who has changed, for lists that are pushed. */
  readonly changes: UserChanges
  /** What the graph has seen by now, for answers to say. */
  readonly watermark: () => string
  readonly logger: Logger
  readonly metrics: Metrics
  /** Epoch milliseconds, now. */
  readonly nowMs: () => number
}
