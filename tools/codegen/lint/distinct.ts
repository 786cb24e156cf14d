import type { Clause } from './statement.ts'

/**
 * Rule 20: no DISTINCT once a CALL has returned, however many clauses lie between. The embedded engine stops after
 * 2,048 rows there, without an error: of people who must be hidden, the rest would be shown.
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
