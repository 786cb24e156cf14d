import { nodePatterns } from './node-patterns.ts'
import { type Clause, readColumn, splitList } from './statement.ts'

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
