import { createContext, useContext } from 'react'
import { CallerScopesDocument, type CallerScopesQuery } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'

/** A scope that pages of the explorer need. */
export type PageScope = Exclude<keyof CallerScopesQuery, '__typename'>

/** What the caller may do. */
export type CallerScopes = ReadonlySet<PageScope>

const ALL: CallerScopes = new Set(['admin', 'server', 'steer', 'analyze', 'read'])

const ScopesContext = createContext<CallerScopes>(ALL)

/** Tells all parts of the page what the caller may do. */
export const Scopes = ScopesContext.Provider

/** Whether the caller may do what the scope opens. */
export function useMay(scope: PageScope): boolean {
  return useContext(ScopesContext).has(scope)
}

/** The scopes whose fields were answered. */
export function scopesIn(data: CallerScopesQuery | undefined): CallerScopes {
  return new Set([...ALL].filter((scope) => data?.[scope] != null))
}

/**
 * What the key of this browser may do, null until the server has answered. Everything without a key, and if it does not answer:
 * each page then shows why.
 */
export function useScopes(hasKey: boolean): CallerScopes | null {
  const { data, problem } = useAnswer(CallerScopesDocument, hasKey ? {} : null)
  if (hasKey && !data && !problem) return null
  return problem?.code === 'FORBIDDEN' ? scopesIn(data) : ALL
}
