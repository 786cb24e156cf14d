import neo4j, { type Driver } from 'neo4j-driver'
import { SetupError } from './setup-error.ts'
import { startNeo4j } from './start-neo4j.ts'

/** The server that the suites run against, and how to release it. */
export interface TestServer {
  readonly uri: string
  readonly username: string
  readonly password: string
  readonly database: string
  /** Id of its process; 0 if this run did not start it. */
  readonly pid: number
  /** As the server reports it: `Neo4j 5.26.12 (community)`. */
  readonly title: string
  stop(): Promise<void>
}

/**
 * The server at `NEO4J_URI`, or one made for this run.
 *
 * @throws SetupError if the given one holds data and `ATTUNE_TEST_WIPE` is not 1, or if none can be made
 */
export async function findTestServer(say: (line: string) => void): Promise<TestServer> {
  const { env } = process
  const given = env.NEO4J_URI
  const server = given
    ? {
        uri: given,
        username: env.NEO4J_USERNAME ?? 'neo4j',
        password: env.NEO4J_PASSWORD ?? '',
        pid: 0,
        stop: () => Promise.resolve(),
      }
    : await startNeo4j(say)
  const database = env.NEO4J_DATABASE ?? 'neo4j'
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.username, server.password))
  try {
    const title = await readTitle(driver, database)
    if (given && env.ATTUNE_TEST_WIPE !== '1') await refuseToWipe(driver, database, given)
    return { ...server, database, title }
  } catch (error) {
    await server.stop()
    throw error instanceof SetupError ? error : new SetupError(`${server.uri}: ${(error as Error).message}`)
  } finally {
    await driver.close()
  }
}

async function readTitle(driver: Driver, database: string): Promise<string> {
  const { records } = await driver.executeQuery(
    `CALL dbms.components() YIELD name, versions, edition WITH * WHERE name = 'Neo4j Kernel'
     RETURN versions[0] AS version, edition`,
    {},
    { database },
  )
  return `Neo4j ${records[0]?.get('version')} (${records[0]?.get('edition')})`
}

/** The suites empty the database before every test file. */
async function refuseToWipe(driver: Driver, database: string, uri: string): Promise<void> {
  const { records } = await driver.executeQuery('MATCH (node) RETURN node LIMIT 1', {}, { database })
  if (records.length === 0) return
  throw new SetupError(
    `database ${database} at ${uri} holds data, and the suites would delete it. ` +
      'Set ATTUNE_TEST_WIPE=1 if that is what you want.',
  )
}
