import type { RecentEvents } from '../events/recent-events.ts'
import type { TouchedItems } from '../events/touched-items.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { DataKey } from '../platform/data-key.ts'
import type { Notify } from '../server/observability/alerts.ts'
import type { Logger } from '../server/observability/logger.ts'
import type { Config } from './config.ts'

/** What is known before the parts of a process are opened. */
export interface Opening {
  readonly config: Config
  readonly graph: GraphStore
  /** False for commands, which have no journal, no fallback and no background work. */
  readonly isServer: boolean
  /** Whether events are accepted once they are in the journal, otherwise once they are in the graph. */
  readonly isJournaled: boolean
  /** Encrypts what is personal in the data folder; null without a master key. */
  readonly dataKey: DataKey | null
  /** Receives the items of each user's recent events. */
  readonly touched: TouchedItems
  /** Receives the events that are sent, with their verdicts. */
  readonly recentEvents: RecentEvents
  readonly notify: Notify
  readonly logger: Logger
}
