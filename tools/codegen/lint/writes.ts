import { type Clause, splitList } from './statement.ts'

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
