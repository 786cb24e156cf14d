import { generateQueries } from './generate-queries.ts'
import { readCypherFolder } from './read-cypher-folder.ts'

/** GraphQL Code Generator plugin that ignores the schema and turns `cypher/` into typed queries. */
export const plugin = (): string => generateQueries(readCypherFolder('cypher'))
