import type { Neo4jOptions } from '../../../src/graph/neo4j/neo4j-options.ts'

/** Connection options of the test server. Only valid if the engine is not skipped. */
export function neo4jOptions(): Neo4jOptions {
  const { env } = process
  return {
    uri: env.ATTUNE_TEST_NEO4J_URI ?? '',
    username: env.ATTUNE_TEST_NEO4J_USERNAME ?? 'neo4j',
    password: env.ATTUNE_TEST_NEO4J_PASSWORD ?? '',
    database: env.ATTUNE_TEST_NEO4J_DATABASE ?? 'neo4j',
  }
}
