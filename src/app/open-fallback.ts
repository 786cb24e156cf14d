import type { TouchedItems } from '../events/touched-items.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import type { CatalogMemory } from '../recommend/fallback/catalog-memory.ts'
import { PopularMemory } from '../recommend/fallback/popular-memory.ts'
import type { FallbackParts } from '../recommend/recommend.ts'
import type { Logger } from '../server/observability/logger.ts'
import type { Metrics } from '../server/observability/metrics.ts'
import type { LiveCatalog } from '../snapshot/live-catalog.ts'

/** How often the popular items are read again. */
const REFRESH_MS = 60_000

/** Serves fallback lists while the graph is unavailable. */
export interface Fallback {
  /** Absent: a list fails when its graph does. */
  readonly parts?: FallbackParts
  close(): void
}

export interface FallbackRequest {
  /** A list that takes longer is replaced by a fallback. */
  readonly deadlineMs: number
  /** Events are written to the journal while the graph is unavailable. */
  readonly isJournaled: boolean
  readonly graph: GraphStore
  readonly catalog: CatalogMemory
  readonly liveCatalog: LiveCatalog
  readonly touched: TouchedItems
  readonly metrics: Metrics
  readonly logger: Logger
}

/** No fallback: a list fails when its graph does. */
export const NO_FALLBACK: Fallback = { close: () => undefined }

/** Keeps the popular items in memory for fallback lists, and logs when the availability of the graph changes. */
export function openFallback(parts: FallbackRequest): Fallback {
  const { deadlineMs, isJournaled, graph, catalog, liveCatalog, touched, metrics, logger } = parts
  const popular = new PopularMemory(graph, catalog, liveCatalog)
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
    parts: {
      popular,
      deadlineMs,
      touchedBy: (viewerId) => touched.of(viewerId),
      onFallback: metrics.fellBack,
    },
    close: () => clearInterval(refreshing),
  }
}
