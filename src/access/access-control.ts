import { timingSafeEqual } from 'node:crypto'
import { AttuneError } from '../domain/errors.ts'
import { isVisitorId } from '../domain/ids.ts'
import { ignoreOutage } from '../graph/graph-error.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import { type ApiKey, hashOf, newKey } from './api-key.ts'
import { KeyDirectory, type KeyDirectoryOptions } from './key-directory.ts'
import { KeyUses } from './key-uses.ts'
import { ANONYMOUS, LOCAL_OPERATOR, OPERATOR, type Principal, type Scope, withIncluded } from './principal.ts'
import { type SecretPlace, secretInGraph, TokenSecret } from './token-secret.ts'
import { UserTokens } from './user-tokens.ts'

/** How often keys and secret are read again: a revoked key stops working within a second. */
const REFRESH_MS = 400

export interface AccessSettings {
  readonly operatorAccess: boolean
  /** The secret of user tokens; null: a random one. */
  readonly tokenSecret: string | null
  readonly tokenIssuer: string
  readonly tokenAudience: string
  readonly jwksUrl: string | null
}

export interface AccessOptions extends KeyDirectoryOptions {
  readonly settings: AccessSettings
  /** Where a random secret of user tokens is kept; omitted: in the graph. */
  readonly secretPlaces?: readonly SecretPlace[]
  readonly onError?: (error: unknown) => void
}

/** Who calls: the keys and tokens of one process. */
export class AccessControl {
  readonly keys: KeyDirectory
  readonly uses: KeyUses
  readonly tokens: UserTokens
  /** A key that only this process knows, with all rights: for commands on the same machine. */
  readonly operatorKey = newKey()
  readonly #graph: GraphStore
  readonly #authenticator: Authenticator
  /** Null if the secret is a setting. */
  readonly #secret: TokenSecret | null
  readonly #onError: AccessOptions['onError']
  #timer: NodeJS.Timeout | undefined

  constructor({ settings, secretPlaces, onError, ...keys }: AccessOptions) {
    const { graph } = keys
    this.#graph = graph
    this.#onError = onError
    this.keys = new KeyDirectory(keys)
    this.uses = new KeyUses(graph, (error) => onError?.(error))
    const { tokenSecret, operatorAccess } = settings
    const places = secretPlaces ?? [secretInGraph(graph)]
    const secret = tokenSecret === null ? new TokenSecret(places, () => this.tokens.forget()) : null
    this.#secret = secret
    this.tokens = new UserTokens({
      secret: async (nowMs) => tokenSecret ?? (await secret?.read(nowMs)) ?? '',
      issuer: settings.tokenIssuer,
      audience: settings.tokenAudience,
      jwksUrl: settings.jwksUrl,
    })
    this.#authenticator = new Authenticator({
      keys: this.keys,
      uses: this.uses,
      tokens: this.tokens,
      operatorKey: this.operatorKey,
      operatorAccess,
    })
  }

  /** The caller. @throws AttuneError `UNAUTHENTICATED`, or rejects with it */
  principalOf(credentials: Credentials, nowMs: number): Principal | Promise<Principal> {
    // A graph that was unavailable at the start may have keys, so that callers without one are not the operator.
    if (this.keys.keys === null && isAvailable(this.#graph)) return this.#afterKeys(credentials, nowMs)
    return this.#authenticator.principalOf(credentials, nowMs)
  }

  async #afterKeys(credentials: Credentials, nowMs: number): Promise<Principal> {
    await this.keys.refresh().catch(ignoreOutage)
    return this.#authenticator.principalOf(credentials, nowMs)
  }

  /** True for `operatorKey`. */
  isOperatorKey(apiKey: string): boolean {
    return this.#authenticator.isOperatorKey(apiKey)
  }

  /** Replaces the secret of user tokens; false if it is a setting. Rejects with GraphError. */
  async rotateTokenSecret(nowMs: number): Promise<boolean> {
    await this.#secret?.replace(nowMs)
    return this.#secret !== null
  }

  /** Follows keys and secret in the graph until `stop`. */
  start(): void {
    const refresh = () => Promise.all([this.keys.refresh(), this.#secret?.refresh()])
    this.#timer ??= setInterval(() => {
      refresh().catch((error: unknown) => this.#onError?.(error))
    }, REFRESH_MS).unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}

/** What a caller sends to say who they are. */
export interface Credentials {
  /** The header `x-api-key`; null without one. */
  readonly apiKey: string | null
  /** The header `authorization`; null without one. */
  readonly authorization: string | null
  /** The origin of the page that sends the request; null without one. */
  readonly origin: string | null
}

interface AuthenticatorParts {
  readonly keys: Pick<KeyDirectory, 'keys' | 'find'>
  readonly uses: Pick<KeyUses, 'note'>
  readonly tokens: Pick<UserTokens, 'verify'>
  /** The key of the commands on this machine. */
  readonly operatorKey: string
  /** True if callers without a key are the operator while there are no keys. */
  readonly operatorAccess: boolean
}

const BEARER = /^Bearer +(\S+)$/i

/** Finds the principal of each request. Reads only memory, but for tokens that it has not seen yet. */
class Authenticator {
  readonly #parts: AuthenticatorParts
  readonly #operatorHash: Buffer
  readonly #principals = new WeakMap<ApiKey, Principal>()

  constructor(parts: AuthenticatorParts) {
    this.#parts = parts
    this.#operatorHash = Buffer.from(hashOf(parts.operatorKey))
  }

  /** The caller. @throws AttuneError `UNAUTHENTICATED`, or rejects with it; it does not say what is wrong with a secret */
  principalOf(credentials: Credentials, nowMs: number): Principal | Promise<Principal> {
    const caller = this.#callerOf(credentials, nowMs)
    if (credentials.authorization === null) return caller
    const [, token] = BEARER.exec(credentials.authorization) ?? []
    if (token === undefined) throw refused('authorization must be: Bearer, then a user token')
    const userId = this.#parts.tokens.verify(token, nowMs)
    return typeof userId === 'string'
      ? { ...caller, userId }
      : userId.then((found) => ({ ...caller, userId: found }))
  }

  #callerOf({ apiKey, origin }: Credentials, nowMs: number): Principal {
    if (apiKey === null) return this.#withoutKey()
    const key = this.#parts.keys.find(apiKey, nowMs)
    if (!key) {
      if (this.isOperatorKey(apiKey)) return LOCAL_OPERATOR
      throw refused('the API key is unknown, expired or revoked')
    }
    if (key.origins.length > 0 && !key.origins.includes(origin ?? '')) {
      throw origin === null
        ? refused('the API key is for the pages of its origins, and the request names no origin', SERVER_HINT)
        : refused('the API key is for pages of other origins')
    }
    this.#parts.uses.note(key.name, nowMs)
    return this.#principalOfKey(key)
  }

  #withoutKey(): Principal {
    const { keys, operatorAccess } = this.#parts
    if (keys.keys !== null && keys.keys.length > 0) throw refused('an API key is required')
    if (operatorAccess) return OPERATOR
    if (keys.keys === null) throw new AttuneError('UNAVAILABLE', 'the API keys were not read yet')
    return ANONYMOUS
  }

  #principalOfKey(key: ApiKey): Principal {
    const known = this.#principals.get(key)
    if (known) return known
    const principal = { keyName: key.name, scopes: withIncluded(key.scopes), userId: null }
    this.#principals.set(key, principal)
    return principal
  }

  /** True for the key of the commands on this machine. */
  isOperatorKey(apiKey: string): boolean {
    return timingSafeEqual(Buffer.from(hashOf(apiKey)), this.#operatorHash)
  }
}

const CALLER_HINT =
  'send x-api-key (`attune keys create`) and, for a user, authorization: Bearer with their token'
const SERVER_HINT =
  'a server that renders pages needs a key of its own without origins (`attune keys create`)'

function refused(message: string, hint = CALLER_HINT): AttuneError {
  return new AttuneError('UNAUTHENTICATED', message, { hint })
}

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

/** Whether the caller may use the data of this user: their own, or everyone's. */
export function mayUse({ scopes, userId }: Principal, { ownerId, scope, ownScope }: UserAccess): boolean {
  return scopes.has(scope) || (userId === ownerId && scopes.has(ownScope))
}

/**
 * Whether the caller may write what a user does: their own, and any visitor, because only the browser of a visitor knows the id. A
 * caller who is a visitor writes for that one alone.
 */
export function mayActAs({ scopes, userId }: Principal, ownerId: string): boolean {
  if (scopes.has('server') || userId === ownerId) return true
  return isVisitorId(ownerId) && !(userId !== null && isVisitorId(userId))
}

/**
 * Requires `mayUse`.
 *
 * @param what names the field, for the message
 * @throws AttuneError `FORBIDDEN`, the same whether or not the user exists
 */
export function requireUse(principal: Principal, access: UserAccess, what: string): void {
  if (mayUse(principal, access)) return
  const message = `${what} of this user needs their user token, or the scope ${access.scope.toUpperCase()}`
  throw new AttuneError('FORBIDDEN', message, { hint: TOKEN_HINT })
}
