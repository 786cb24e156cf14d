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
    isAway: () => graph.isAway(),
    watchAway: (listener) => graph.watchAway(listener),
    bookmarks: () => graph.bookmarks(),
    follow: (bookmarks) => graph.follow(bookmarks),
    limitLag: () => graph.limitLag(),
    giveUp: () => graph.giveUp(),
    close: () => graph.close(),
  }
}
