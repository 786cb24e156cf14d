import { onTestFinished } from 'vitest'
import type { InteractionEvent } from '../../../src/domain/event.ts'
import type { GraphStore, RunOptions } from '../../../src/graph/graph-store.ts'
import type { Neo4jOptions } from '../../../src/graph/neo4j/neo4j-options.ts'
import { openNeo4j } from '../../../src/graph/neo4j/open-neo4j.ts'
import { cypherQuery } from '../cypher-query.ts'
import { type BoltServer, boltServer } from './bolt-server.ts'

/** A listening server, closed when the test ends. */
export async function listening(): Promise<BoltServer> {
  const server = await boltServer()
  onTestFinished(() => server.close())
  return server
}

/** Options of a test store, which probes its server with short pauses. */
export function optionsOver(uri: string, options: Partial<Neo4jOptions> = {}): Neo4jOptions {
  return { uri, username: 'neo4j', password: 'secret', database: 'neo4j', probeEveryMs: 50, ...options }
}

/** A store over the stub, closed when the test ends. */
export async function storeOver(uri: string, options: Partial<Neo4jOptions> = {}): Promise<GraphStore> {
  const graph = await openNeo4j(optionsOver(uri, options))
  onTestFinished(() => graph.close())
  return graph
}

/** Records that a user views an item. */
export function viewOf(userId: string, eventId = userId): InteractionEvent {
  return { eventId, userId, itemId: 'tea', kind: 'view', atMs: 1_750_000_000_000, value: null, count: 1 }
}

const COUNTS = cypherQuery<Record<never, never>, { userId: string; count: number }>(
  'test/views',
  `// @mode read
   // @budget 1000
   // @returns userId String!
   // @returns count Int!
   MATCH (user:User)-[done:INTERACTED_WITH]->(item:Item)
   RETURN user.id AS userId, done.count AS count ORDER BY userId`,
)

/** Number of applied events of each user. */
export async function effectsIn(
  graph: GraphStore,
  options?: RunOptions,
): Promise<Readonly<Record<string, number>>> {
  const rows = await graph.run(COUNTS, {}, options)
  return Object.fromEntries(rows.map(({ userId, count }) => [userId, count]))
}
