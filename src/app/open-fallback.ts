import type { Policy } from '../domain/policy.ts'
import type { Recommend } from '../domain/recommendation.ts'
import type { TouchedItems } from '../events/touched-items.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import type { CatalogMemory } from '../recommend/fallback/catalog-memory.ts'
import { PopularMemory } from '../recommend/fallback/popular-memory.ts'
import { withFallback } from '../recommend/fallback/with-fallback.ts'
import type { ServedLists } from '../recommend/serving/served-lists.ts'
import type { Logger } from '../server/observability/logger.ts'
import type { Metrics } from '../server/observability/metrics.ts'

/** How often the popular items are read again. */
const REFRESH_MS = 60_000

/** Serves fallback lists while the graph is unavailable. */
export interface Fallback {
  wrap(recommend: Recommend): Recommend
  close(): void
}

export interface FallbackParts {
  readonly policy: Policy
  /** A list that takes longer is replaced by a fallback. */
  readonly deadlineMs: number
  /** Events are written to the journal while the graph is unavailable. */
  readonly isJournaled: boolean
  readonly graph: GraphStore
  readonly catalog: CatalogMemory
  readonly servedLists: ServedLists
  readonly touched: TouchedItems
  readonly metrics: Metrics
  readonly logger: Logger
}

/** No fallback: a list fails when its graph does. */
export const NO_FALLBACK: Fallback = { wrap: (recommend) => recommend, close: () => undefined }

/** Keeps the popular items in memory for fallback lists, and logs when the availability of the graph changes. */
export function openFallback(parts: FallbackParts): Fallback {
  const { policy, deadlineMs, isJournaled, graph, catalog, servedLists, touched, metrics, logger } = parts
  const popular = new PopularMemory(graph, catalog)
  const refresh = () => {
    if (!isAvailable(graph)) return
    popular.refresh(Date.now()).catch((err: unknown) => logger.debug({ err }, 'reading popular items failed'))
  }
  const events = isJournaled ? 'events wait on disk' : 'events are refused'
  graph.server?.onAvailabilityChange((isReachable) => {
    if (isReachable) logger.warn('the graph answers again')
    else logger.error(`the graph does not answer: ${events}, lists come from memory`)
    refresh()
  })
  refresh()
  const refreshing = setInterval(refresh, REFRESH_MS).unref()
  return {
    wrap: (recommend) =>
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
