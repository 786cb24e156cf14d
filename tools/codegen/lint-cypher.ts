import {
  lintColumns,
  lintDistinct,
  lintMode,
  lintNulls,
  lintOrdering,
  lintSets,
} from './lint/clause-rules.ts'
import { clausesOf, plainText } from './lint/statement.ts'
import {
  lintDivisions,
  lintFloats,
  lintForbidden,
  lintLabels,
  lintMerges,
  lintRows,
  lintStarts,
} from './lint/text-rules.ts'
import type { CypherFile } from './parse-cypher-file.ts'

/**
 * What in a file breaks the portable subset of `cypher/README.md`, as far as its text shows; empty if nothing does.
 * The rules bear the numbers they have there. What the text cannot show is left to the conformance suite.
 */
export function lintCypher(file: CypherFile): string[] {
  const text = plainText(file.statement)
  const clauses = clausesOf(text)
  const problems = [
    ...lintBudget(file),
    ...lintMode(file.mode, clauses),
    ...lintForbidden(text),
    ...lintLabels(text),
    ...lintStarts(text),
    ...lintMerges(clauses),
    ...lintOrdering(clauses, file.row),
    ...lintColumns(text, clauses),
    ...lintDistinct(clauses),
    ...lintSets(clauses),
    ...lintNulls(clauses),
    ...lintFloats(text, file.params),
    ...lintDivisions(text),
    ...lintRows(text, file.params),
  ]
  return [...new Set(problems)].map((problem) => `${file.name}: ${problem}`)
}

/** A reading query says how much it may read: `@bounded` for requests, `@budget` in rows for everything else. */
function lintBudget(file: CypherFile): string[] {
  const isStated = file.isBounded || file.rowBudget !== null || Object.keys(file.row).length === 0
  return isStated || file.mode === 'write' ? [] : ['budget: a read needs @bounded or @budget']
}
