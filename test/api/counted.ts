import type { GraphStore } from '../../src/graph/graph-store.ts'

/** The same store, which tells the name of every query that a request runs on it. */
export function counted(graph: GraphStore, onQuery: (name: string) => void): GraphStore {
  return {
    name: graph.name,
    engineVersion: graph.engineVersion,
    run(query, params, options) {
      onQuery(query.name)
      return graph.run(query, params, options)
    },
    transaction: (work, options) => graph.transaction(work, options),
    measureWork: (query, params) => graph.measureWork(query, params),
    waiting: () => graph.waiting(),
    close: () => graph.close(),
  }
}
