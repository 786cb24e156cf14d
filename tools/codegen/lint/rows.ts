import type { FieldType } from '../../../src/graph/graph-query.ts'
import { rowsVariable } from '../../../src/graph/rows-variable.ts'

/**
 * Rule 21: a list of maps is `$rows`, entered by `UNWIND $rows AS row`; a second one, `$pairs`, by place,
 * `$pairs[row.places[item.id]] AS pair`. Either is read by the fields that are declared.
 */
export function lintRows(text: string, params: Readonly<Record<string, FieldType>>): string[] {
  const lists = Object.entries(params).flatMap(([name, type]) =>
    type.type === 'Rows' ? lintList(text, name, Object.keys(type.fields)) : [],
  )
  return [...lists, ...lintPlaces(text, params)]
}

/** An id that has no place would be written the values of nothing: what is there would be removed. */
function lintPlaces(text: string, { rows }: Readonly<Record<string, FieldType>>): string[] {
  const fields = rows?.type === 'Rows' ? rows.fields : {}
  const [, place = '', field = ''] = /\$pairs\[(row\.(\w+)\[\w+\.id\])\]/.exec(text) ?? []
  const unused = Object.keys(fields).filter((name) => fields[name]?.type === 'Places' && name !== field)
  const problems = unused.map((name) => `rule 21: row.${name} is of type Places and enters no $pairs`)
  if (place === '') return problems
  if (fields[field]?.type !== 'Places') problems.push(`rule 21: row.${field} is not of type Places`)
  if (!text.includes(`WHERE ${place} IS NOT NULL`))
    problems.push(`rule 21: WHERE ${place} IS NOT NULL is missing`)
  return problems
}

/** By parameter: how the statement gets at one of its maps. */
const ENTRIES: Readonly<Record<string, { readonly pattern: RegExp; readonly says: string }>> = {
  rows: { pattern: /UNWIND \$rows AS row\b/, says: 'UNWIND $rows AS row' },
  pairs: { pattern: /\$pairs\[row\.\w+\[\w+\.id\]\] AS pair\b/, says: '$pairs[row.places[item.id]] AS pair' },
}

function lintList(text: string, name: string, declared: readonly string[]): string[] {
  const entry = ENTRIES[name]
  if (!entry) return [`rule 21: rows are called $rows, or $pairs if entered by place, not $${name}`]
  const row = rowsVariable(name)
  const rest = text.replace(entry.pattern, '')
  const problems: string[] = []
  if (!entry.pattern.test(text) || new RegExp(`\\$${name}\\b|\\bAS ${row}\\b`).test(rest)) {
    problems.push(`rule 21: ${name} are entered once, by ${entry.says}`)
  }
  if (new RegExp(`\\b${row}\\b(?!\\.[A-Za-z])`).test(rest))
    problems.push(`rule 21: of a ${row} only fields are read`)
  // The entry of one list reads a field of the other.
  const read = new Set(
    [...text.matchAll(new RegExp(`\\b${row}\\.([A-Za-z]\\w*)`, 'g'))].map(([, field = '']) => field),
  )
  for (const field of read) {
    if (!declared.includes(field)) problems.push(`rule 21: ${row}.${field} is not declared`)
  }
  for (const field of declared) {
    if (!read.has(field)) problems.push(`rule 21: ${row}.${field} is declared and not read`)
  }
  return problems
}
