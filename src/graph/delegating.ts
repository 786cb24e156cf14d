import type { GraphStore } from './graph-store.ts'

/** A store that does what another does: to be spread where some of it is done in another way. */
export function delegating(graph: GraphStore): GraphStore {
  return {
    name: graph.name,
    engineVersion: graph.engineVersion,
    run: (query, params, options) => graph.run(query, params, options),
    transaction: (work, options) => graph.transaction(work, options),
    measureWork: (query, params) => graph.measureWork(query, params),
    refreshPlans: () => graph.refreshPlans(),
    waiting: () => graph.waiting(),
    isAvailable: () => graph.isAvailable(),
    onAvailabilityChange: (listener) => graph.onAvailabilityChange(listener),
    bookmarks: () => graph.bookmarks(),
    useBookmarks: (bookmarks) => graph.useBookmarks(bookmarks),
    limitLag: () => graph.limitLag(),
    abortPending: () => graph.abortPending(),
    close: () => graph.close(),
  }
}
