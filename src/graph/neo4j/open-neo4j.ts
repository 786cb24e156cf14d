import { GraphError } from '../graph-error.ts'
import type { GraphStore } from '../graph-store.ts'
import { Connections } from './connections.ts'
import { type Neo4jOptions, withDefaults } from './neo4j-options.ts'
import { Neo4jStore } from './neo4j-store.ts'

/**
 * Connects to Neo4j 5.26 or later, and makes the unique keys.
 *
 * @param mayOpen whether the store opens despite this error. It is then unavailable, and probes for its server. By default
 *   it does not open.
 * @throws GraphError `refused` for a wrong password, an unknown database or a schema that stands in the way;
 *   `unavailable` if the server does not answer. AttuneError as `checkGraphFormat`
 */
export async function openNeo4j(
  options: Neo4jOptions,
  mayOpen: (error: GraphError) => boolean = () => false,
): Promise<GraphStore> {
  const settings = withDefaults(options)
  const store = new Neo4jStore(new Connections(settings), settings)
  try {
    await store.reach()
  } catch (raw) {
    const error = explain(settings.uri, settings.database, raw)
    if (!(error instanceof GraphError) || !mayOpen(error)) {
      await store.close()
      throw error
    }
    store.abortPending()
  }
  return store
}

/** Adds the address and the database, which the operator has to check. */
function explain(uri: string, database: string, error: unknown): unknown {
  if (!(error instanceof GraphError)) return error
  const where = `Neo4j at ${uri.replace(/\/\/[^@/]*@/, '//')}`
  if (error.kind === 'unavailable') {
    return new GraphError('unavailable', `${where} cannot be reached: ${error.message}`, { cause: error })
  }
  if (error.kind === 'refused') {
    return new GraphError('refused', `${where}, database ${database}: ${error.message}`, { cause: error })
  }
  return error
}
