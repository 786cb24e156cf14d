import { CallerScopesDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'

/** What the caller may do. */
export interface CallerScopes {
  readonly isAdmin: boolean
}

/** What the key of this tab may do. Everything until the server has answered, and on a server without keys. */
export function useScopes(hasKey: boolean): CallerScopes {
  const { data, problem } = useAnswer(CallerScopesDocument, hasKey ? {} : null)
  return { isAdmin: !(problem?.code === 'FORBIDDEN' && data?.placements && !data.apiKeys) }
}
