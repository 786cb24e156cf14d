import { CallerScopesDocument } from '../__generated__/graphql.ts'
import { openClient } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { scopesIn } from './use-scopes.ts'

/** Other characters are in no key, and a browser refuses to send some of them in a header. */
const SENDABLE = /^[\x21-\x7e]+$/

const WRONG = 'This key is wrong: it is unknown, expired or revoked, or it is for pages of another origin.'

/** Asks the server whether a key may be used here. Null if it may; otherwise why not, in words for the user. */
export async function checkKey(apiKey: string): Promise<string | null> {
  if (!SENDABLE.test(apiKey)) return WRONG
  const { data, error } = await openClient(apiKey, () => undefined).query({
    query: CallerScopesDocument,
    fetchPolicy: 'no-cache',
    errorPolicy: 'all',
  })
  if (scopesIn(data).size > 0) return null
  const { code, title } = problemOf(error)
  if (code === 'UNAUTHENTICATED') return WRONG
  if (code === 'FORBIDDEN')
    return 'This key opens no page: it has none of the scopes admin, server, steer, analyze and read.'
  return `${title}. Try again.`
}
