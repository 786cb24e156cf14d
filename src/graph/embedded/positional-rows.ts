import { GraphError } from '../graph-error.ts'
import type { GraphQuery } from '../graph-query.ts'

/** What every query that takes rows calls one of them. */
const ROW_FIELD = /\brow\.([A-Za-z]\w*)\b/g

const texts = new WeakMap<object, string>()

/**
 * The text of a query whose rows come as lists in the order of their declared fields, as `encodeParams` makes them on
 * demand: `row.itemId` becomes `row[1]`. The engine's binding takes over a map key by key, which holds the event loop
 * more than twice as long as a list of the same values.
 */
export function positionalText<Params, Row>(query: GraphQuery<Params, Row>): string {
  const known = texts.get(query)
  if (known !== undefined) return known
  const text = rewritten(query.text, fieldsOfRows(query))
  texts.set(query, text)
  return text
}

function fieldsOfRows({ params }: Pick<GraphQuery<unknown, unknown>, 'params'>): readonly string[] | null {
  const { rows } = params
  return rows?.type === 'Rows' ? Object.keys(rows.fields) : null
}

function rewritten(text: string, fields: readonly string[] | null): string {
  if (fields === null) return text
  return text.replace(ROW_FIELD, (_, name: string) => {
    const place = fields.indexOf(name)
    // The lint has found it before: -1 would read the last field.
    if (place < 0) throw new GraphError('contract', `row.${name} is not declared`)
    return `row[${place}]`
  })
}
