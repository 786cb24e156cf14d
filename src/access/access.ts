import { AttuneError } from '../domain/errors.ts'
import type { Principal, Scope } from './principal.ts'

const KEY_HINT = 'send an API key with this scope as x-api-key (`attune keys create`)'
const TOKEN_HINT = 'send a user token of this user as authorization: Bearer, or an API key with this scope'

/**
 * Requires a scope of the caller's key.
 *
 * @param what names the field, for the message
 * @throws AttuneError `FORBIDDEN`
 */
export function requireScope(principal: Principal, scope: Scope, what: string): void {
  if (principal.scopes.has(scope)) return
  throw new AttuneError('FORBIDDEN', `${what} needs the scope ${scope.toUpperCase()}`, { hint: KEY_HINT })
}

/** What a caller wants to do with the data of one user. */
export interface UserAccess {
  readonly ownerId: string
  /** The scope that allows it for every user. */
  readonly scope: Scope
  /** The scope that allows it for the user of the token. */
  readonly ownScope: Scope
}

/**
 * Requires that the caller may use the data of this user: their own, or everyone's.
 *
 * @param what names the field, for the message
 * @throws AttuneError `FORBIDDEN`, the same whether or not the user exists
 */
export function requireUse(
  { scopes, userId }: Principal,
  { ownerId, scope, ownScope }: UserAccess,
  what: string,
): void {
  if (scopes.has(scope) || (userId === ownerId && scopes.has(ownScope))) return
  const message = `${what} of this user needs their user token, or the scope ${scope.toUpperCase()}`
  throw new AttuneError('FORBIDDEN', message, { hint: TOKEN_HINT })
}
