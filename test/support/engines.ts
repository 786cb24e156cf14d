import neo4j from 'neo4j-driver'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { maybeSealed, openMeasuredGraph } from './measure-work.ts'
import { neo4jOptions } from './neo4j/test-options.ts'

/** One of the engines that the conformance suites run on. */
export interface Engine {
  readonly name: GraphStore['name']
  /** Reason why its suites are skipped in this run; null if they run. */
  readonly skipReason: string | null
  /**
   * Opens an empty graph with its schema. Neo4j has only one database: close it before the next call.
   *
   * @param options.refreshesPlans a server plans its statements for the graph of this test. Otherwise they run by the plans that
   * earlier tests needed: planning took more time than all else.
   */
  open(options?: { readonly refreshesPlans: boolean }): Promise<GraphStore>
}

const embedded: Engine = {
  name: 'embedded',
  skipReason: process.env.ATTUNE_TEST_EMBEDDED === 'off' ? '`npm test` runs it' : null,
  open: openMeasuredGraph,
}

const server: Engine = {
  name: 'neo4j',
  skipReason: process.env.ATTUNE_TEST_NEO4J_URI ? null : 'no server: run `npm run test:neo4j`',
  open: async ({ refreshesPlans } = { refreshesPlans: false }) => {
    await wipeNeo4j()
    const graph = await openNeo4j(neo4jOptions())
    if (!refreshesPlans) Object.assign(graph.server ?? {}, { refreshPlans: async () => undefined })
    return maybeSealed(graph)
  },
}

/** All engines, including those that cannot run here, so that each suite reports what it skips. */
export const ENGINES: readonly Engine[] = [embedded, server]

/** The title of an engine's suite, with the reason if it is skipped. */
export function titleOf(engine: Engine): string {
  return engine.skipReason ? `${engine.name} (skipped: ${engine.skipReason})` : engine.name
}

/** Environment variables with which a process of Attune connects to the test server. */
export function neo4jVariables(): Readonly<Record<string, string>> {
  const { uri, username, password, database } = neo4jOptions()
  return {
    ATTUNE_GRAPH: 'neo4j',
    NEO4J_URI: uri,
    NEO4J_USERNAME: username,
    NEO4J_PASSWORD: password,
    NEO4J_DATABASE: database,
  }
}

/** Deletes every node of the test database, in batches that fit its memory limit. Constraints stay. */
export async function wipeNeo4j(): Promise<void> {
  const { uri, username, password, database } = neo4jOptions()
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password))
  try {
    for (const pattern of ['()-[doomed]->()', '(doomed)']) {
      const text = `MATCH ${pattern} WITH doomed LIMIT 20000 DELETE doomed RETURN count(*) AS count`
      let deleted = 1
      while (deleted > 0) {
        const { records } = await driver.executeQuery(text, {}, { database })
        deleted = records[0]?.get('count').toNumber() ?? 0
      }
    }
  } finally {
    await driver.close()
  }
}
