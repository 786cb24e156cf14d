import { GraphError } from '../graph-error.ts'
import type { GraphStore } from '../graph-store.ts'
import { Connections, letGo } from './connections.ts'
import { toGraphError } from './neo4j-errors.ts'
import { type Neo4jOptions, withDefaults } from './neo4j-options.ts'
import { Neo4jStore } from './neo4j-store.ts'
import { orGiveUp } from './or-give-up.ts'
import { setUpSchema } from './set-up-schema.ts'

/** Starting takes a few round trips and, on a full graph without constraints, the making of indexes. */
const OPEN_DEADLINE_MS = 90_000

/**
 * Connects to Neo4j 5.26 or later, and makes the unique keys.
 *
 * @throws GraphError `refused` for a wrong password, an unknown database or a schema that stands in the way;
 *   `unavailable` if the server does not answer.
 */
export async function openNeo4j(options: Neo4jOptions): Promise<GraphStore> {
  const settings = withDefaults(options)
  const connections = new Connections(settings)
  try {
    return await orGiveUp(open(connections, settings), {
      where: 'open',
      deadlineMs: OPEN_DEADLINE_MS,
      onHung: () => undefined,
    })
  } catch (error) {
    await connections.close()
    throw explain(settings.uri, settings.database, error)
  }
}

async function open(connections: Connections, settings: ReturnType<typeof withDefaults>) {
  const version = await readVersion(connections)
  await setUpSchema(connections)
  return new Neo4jStore(connections, settings, version)
}

async function readVersion(connections: Connections): Promise<string> {
  const session = connections.session('read')
  try {
    const result = await session.run('CALL dbms.components() YIELD name, versions RETURN name, versions')
    const kernel = result.records.find((record) => record.get('name') === 'Neo4j Kernel')
    return String(kernel?.get('versions')[0] ?? 'unknown')
  } catch (error) {
    throw toGraphError('open', error)
  } finally {
    await letGo(session)
  }
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
