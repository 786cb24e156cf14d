import type { FieldType } from '../../graph-query.ts'

const ENTRY = 'UNWIND $rows AS row'

/** Rule 21: rows are `$rows`, entered by `UNWIND $rows AS row`, and read by the fields that are declared. */
export function lintRows(text: string, params: Readonly<Record<string, FieldType>>): string[] {
  const others = Object.keys(params).filter((name) => params[name]?.type === 'Rows' && name !== 'rows')
  const problems = others.map((name) => `rule 21: rows are called $rows, not $${name}`)
  const { rows } = params
  if (rows?.type !== 'Rows') return problems
  const rest = text.replace(ENTRY, '')
  if (!text.includes(ENTRY) || /\$rows\b|\bAS row\b/.test(rest)) {
    problems.push(`rule 21: rows are entered once, by ${ENTRY}`)
  }
  if (/\brow\b(?!\.[A-Za-z])/.test(rest)) problems.push('rule 21: of a row only fields are read')
  const read = new Set([...rest.matchAll(/\brow\.([A-Za-z]\w*)/g)].map((match) => match[1] ?? ''))
  const declared = Object.keys(rows.fields)
  for (const name of read) {
    if (!declared.includes(name)) problems.push(`rule 21: row.${name} is not declared`)
  }
  for (const name of declared) {
    if (!read.has(name)) problems.push(`rule 21: row.${name} is declared and not read`)
  }
  return problems
}
