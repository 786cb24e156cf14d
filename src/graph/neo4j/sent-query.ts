import { encodeParams } from '../encode-params.ts'
import type { FieldType, GraphQuery } from '../graph-query.ts'
import { encodeInt } from './driver-values.ts'

/** A query with its parameters as the driver takes them. */
export interface SentQuery {
  readonly text: string
  readonly params: Readonly<Record<string, unknown>>
  /** It may run by the plan that the server has, however old. */
  readonly keepsPlan: boolean
}

/**
 * A query as Neo4j takes it: its list parameters are inside one map, `$lists.ids` (see `GraphQuery.serverText`).
 *
 * @throws GraphError `contract` as `encodeParams` does
 */
export function sentQuery<Params, Row>(query: GraphQuery<Params, Row>, params: Params): SentQuery {
  const encoded = encodeParams(query, params, encodeInt)
  const keepsPlan = query.isSteady === true
  if (query.serverText === undefined) return { text: query.text, params: encoded, keepsPlan }
  const scalars: Record<string, unknown> = {}
  const lists: Record<string, unknown> = {}
  for (const name in encoded) {
    const target = isList(query.params[name]) ? lists : scalars
    target[name] = encoded[name]
  }
  return { text: query.serverText, params: { ...scalars, lists }, keepsPlan }
}

function isList(type: FieldType | undefined): boolean {
  return type !== undefined && (type.type === 'Rows' || ('list' in type && type.list))
}
