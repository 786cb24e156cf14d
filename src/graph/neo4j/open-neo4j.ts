import { GraphError } from '../graph-error.ts'
import type { GraphStore } from '../graph-store.ts'
import { Connections } from './connections.ts'
import { type Neo4jOptions, withDefaults } from './neo4j-options.ts'
import { Neo4jStore } from './neo4j-store.ts'

/**
 * Connects to Neo4j 5.26 or later, and makes the unique keys.
 *
 * @throws GraphError `refused` for a wrong password, an unknown database or a schema that stands in the way;
 *   `unavailable` if the server does not answer.
 */
export async function openNeo4j(options: Neo4jOptions): Promise<GraphStore> {
  return openStore(options, (error) => {
    throw error
  })
}

/**
 * The same, but succeeds if the server does not answer: the store is unavailable until it does, and probes for it.
 *
 * @param onAway called with the reason if the server does not answer now
 * @throws GraphError `refused`, as above
 */
export async function openNeo4jWhenBack(
  options: Neo4jOptions,
  onAway: (error: GraphError) => void,
): Promise<GraphStore> {
  return openStore(options, (error) => {
    if (error.kind === 'refused' || error.kind === 'contract') throw error
    onAway(error)
  })
}

/**
 * The same, but succeeds also if the server refuses: for a caller that could only try again.
 *
 * @throws GraphError `refused` for a URI that is no Neo4j URI
 */
export async function openNeo4jInAnyCase(options: Neo4jOptions): Promise<GraphStore> {
  return openStore(options, () => undefined)
}

/** @param onFailure throws, or returns to open the store without its server */
async function openStore(options: Neo4jOptions, onFailure: (error: GraphError) => void): Promise<GraphStore> {
  const settings = withDefaults(options)
  const store = new Neo4jStore(new Connections(settings), settings)
  try {
    await store.reach()
  } catch (raw) {
    const error = explain(settings.uri, settings.database, raw)
    if (error instanceof GraphError) {
      try {
        onFailure(error)
        store.begin(error)
        return store
      } catch {}
    }
    await store.close()
    throw error
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
