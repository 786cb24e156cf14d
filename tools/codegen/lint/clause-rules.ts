import type { FieldType } from '../../../src/graph/graph-query.ts'
import { type Clause, readColumn, splitList } from './statement.ts'
import { nodePatterns } from './text-rules.ts'

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

/** Rule 3: inside CALL, sort keys must be returned. */
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
  // A deletion may delete in any order.
  const isDeletion = /DELETE$/.test(clauses[index + 1]?.keyword ?? '')
  if (!isSorted && !isDeletion) problems.push(`rule 4: ${limit.keyword} ${limit.body} without ORDER BY`)
  return problems
}

/**
 * Rule 20: no DISTINCT after a CALL, at any distance. The embedded engine stops after 2,048 rows there, without an error:
 * hidden users beyond them would be shown.
 */
export function lintDistinct(clauses: readonly Clause[]): string[] {
  return clauses
    .filter((clause, index) => isDistinct(clause) && isAfterCall(clause, clauses.slice(0, index)))
    .map(() => 'rule 20: DISTINCT after CALL loses rows past 2,048: use UNION or count(*)')
}

function isDistinct({ keyword, body }: Clause): boolean {
  return (keyword === 'RETURN' || keyword === 'WITH') && /^DISTINCT\b/.test(body)
}

/** Of the same query: what stands in a subquery of its own has another depth. */
function isAfterCall(clause: Clause, earlier: readonly Clause[]): boolean {
  return earlier.some(({ keyword, depth }) => keyword === 'CALL' && depth === clause.depth)
}

/** Rule 15: the query's columns are aliased scalars, lists and maps; never nodes or relationships. */
export function lintColumns(text: string, clauses: readonly Clause[]): string[] {
  const elements = new Set(nodePatterns(text).map((node) => node.variable))
  for (const match of text.matchAll(/\[(\w+)?\s*:[^\]]*\]/g)) if (match[1]) elements.add(match[1])
  const returns = clauses.filter((clause) => clause.keyword === 'RETURN' && clause.depth === 0)
  return returns.flatMap((clause) =>
    splitList(clause.body.replace(/^DISTINCT /, '')).flatMap((item) => {
      const { expression, alias } = readColumn(item)
      if (!alias) return [`rule 15: column ${item} has no alias`]
      return elements.has(expression) && !isRenamed(text.slice(0, clause.start), expression)
        ? [`rule 15: column ${alias} is a node or relationship`]
        : []
    }),
  )
}

/** A name that WITH or CALL has given to a value since the pattern. */
function isRenamed(before: string, name: string): boolean {
  return new RegExp(`\\bAS ${name}\\b`).test(before)
}

const WRITES = /^(?:MERGE|CREATE|SET|DELETE|DETACH DELETE|REMOVE|FOREACH)$/

/** The header's mode is true: readers go to followers, and only writers queue. */
export function lintMode(mode: 'read' | 'write', clauses: readonly Clause[]): string[] {
  const isWriting = clauses.some((clause) => WRITES.test(clause.keyword))
  if (isWriting === (mode === 'write')) return []
  return [`mode: @mode is ${mode}, but the statement ${isWriting ? 'writes' : 'only reads'}`]
}

/** Rule 7: no item of a SET reads a property that another item of the same SET writes. */
export function lintSets(clauses: readonly Clause[]): string[] {
  return clauses.filter((clause) => clause.keyword.endsWith('SET')).flatMap((clause) => lintSet(clause.body))
}

function lintSet(body: string): string[] {
  const items = splitList(body).map(readAssignment)
  return items.flatMap((item, index) =>
    items
      .filter((other, otherIndex) => otherIndex !== index && reads(item.value, other.target))
      .map((other) => `rule 7: SET reads ${other.target} while it writes it`),
  )
}

/** `a.b = value`, `a += value`; a label has no value. */
function readAssignment(item: string): { target: string; value: string } {
  const match = /^([\w.]+) ?\+?= ?(.*)$/.exec(item)
  return { target: match?.[1] ?? item, value: match?.[2] ?? '' }
}

function reads(value: string, target: string): boolean {
  // A whole node written by `+=` may change any of its properties.
  const pattern = target.includes('.') ? `\\b${target.replace('.', '\\.')}\\b` : `\\b${target}\\.\\w`
  return new RegExp(pattern).test(value)
}

/** Rule 9: what an OPTIONAL MATCH may leave null is checked before it is written or deleted. */
export function lintNulls(clauses: readonly Clause[]): string[] {
  const optional = clauses.findIndex((clause) => clause.keyword === 'OPTIONAL MATCH')
  if (optional < 0) return []
  const later = clauses.slice(optional)
  const isWritten = later.some((clause) => /SET$|DELETE$|^REMOVE$/.test(clause.keyword))
  const isChecked = later.some((clause) => clause.body.includes('IS NOT NULL'))
  return isWritten && !isChecked ? ['rule 9: what OPTIONAL MATCH found may be null: check it first'] : []
}
