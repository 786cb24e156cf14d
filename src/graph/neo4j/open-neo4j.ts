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
 * The same, but a server that does not answer is no reason to fail: the store is not available (`isAvailable`) until it does, which it
 * finds out by itself.
 *
 * @param onAway told why, once, if the server does not answer now
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
 * The same, but a server that refuses is no reason to fail either: for whoever can tell nobody, and would only ask again.
 *
 * @throws GraphError `refused` for a URI that is no Neo4j URI
 */
export async function openNeo4jInAnyCase(options: Neo4jOptions): Promise<GraphStore> {
  return openStore(options, () => undefined)
}

/** @param onFailure throws, or lets the store begin without its server */
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

/** Adds what the person who starts the process needs: where the server is looked for, and what to check. */
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
