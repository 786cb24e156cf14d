import type { Neo4jOptions } from '../graph/neo4j/neo4j-options.ts'
import type { Config } from './config.ts'

/** Where Neo4j is, by the settings. */
export function neo4jOptions(config: Config): Neo4jOptions {
  return {
    uri: config.neo4jUri,
    username: config.neo4jUsername,
    password: config.neo4jPassword.reveal(),
    database: config.neo4jDatabase,
  }
}
