import { isAvailable } from '../graph/graph-store.ts'
import type { CatalogMemory } from '../recommend/fallback/catalog-memory.ts'
import { PopularMemory } from '../recommend/fallback/popular-memory.ts'
import type { FallbackParts } from '../recommend/recommend.ts'
import type { LiveCatalog } from '../snapshot/live-catalog.ts'
import { listDeadlineMs } from './config.ts'
import type { Opening } from './opening.ts'

/** How often the popular items are read again. */
const REFRESH_MS = 60_000

/** Serves fallback lists while the graph is unavailable. */
export interface Fallback {
  readonly fallback: FallbackParts
  close(): void
}

/** Keeps the popular items in memory for fallback lists, and logs when the availability of the graph changes. */
export function openFallback(
  { config, isJournaled, graph, touched, logger }: Opening,
  { catalog, liveCatalog }: { readonly catalog: CatalogMemory; readonly liveCatalog: LiveCatalog },
  onFallback: FallbackParts['onFallback'],
): Fallback {
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
    fallback: {
      popular,
      deadlineMs: listDeadlineMs(config),
      touchedBy: (viewerId) => touched.of(viewerId),
      onFallback,
    },
    close: () => clearInterval(refreshing),
  }
}
