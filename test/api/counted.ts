import { delegating, type GraphRunner, type GraphStore } from '../../src/graph/graph-store.ts'

/** The same store; reports the name of each query before it runs. */
export function counted(graph: GraphStore, onQuery: (name: string) => void): GraphStore {
  const told = (runner: GraphRunner): GraphRunner => ({
    run(query, params, options) {
      onQuery(query.name)
      return runner.run(query, params, options)
    },
  })
  return {
    ...delegating(graph),
    ...told(graph),
    transaction: (work, options) => graph.transaction((runner) => work(told(runner)), options),
  }
}
