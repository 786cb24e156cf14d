import type { FieldType } from '../../graph-query.ts'

/** Rule 21: rows are `$rows`, entered by `UNWIND $rows AS row`, and read field by field. */
export function lintRows(text: string, params: Readonly<Record<string, FieldType>>): string[] {
  const names = Object.keys(params).filter((name) => params[name]?.type === 'Rows')
  const others = names
    .filter((name) => name !== 'rows')
    .map((name) => `rule 21: rows are called $rows, not $${name}`)
  if (!names.includes('rows')) return others
  const entry = 'UNWIND $rows AS row'
  const rest = text.replace(entry, '')
  const isEnteredOnce = text.includes(entry) && !/\$rows\b/.test(rest) && !/\bAS row\b/.test(rest)
  return [
    ...others,
    ...(isEnteredOnce ? [] : [`rule 21: rows are entered once, by ${entry}`]),
    ...(/\brow\b(?!\.[A-Za-z])/.test(rest) ? ['rule 21: of a row only fields are read'] : []),
  ]
}
