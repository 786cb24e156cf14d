import type { FieldType } from '../../src/graph/graph-query.ts'
import type { CypherFile } from './parse-cypher-file.ts'

/** The texts of a query as its engines take them. */
export interface LoweredQuery {
  /**
   * Rows are lists in the order of their declared fields: `row.itemId` becomes `row[1]`. Maps would hold the event loop more
   * than twice as long in the embedded engine's binding, and send all of their keys to a server.
   */
  readonly text: string
  /**
   * The same with every list parameter inside one map: `$ids` becomes `$lists.ids`. Neo4j plans a statement once for each
   * order of magnitude of a list parameter's length, 20 to 100 ms each time, but ignores the lengths inside a map. Undefined
   * if the query has no list parameter.
   */
  readonly serverText: string | undefined
}

/** @throws Error if the statement reads a field that its rows do not declare */
export function lowerQuery({
  name,
  statement,
  params,
}: Pick<CypherFile, 'name' | 'statement' | 'params'>): LoweredQuery {
  let text = statement
  for (const [param, type] of Object.entries(params)) {
    if (type.type === 'Rows')
      text = withPositionalRows(text, name, rowsVariable(param), Object.keys(type.fields))
  }
  const lists = Object.keys(params).filter((param) => isList(params[param]))
  if (lists.length === 0) return { text, serverText: undefined }
  const serverText = text.replace(new RegExp(`\\$(${lists.join('|')})\\b`, 'g'), '$$lists.$1')
  return { text, serverText }
}

/** Queries name one map of a list of maps after the list: `row` of `$rows`, `pair` of `$pairs`. */
export function rowsVariable(parameter: string): string {
  return parameter.replace(/s$/, '')
}

function withPositionalRows(text: string, query: string, row: string, fields: readonly string[]): string {
  return text.replace(new RegExp(`\\b${row}\\.([A-Za-z]\\w*)\\b`, 'g'), (_, field: string) => {
    const place = fields.indexOf(field)
    if (place < 0) throw new Error(`${query}: ${row}.${field} is not declared`)
    return `${row}[${place}]`
  })
}

function isList(type: FieldType | undefined): boolean {
  return type !== undefined && (type.type === 'Rows' || ('list' in type && type.list))
}
