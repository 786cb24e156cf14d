import type { FieldType } from '../../../src/graph/graph-query.ts'
import { type Clause, readColumn, splitList } from './statement.ts'

const ID_KEY = /^(?:\w+\.)?(?:id|version|\w+Id)$/
const AGGREGATE = /\b(?:count|sum|avg|min|max|collect)\(/

/** Rules 3, 4, 5, 16 and 17: what is sorted, by what, and how much of it is taken. */
export function lintOrdering(clauses: readonly Clause[], row: Readonly<Record<string, FieldType>>): string[] {
  return clauses.flatMap((clause, index) => {
    if (clause.keyword === 'ORDER BY') return lintOrderBy(clause, clauses[index - 1], row)
    if (clause.keyword === 'LIMIT' || clause.keyword === 'SKIP') return lintLimit(clause, clauses, index)
    return []
  })
}

function lintOrderBy(
  order: Clause,
  projection: Clause | undefined,
  row: Readonly<Record<string, FieldType>>,
): string[] {
  const keys = splitList(order.body).map((key) => key.replace(/ (?:ASC|DESC)$/, ''))
  const problems: string[] = []
  const last = keys.at(-1) ?? ''
  if (!ID_KEY.test(last)) problems.push(`rule 4: ORDER BY must end in an id, ends in ${last}`)
  if (AGGREGATE.test(order.body)) problems.push(`rule 16: ORDER BY an aggregate: name it in WITH first`)
  const floats = keys.filter((key) => row[key]?.type === 'Float')
  problems.push(...floats.map((key) => `rule 5: ORDER BY ${key} sorts floats: quantize it`))
  if (order.depth > 0 && projection?.keyword === 'RETURN') problems.push(...lintAliases(keys, projection))
  return problems
}

/** Rule 3: inside of CALL only what is returned may be sorted by. */
function lintAliases(keys: readonly string[], projection: Clause): string[] {
  const aliases = new Set(splitList(projection.body).map((item) => readColumn(item).alias))
  return keys.flatMap((key) => {
    const names = key.match(/(?<![.\w$])[A-Za-z_]\w*(?!\w*\()/g) ?? []
    const strangers = names.filter((name) => !aliases.has(name))
    return strangers.map((name) => `rule 3: ORDER BY ${name} in CALL is not a returned alias`)
  })
}

function lintLimit(limit: Clause, clauses: readonly Clause[], index: number): string[] {
  const problems: string[] = []
  if (!/^(?:\$\w+|\d+)$/.test(limit.body)) {
    problems.push(`rule 17: ${limit.keyword} takes a bare parameter or a number, not ${limit.body}`)
  }
  const before = clauses[index - 1]?.keyword
  const isSorted = before === 'ORDER BY' || before === 'SKIP'
  // Which of the doomed go first does not matter.
  const isDeletion = /DELETE$/.test(clauses[index + 1]?.keyword ?? '')
  if (!isSorted && !isDeletion) problems.push(`rule 4: ${limit.keyword} ${limit.body} without ORDER BY`)
  return problems
}
