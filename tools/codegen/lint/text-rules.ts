import type { FieldType } from '../../../src/graph/graph-query.ts'
import { rowsVariable } from '../lower-query.ts'
import { type Clause, closingIndex } from './statement.ts'

/** What one of the engines refuses, answers differently, or answers by reading a whole type of relationship. */
const FORBIDDEN: readonly (readonly [pattern: RegExp, problem: string])[] = [
  [/\$\w+\.\w/, 'rule 2: a field of a parameter uses no index: pass it as a parameter of its own'],
  [
    /\b(?:EXISTS|exists) ?[({]/,
    'rule 6: EXISTS reads every relationship of the type: use a parameter or COUNT',
  ],
  [
    /\b(?:WHERE|AND|OR|XOR|NOT) ?\(\w*(?: ?:\w+)?\) ?<?-/,
    'rule 6: a pattern as a condition: use COUNT { .. } = 0',
  ],
  [
    /\bOPTIONAL MATCH \(\w+\) ?<?-\[[^\]]*\]->? ?\(\w+\)(?! ?<?-)/,
    'rule 6: OPTIONAL MATCH between two bound nodes: use COUNT',
  ],
  [/\bst[dD]evP?\(/, 'rule 10: stDev over nothing differs'],
  [/\bcollect\((?:[^()]|\([^()]*\))*\) ?\[/, 'rule 11: slice a collect() in the next clause'],
  [/\bIN collect\(/, 'rule 11: map a collect() in the next clause'],
  [
    /\[ ?(?!\*|:|\w+ ?[*:])(?!\d* ?\.\. ?\d* ?\])[^\][|]*\.\.[^\][|]*\]/,
    'rule 12: slices take literal numbers only',
  ],
  [/\bround\([^()]*(?:\([^()]*\)[^()]*)*,/, 'rule 12: round with a precision differs'],
  [/\b(?:id|elementId)\(/, 'rule 15: internal ids differ and change'],
  [/\[[^\][]*\*[^\][]*\$/, 'rule 17: hop counts are literal'],
  [/\|\|/, 'rule 18: || is refused: use +'],
  [/\(\w* ?:\w+ ?[|&]|\(\w* ?:!/, 'rule 18: label expressions are refused'],
  [/\(\w* ?:\w+(?: ?\{[^{}]*\})? WHERE\b|\[\w* ?:\w+ WHERE\b/, 'rule 18: WHERE inside a pattern is refused'],
  [/\) ?[+*](?: ?\(|$)|\) ?\{\d*,\d*\}|\]->? ?[+*]/, 'rule 18: quantified paths are refused'],
  [/\bCOLLECT ?\{/, 'rule 18: COLLECT { } is refused'],
  [/\bOPTIONAL CALL\b/, 'rule 18: OPTIONAL CALL is refused'],
  [/\bIN TRANSACTIONS\b/, 'rule 18: IN TRANSACTIONS is refused'],
  [/\bFINISH\b/, 'rule 18: FINISH is refused'],
  [/\bUSING (?:INDEX|SCAN|JOIN)\b/, 'rule 18: hints are refused'],
  [/\$\(/, 'rule 18: dynamic labels are refused'],
  [/\b(?:randomUUID|point|isEmpty|isNaN|valueType)\(/, 'rule 18: this function is refused'],
  [/\bCALL ?\{/, 'rule 18: CALL { WITH .. } is deprecated: use CALL (x) { .. }'],
  [/\bpercentile(?:Cont|Disc)\([^,]*, ?[^\d)]/, 'rule 19: percentiles take a literal'],
  [
    /\b(?:timestamp|date|datetime|localdatetime|time|localtime|rand)\(/,
    'no query reads a clock or rolls dice',
  ],
  [/\b(?:match|return|unwind|merge|optional)\b [($\w]/, 'keywords are written in capitals'],
]

/** Everything in a plain text that no portable query may contain. */
export function lintForbidden(text: string): string[] {
  return FORBIDDEN.filter(([pattern]) => pattern.test(text)).map(([, problem]) => problem)
}

/** A node in a pattern: `(user:User {id: $id})`. */
export interface NodePattern {
  readonly text: string
  readonly variable: string | undefined
  readonly label: string | undefined
  readonly properties: string | undefined
}

const BEFORE_A_NODE = /(?:\b(?:MATCH|MERGE|CREATE|COUNT \{)|->|<-|\]-|\)-|--|\), ?)\s*$/
const NODE = /^(\w+)?\s*(?::\s*(\w+))?\s*(\{.*\})?$/

/** The nodes of every pattern of a plain text, in order. What looks like one but is not plain is left to other rules. */
export function nodePatterns(text: string): NodePattern[] {
  const found: NodePattern[] = []
  for (let index = text.indexOf('('); index >= 0; index = text.indexOf('(', index + 1)) {
    if (!BEFORE_A_NODE.test(text.slice(0, index))) continue
    const inside = text.slice(index + 1, closingIndex(text, index)).trim()
    const match = NODE.exec(inside)
    if (match) {
      found.push({ text: `(${inside})`, variable: match[1], label: match[2], properties: match[3] })
    }
  }
  return found
}

/** The degree of a node, which Neo4j keeps: with a label at the other end it would count the relationships one by one. */
const DEGREE = /COUNT \{ \(\w+\)(?:<-\[:\w+\]-|-\[:\w+\]->)\(\) \}/g

/** Rule 1: every node carries its label, where it is first named or again, except for the other end of a degree. */
export function lintLabels(text: string): string[] {
  const labelled = new Set<string>()
  const problems: string[] = []
  for (const node of nodePatterns(text.replaceAll(DEGREE, ''))) {
    if (node.label) {
      if (node.variable) labelled.add(node.variable)
    } else if (!node.variable || !labelled.has(node.variable)) {
      problems.push(`rule 1: ${node.text} has no label`)
    }
  }
  return problems
}

const INDEXED = /^(?:\$\w+|\w+(?:\.\w+(?:\[\w+\])?)?|''|\d+)$/

/** Rule 2: a property in a pattern is compared with a bare parameter, a variable, a field of a row, or an element of one. */
export function lintStarts(text: string): string[] {
  return nodePatterns(text).flatMap((node) => {
    const entries = node.properties?.slice(1, -1).split(',') ?? []
    const values = entries.map((entry) => entry.slice(entry.indexOf(':') + 1).trim())
    return values
      .filter((value) => !INDEXED.test(value))
      .map((value) => `rule 2: ${value} in a pattern uses no index`)
  })
}

/** Rule 2: after a MERGE the embedded engine finds no node by its key any more, and scans the label for every row. */
export function lintMerges(clauses: readonly Clause[]): string[] {
  const merge = clauses.findIndex((clause) => clause.keyword === 'MERGE')
  const later = merge < 0 ? [] : clauses.slice(merge)
  return later.some((clause) => clause.keyword.endsWith('MATCH'))
    ? ['rule 2: MATCH after MERGE uses no index: MERGE last, or in a query of its own']
    : []
}

/**
 * Rule 14: a `Float` parameter stands inside `toFloat(..)`, because a whole number arrives as an integer on one
 * engine; a list of them is mapped, `[weight IN $weights | toFloat(weight)]`, or read by element, `toFloat(row.weights[place])`.
 */
export function lintFloats(text: string, params: Readonly<Record<string, FieldType>>): string[] {
  return Object.entries(params).flatMap(([name, type]) => {
    if (type.type === 'Float') return bareUses(text, `\\$${name}`, type.list)
    if (type.type !== 'Rows') return []
    const row = rowsVariable(name)
    return Object.entries(type.fields).flatMap(([field, fieldType]) =>
      fieldType.type === 'Float' ? bareUses(text, `\\b${row}\\.${field}`, fieldType.list) : [],
    )
  })
}

function bareUses(text: string, pattern: string, isList: boolean): string[] {
  const uses = [...text.matchAll(new RegExp(`${pattern}\\b`, 'g'))]
  const isInside = isList ? isMapped : isConverted
  return uses
    .filter((use) => !isInside(text, use.index, use[0].length))
    .map((use) => `rule 14: ${use[0]} must be inside toFloat()`)
}

function isConverted(text: string, index: number): boolean {
  return (
    /toFloat\(\s*(?:coalesce\(\s*)?$/.test(text.slice(0, index)) ||
    /IS (?:NOT )?NULL/.test(text.slice(index, index + 40).split(',')[0] ?? '')
  )
}

function isMapped(text: string, index: number, length: number): boolean {
  const [before, after] = [text.slice(0, index), text.slice(index + length)]
  if (/toFloat\(\s*$/.test(before)) return /^\[\w+\]\)/.test(after)
  return /\w+ IN $/.test(before) && /^ ?\| ?toFloat\(/.test(after)
}

/** Rule 13: one side of a division is visibly a float, because whole numbers divide to whole numbers. */
export function lintDivisions(text: string): string[] {
  return [...text.matchAll(/ ?\/ ?/g)]
    .filter((match) => !isFloatBefore(text.slice(0, match.index)))
    .filter(
      (match) =>
        !/^\(?(?:toFloat\(|sqrt\(|log\(|exp\(|\d+\.\d)/.test(text.slice(match.index + match[0].length)),
    )
    .map((match) => `rule 13: ${text.slice(match.index - 15, match.index + 15)} may divide whole numbers`)
}

function isFloatBefore(before: string): boolean {
  if (/\d\.\d+$/.test(before)) return true
  if (!before.endsWith(')')) return false
  let depth = 0
  for (let index = before.length - 1; index >= 0; index--) {
    if (before[index] === ')') depth++
    if (before[index] === '(' && --depth === 0) {
      return (
        /(?:toFloat|sqrt|log|exp)$/.test(before.slice(0, index)) ||
        /toFloat\(|\d\.\d/.test(before.slice(index))
      )
    }
  }
  return false
}

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
