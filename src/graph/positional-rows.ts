import { GraphError } from './graph-error.ts'
import type { GraphQuery } from './graph-query.ts'
import { rowsVariable } from './rows-variable.ts'

const texts = new WeakMap<object, string>()

/**
 * The text of a query whose rows come as lists in the order of their declared fields, as `encodeParams` makes them:
 * `row.itemId` becomes `row[1]`. A map of the same values is taken over key by key by the embedded engine's binding, which
 * holds the event loop more than twice as long, and sent to a server with all of its keys.
 */
export function positionalText<Params, Row>(query: GraphQuery<Params, Row>): string {
  const known = texts.get(query)
  if (known !== undefined) return known
  let text = query.text
  for (const [name, type] of Object.entries(query.params)) {
    if (type.type === 'Rows') text = rewritten(text, rowsVariable(name), Object.keys(type.fields))
  }
  texts.set(query, text)
  return text
}

function rewritten(text: string, row: string, fields: readonly string[]): string {
  return text.replace(new RegExp(`\\b${row}\\.([A-Za-z]\\w*)\\b`, 'g'), (_, name: string) => {
    const place = fields.indexOf(name)
    // The lint has found it before: -1 would read the last field.
    if (place < 0) throw new GraphError('contract', `${row}.${name} is not declared`)
    return `${row}[${place}]`
  })
}
