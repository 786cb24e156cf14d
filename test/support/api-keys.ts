import { createKey } from '../../src/access/manage-keys.ts'
import type { Scope } from '../../src/access/principal.ts'
import { secretInGraph, TokenSecret } from '../../src/access/token-secret.ts'
import { UserTokens } from '../../src/access/user-tokens.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { NOW_MS } from '../api/serving.ts'

/** Creates an API key in a graph. Servers that are already running see it within a second. */
export async function apiKey(
  graph: GraphStore,
  scopes: readonly Scope[],
  name = scopes.join('-'),
): Promise<string> {
  const made = await createKey(graph, { name, scopes, origins: [], expiresAtMs: null }, NOW_MS, {})
  if ('problem' in made) throw new Error(made.problem.message)
  return made.key
}

/** The headers of a browser that shows a page of this user. */
export async function userHeaders(
  graph: GraphStore,
  key: string,
  userId: string,
): Promise<Record<string, string>> {
  const { token } = await tokensOf(graph).issue(userId, 3_600, NOW_MS)
  return { 'x-api-key': key, authorization: `Bearer ${token}` }
}

/** One for each graph, because its cache of tokens takes milliseconds to make. */
const issuers = new WeakMap<GraphStore, UserTokens>()

function tokensOf(graph: GraphStore): UserTokens {
  const made = issuers.get(graph)
  if (made) return made
  const tokens = new UserTokens({
    // Read each time: a test may replace it.
    secret: (nowMs) => new TokenSecret([secretInGraph(graph)], () => undefined).read(nowMs),
    issuer: 'attune',
    audience: 'attune',
    jwksUrl: null,
  })
  issuers.set(graph, tokens)
  return tokens
}
