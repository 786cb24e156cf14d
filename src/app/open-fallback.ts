import type { Policy } from '../domain/policy.ts'
import type { Recommend } from '../domain/recommendation.ts'
import type { TouchedItems } from '../events/apply/touched-items.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import type { CatalogMemory } from '../recommend/fallback/catalog-memory.ts'
import { PopularMemory } from '../recommend/fallback/popular-memory.ts'
import { withFallback } from '../recommend/fallback/with-fallback.ts'
import type { ServedLists } from '../recommend/serving/served-lists.ts'
import type { Logger } from '../server/observability/logger.ts'
import type { Metrics } from '../server/observability/metrics.ts'

/** How often what is popular is read anew. */
const REFRESH_MS = 60_000

/** What answers while the graph does not, and its end. */
export interface Outage {
  outliving(recommend: Recommend): Recommend
  close(): void
}

export interface OutageParts {
  readonly policy: Policy
  /** A list that is not made by then comes from memory. */
  readonly deadlineMs: number
  /** True if events wait on disk while the graph is away. */
  readonly isJournaled: boolean
  readonly graph: GraphStore
  readonly catalog: CatalogMemory
  readonly servedLists: ServedLists
  readonly touched: TouchedItems
  readonly metrics: Metrics
  readonly logger: Logger
}

/** Nothing: a list fails with its graph. */
export const NO_OUTAGE: Outage = { outliving: (recommend) => recommend, close: () => undefined }

/** Remembers while the graph answers what is needed when it does not, and tells the log when that changes. */
export function openOutage(parts: OutageParts): Outage {
  const { policy, deadlineMs, isJournaled, graph, catalog, servedLists, touched, metrics, logger } = parts
  const events = isJournaled ? 'events wait on disk' : 'events are refused'
  const popular = new PopularMemory(graph, catalog)
  const refresh = () => {
    if (!isAvailable(graph)) return
    popular.refresh(Date.now()).catch((error: unknown) => {
      logger.debug({ err: error }, 'what is popular could not be read')
    })
  }
  graph.server?.onAvailabilityChange((isAvailable) => {
    if (isAvailable) logger.warn('the graph answers again')
    else logger.error(`the graph does not answer: ${events}, lists come from memory`)
    refresh()
  })
  refresh()
  const refreshing = setInterval(refresh, REFRESH_MS).unref()
  return {
    outliving: (recommend) =>
      withFallback(recommend, {
        graph,
        servedLists,
        catalog,
        popular,
        policy,
        deadlineMs,
        touchedBy: (viewerId) => touched.of(viewerId),
        onFallback: metrics.fellBack,
      }),
    close: () => clearInterval(refreshing),
  }
}
