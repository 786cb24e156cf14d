import type { GraphStore } from '../graph/graph-store.ts'
import { type ApiKey, newKey } from './api-key.ts'
import { Authenticator, type Credentials } from './authenticator.ts'
import { KeyDirectory } from './key-directory.ts'
import type { Principal } from './principal.ts'
import { TokenSecret } from './token-secret.ts'
import { UserTokens } from './user-tokens.ts'

/** How often keys and secret are read again: a revoked key stops working within a second. */
const REFRESH_MS = 400

export interface AccessSettings {
  readonly operatorAccess: boolean
  /** The secret of user tokens; null: kept in the graph. */
  readonly tokenSecret: string | null
  readonly tokenIssuer: string
  readonly tokenAudience: string
  readonly jwksUrl: string | null
}

export interface AccessOptions {
  readonly graph: GraphStore
  readonly settings: AccessSettings
  readonly known?: readonly ApiKey[] | null
  readonly onKeys?: (keys: readonly ApiKey[]) => void
  readonly onError?: (error: unknown) => void
}

/** Who calls: the keys and tokens of one process. */
export class AccessControl {
  readonly keys: KeyDirectory
  readonly tokens: UserTokens
  /** A key that only this process knows, with all rights: for commands on the same machine. */
  readonly operatorKey = newKey()
  readonly #authenticator: Authenticator
  /** Null if the secret is a setting. */
  readonly #secret: TokenSecret | null
  readonly #onError: AccessOptions['onError']
  #timer: NodeJS.Timeout | undefined

  constructor({ graph, settings, known, onKeys, onError }: AccessOptions) {
    this.#onError = onError
    this.keys = new KeyDirectory({ graph, known: known ?? null, ...(onKeys && { onChange: onKeys }) })
    const { tokenSecret, operatorAccess } = settings
    const secret = tokenSecret === null ? new TokenSecret(graph, () => this.tokens.forget()) : null
    this.#secret = secret
    this.tokens = new UserTokens({
      secret: async (nowMs) => tokenSecret ?? (await secret?.read(nowMs)) ?? '',
      issuer: settings.tokenIssuer,
      audience: settings.tokenAudience,
      jwksUrl: settings.jwksUrl,
    })
    this.#authenticator = new Authenticator({
      keys: this.keys,
      tokens: this.tokens,
      operatorKey: this.operatorKey,
      operatorAccess,
    })
  }

  /** The caller. @throws AttuneError `UNAUTHENTICATED`, or rejects with it */
  principalOf(credentials: Credentials, nowMs: number): Principal | Promise<Principal> {
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
