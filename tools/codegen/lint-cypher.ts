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
import { lintUserIds } from './lint/user-rules.ts'
import type { CypherFile } from './parse-cypher-file.ts'

/**
 * The violations of the portable subset of `cypher/README.md` that the text of a file shows. The rules have the numbers of
 * that file. The conformance suite checks the rest.
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
    ...lintUserIds(text, file.params, file.row),
  ]
  return [...new Set(problems)].map((problem) => `${file.name}: ${problem}`)
}

/** A read needs a limit: `@bounded` for requests, `@budget` in rows for everything else. */
function lintBudget(file: CypherFile): string[] {
  const isStated = file.isBounded || file.rowBudget !== null || Object.keys(file.row).length === 0
  return isStated || file.mode === 'write' ? [] : ['budget: a read needs @bounded or @budget']
}
