import { GraphError } from '../../src/graph/graph-error.ts'
import { delegating, type GraphRunner, type GraphStore } from '../../src/graph/graph-store.ts'

/**
 * Wraps a store so that queries for which `fails` resolves to true fail as `unavailable`, at once or after a delay. Its writes
 * are not counted, as those of a store outside this process: otherwise it serves kept pages while it fails.
 */
export function failing(
  graph: GraphStore,
  fails: (queryName: string, params: unknown) => boolean | Promise<boolean>,
): GraphStore {
  const fragile = (runner: GraphRunner): GraphRunner => ({
    async run(query, params, options) {
      if (await fails(query.name, params))
        throw new GraphError('unavailable', `${query.name}: the store cannot be reached`)
      return await runner.run(query, params, options)
    },
  })
  return {
    ...delegating(graph),
    ...fragile(graph),
    writes: undefined,
    transaction: (work, options) => graph.transaction((runner) => work(fragile(runner)), options),
  }
}
