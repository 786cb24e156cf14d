import { encodeParams } from '../encode-params.ts'
import type { FieldType, GraphQuery } from '../graph-query.ts'
import { positionalText } from '../positional-rows.ts'
import { encodeInt } from './neo4j-numbers.ts'

/** A query with its parameters as the driver takes them. */
export interface SentQuery {
  readonly text: string
  readonly params: Readonly<Record<string, unknown>>
  /** It may run by the plan that the server has, however long ago that was made. */
  readonly keepsPlan: boolean
}

/** What is the same for every call of a query. */
interface SentForm {
  readonly text: string
  /** Its parameters that are lists. */
  readonly lists: readonly string[]
  readonly keepsPlan: boolean
}

/** What the map of lists is called; in a combined statement after the part's number. */
const LISTS = /^(p\d+_)?lists$/

const forms = new WeakMap<object, SentForm>()

/**
 * A query as Neo4j takes it: positional, its list parameters inside one map, `$lists.ids`. For each order of magnitude of
 * the length of a list parameter the server makes and keeps a plan of its own (1, to 10, to 100 ..), and whoever comes
 * first with another length waits for it, 20 to 100 ms a statement. Of what is inside a map it makes no such difference.
 *
 * @throws GraphError `contract` as `encodeParams` does
 */
export function sentQuery<Params, Row>(query: GraphQuery<Params, Row>, params: Params): SentQuery {
  const { text, lists: names, keepsPlan } = formOf(query)
  const encoded = encodeParams(query, params, encodeInt)
  if (names.length === 0) return { text, params: encoded, keepsPlan }
  const lists: Record<string, unknown> = {}
  for (const name of names) {
    lists[name] = encoded[name]
    delete encoded[name]
  }
  return { text, params: { ...encoded, lists }, keepsPlan }
}

/** The parameters of a statement, also of a combined one, with nothing in their lists: what is there decides on no plan. */
export function withoutLists(params: SentQuery['params']): SentQuery['params'] {
  const emptied = Object.entries(params).map(([name, value]) => [name, LISTS.test(name) ? {} : value])
  return Object.fromEntries(emptied)
}

function formOf<Params, Row>(query: GraphQuery<Params, Row>): SentForm {
  const known = forms.get(query)
  if (known) return known
  const lists = Object.entries(query.params).flatMap(([name, type]) => (isList(type) ? [name] : []))
  const text = lists.reduce(
    (text, name) => text.replace(new RegExp(`\\$${name}\\b`, 'g'), `$$lists.${name}`),
    positionalText(query),
  )
  const form = { text, lists, keepsPlan: query.isSteady === true }
  forms.set(query, form)
  return form
}

function isList(type: FieldType): boolean {
  return type.type === 'Rows' || ('list' in type && type.list)
}
