import type { GraphQuery } from '../../src/graph/graph-query.ts'
import { lowerQuery } from '../../tools/codegen/lower-query.ts'
import { parseCypherFile } from '../../tools/codegen/parse-cypher-file.ts'

/** Parses a query from a test, with its header, like a file of `cypher/`. */
export function cypherQuery<Params, Row>(name: string, text: string): GraphQuery<Params, Row> {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trim())
  const { mode, isBounded, group, isLock, isGrowing, isSteady, touches, params, row, statement } =
    parseCypherFile(name, ['// For a test.', ...lines].join('\n'))
  const { text: lowered, serverText } = lowerQuery({ name, statement, params })
  return {
    name,
    mode,
    isBounded,
    ...(group !== null && { group }),
    ...(isLock && { isLock }),
    ...(isGrowing && { isGrowing }),
    ...(isSteady && { isSteady }),
    ...(touches && { touches }),
    params,
    row,
    text: lowered,
    ...(serverText !== undefined && { serverText }),
  }
}
