import type { QueryResult } from 'neo4j-driver'
import { dataKey } from '../__generated__/queries.ts'
import { decodeRows } from '../decode-rows.ts'
import { checkGraphFormat } from '../format.ts'
import { GraphError } from '../graph-error.ts'
import type { GraphRunner } from '../graph-store.ts'
import { type Connections, closeQuietly } from './connections.ts'
import { decodeNumber, rawRows } from './driver-values.ts'
import { toGraphError } from './neo4j-errors.ts'
import { sentQuery } from './sent-query.ts'
import { setUpSchema } from './set-up-schema.ts'
import { withDeadline } from './with-deadline.ts'

/** A few round trips and, on a full graph without constraints, the building of indexes. */
const REACH_DEADLINE_MS = 90_000

/** A server that is up reports its version at once. */
const VERSION_DEADLINE_MS = 5_000

/**
 * Connects to the server, creates the unique keys that are missing (the server may have been replaced), checks the format of
 * the graph, and resolves with the version of the server.
 *
 * @throws GraphError `refused`, `unavailable` or `timeout`; AttuneError as `checkGraphFormat`
 */
export async function reach(connections: Connections): Promise<string> {
  const driver = connections.driver
  const onHung = () => connections.replace(driver)
  const version = await withDeadline(readVersion(connections), {
    where: 'open',
    deadlineMs: VERSION_DEADLINE_MS,
    onHung,
  })
  await withDeadline(setUp(connections), { where: 'open', deadlineMs: REACH_DEADLINE_MS, onHung })
  return version
}

async function setUp(connections: Connections): Promise<void> {
  await setUpSchema(connections)
  await checkGraphFormat(runnerOn(connections))
}

/** @throws GraphError `refused` if personal data in the graph is encrypted */
export async function refuseSealed(connections: Connections): Promise<void> {
  const driver = connections.driver
  const keys = await withDeadline(runnerOn(connections).run(dataKey, {}), {
    where: 'open',
    deadlineMs: VERSION_DEADLINE_MS,
    onHung: () => connections.replace(driver),
  })
  if (keys.length === 0) return
  throw new GraphError('refused', 'personal data in the graph is encrypted: set ATTUNE_MASTER_KEY_FILE')
}

async function readVersion(connections: Connections): Promise<string> {
  const text = 'CALL dbms.components() YIELD name, versions RETURN name, versions'
  const { records } = await send(connections, 'read', text)
  const kernel = records.find((record) => record.get('name') === 'Neo4j Kernel')
  return String(kernel?.get('versions')[0] ?? 'unknown')
}

/** Runs queries before there is a store. */
function runnerOn(connections: Connections): GraphRunner {
  return {
    async run(query, params) {
      const sent = sentQuery(query, params)
      return decodeRows(
        query,
        rawRows(await send(connections, query.mode, sent.text, sent.params)),
        decodeNumber,
      )
    },
  }
}

async function send(
  connections: Connections,
  mode: 'read' | 'write',
  text: string,
  params: Readonly<Record<string, unknown>> = {},
): Promise<QueryResult> {
  const session = connections.session(mode)
  try {
    return await session.run(text, params)
  } catch (error) {
    throw toGraphError('open', error)
  } finally {
    await closeQuietly(session)
  }
}
