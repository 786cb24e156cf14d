import { type Clause, closingIndex } from './statement.ts'

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

/** Rule 1: every node carries its label, where it is first named or again. */
export function lintLabels(text: string): string[] {
  const labelled = new Set<string>()
  const problems: string[] = []
  for (const node of nodePatterns(text)) {
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
