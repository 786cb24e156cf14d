import { Neo4jError, type Session } from 'neo4j-driver'
import { GraphError } from '../graph-error.ts'
import { UNIQUE_KEYS } from '../schema.ts'
import { retryWrite } from '../transaction.ts'
import { type Connections, closeQuietly } from './connections.ts'
import { toGraphError } from './neo4j-errors.ts'

interface UniqueKey {
  readonly label: string
  readonly property: string
}

const AWAIT_SECONDS = 60

/**
 * Creates the unique constraints that are missing, and waits until their indexes are online. Changes nothing if all exist,
 * so an account without schema rights can open a graph that is set up, also while a cluster has no leader.
 *
 * @throws GraphError `refused` if an index or duplicate keys stand in the way.
 */
export async function setUpSchema(connections: Connections): Promise<void> {
  const missing = await within(connections, 'read', missingKeys)
  if (missing.length === 0) return
  await within(connections, 'write', async (session) => {
    // The reader above may lag behind the leader.
    for (const key of await missingKeys(session)) await createConstraint(session, key)
    await checkComplete(session)
  })
}

async function within<T>(
  connections: Connections,
  mode: 'read' | 'write',
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = connections.session(mode)
  try {
    return await work(session)
  } catch (error) {
    throw toGraphError('set-up', error)
  } finally {
    await closeQuietly(session)
  }
}

/** If the result is empty, all indexes are online. */
async function missingKeys(session: Session): Promise<readonly UniqueKey[]> {
  const present = await presentKeys(session)
  const missing = UNIQUE_KEYS.filter((key) => !present.has(nameOf(key)))
  if (missing.length === 0) await session.run(`CALL db.awaitIndexes(${AWAIT_SECONDS})`)
  return missing
}

async function presentKeys(session: Session): Promise<Set<string>> {
  const result = await session.run(
    `SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties
     WHERE type IN ['UNIQUENESS', 'NODE_PROPERTY_UNIQUENESS', 'NODE_KEY'] AND size(properties) = 1
     RETURN labelsOrTypes[0] AS label, properties[0] AS property`,
  )
  return new Set(result.records.map((record) => `${record.get('label')}.${record.get('property')}`))
}

/** Creates no index: the constraint has its own, and an existing index would make it fail. */
async function createConstraint(session: Session, key: UniqueKey): Promise<void> {
  const name = `${key.label.toLowerCase()}_${key.property}`
  const text = `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (node:${key.label}) REQUIRE node.${key.property} IS UNIQUE`
  // Another process may create it at this moment.
  await retryWrite(async () => {
    try {
      await session.run(text)
    } catch (error) {
      throw toGraphError('set-up', explain(key, error))
    }
  })
}

function explain(key: UniqueKey, error: unknown): unknown {
  const code = error instanceof Neo4jError ? error.code : ''
  if (code.endsWith('IndexAlreadyExists')) {
    return new GraphError(
      'refused',
      `drop the index on ${nameOf(key)} first: a unique constraint replaces it`,
    )
  }
  if (code.endsWith('ConstraintCreationFailed')) {
    return new GraphError('refused', `several nodes share one ${nameOf(key)}: remove the duplicates first`)
  }
  return error
}

/** `IF NOT EXISTS` does nothing if another constraint has the name, so check again. */
async function checkComplete(session: Session): Promise<void> {
  const [missing] = await missingKeys(session)
  if (missing) {
    throw new GraphError(
      'refused',
      `the unique constraint on ${nameOf(missing)} is missing: does another one have its name?`,
    )
  }
}

function nameOf(key: UniqueKey): string {
  return `${key.label}.${key.property}`
}
