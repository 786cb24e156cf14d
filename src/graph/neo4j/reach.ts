import type { Record as DriverRecord } from 'neo4j-driver'
import { dataKey } from '../__generated__/queries.ts'
import { GraphError } from '../graph-error.ts'
import { type Connections, closeQuietly } from './connections.ts'
import { toGraphError } from './neo4j-errors.ts'
import { setUpSchema } from './set-up-schema.ts'
import { withDeadline } from './with-deadline.ts'

/** A few round trips and, on a full graph without constraints, the building of indexes. */
const REACH_DEADLINE_MS = 90_000

/** A server that is up reports its version at once. */
const VERSION_DEADLINE_MS = 5_000

/**
 * Connects to the server, creates the unique keys that are missing (the server may have been replaced), and resolves with
 * its version.
 *
 * @throws GraphError `refused`, `unavailable` or `timeout`
 */
export async function reach(connections: Connections): Promise<string> {
  const driver = connections.driver
  const onHung = () => connections.replace(driver)
  const version = await withDeadline(readVersion(connections), {
    where: 'open',
    deadlineMs: VERSION_DEADLINE_MS,
    onHung,
  })
  await withDeadline(setUpSchema(connections), { where: 'open', deadlineMs: REACH_DEADLINE_MS, onHung })
  return version
}

/** @throws GraphError `refused` if personal data in the graph is encrypted */
export async function refuseSealed(connections: Connections): Promise<void> {
  const driver = connections.driver
  const keys = await withDeadline(records(connections, dataKey.text), {
    where: 'open',
    deadlineMs: VERSION_DEADLINE_MS,
    onHung: () => connections.replace(driver),
  })
  if (keys.length === 0) return
  throw new GraphError('refused', 'personal data in the graph is encrypted: set ATTUNE_MASTER_KEY_FILE')
}

async function readVersion(connections: Connections): Promise<string> {
  const components = await records(
    connections,
    'CALL dbms.components() YIELD name, versions RETURN name, versions',
  )
  const kernel = components.find((record) => record.get('name') === 'Neo4j Kernel')
  return String(kernel?.get('versions')[0] ?? 'unknown')
}

async function records(connections: Connections, text: string): Promise<readonly DriverRecord[]> {
  const session = connections.session('read')
  try {
    return (await session.run(text)).records
  } catch (error) {
    throw toGraphError('open', error)
  } finally {
    await closeQuietly(session)
  }
}
