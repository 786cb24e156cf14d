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
    ...lintGrowth(file, text),
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

/**
 * Relationships that a full graph accepts: people need them to protect themselves or to decide, and each user has a bounded
 * number of them.
 */
const ALWAYS_ACCEPTED = new Set(['BLOCKS', 'MUTES', 'DISMISSED', 'UNFOLLOWED', 'GAVE', 'RECENTLY_ENGAGED'])

/** What adds relationships, items or tags is refused by a full graph, and says so. */
function lintGrowth({ isGrowing }: CypherFile, text: string): string[] {
  const relationships = [...text.matchAll(/\b(?:CREATE|MERGE) \(\w+\)-\[\w*:(\w+)/g)].map(
    ([, type = '']) => type,
  )
  const isNamed =
    relationships.some((type) => !ALWAYS_ACCEPTED.has(type)) || /\bMERGE \(\w+:(?:Item|Tag)\b/.test(text)
  if (isNamed === isGrowing) return []
  return [
    isNamed
      ? 'growth: it adds to the graph: @grows is missing'
      : 'growth: it adds nothing that @grows is for',
  ]
}
