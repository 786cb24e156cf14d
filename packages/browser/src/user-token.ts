import { AttuneError } from './attune-error.ts'
import { atMost } from './time-limit.ts'

/** Gets a token of the signed-in user from the back end of the page; null if no user is signed in any more. */
export type GetToken = () => Promise<string | null>

/** A token is replaced so long before it expires, milliseconds. */
const RENEWAL_MS = 60_000
/** The page gets a token in this time, milliseconds. */
const TOKEN_MS = 30_000

interface Claims {
  readonly sub: string
  readonly exp: number
  readonly iat?: number
}

/** The claims of a token, which the server alone can check. @throws AttuneError `UNAUTHENTICATED` for another text */
function claimsOf(token: string): Claims {
  try {
    const payload = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0))
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as Claims
    if (typeof claims.sub === 'string') return claims
  } catch {
    // The same as a token without a subject.
  }
  throw new AttuneError('UNAUTHENTICATED', 'The user token is no JSON Web Token with a subject.')
}

/** Asks the page for a token. @throws AttuneError `TIMEOUT` if it takes longer than 30 seconds */
export async function askForToken(getToken: GetToken): Promise<string | null> {
  const token = await atMost(TOKEN_MS, getToken())
  if (token !== undefined) return token
  throw new AttuneError('TIMEOUT', 'There is no user token yet.', { isRetryable: true })
}

/** The token of one signed-in user, renewed before it expires. */
export class UserToken {
  readonly userId: string
  readonly #getToken: GetToken
  #token: string
  #renewAtMs: number
  #renewal: Promise<string | null> | null = null

  constructor(getToken: GetToken, token: string) {
    this.#getToken = getToken
    this.userId = claimsOf(token).sub
    this.#token = token
    this.#renewAtMs = renewalOf(token)
  }

  /** The newest token, perhaps expired: for what cannot wait. */
  get newest(): string {
    return this.#token
  }

  /**
   * A token that is valid by what is known here; null if the user is signed out, or another one signed in.
   *
   * @param refused a token that the server refused, which is replaced
   */
  async read(refused?: string): Promise<string | null> {
    if (this.#token !== refused && performance.now() < this.#renewAtMs) return this.#token
    this.#renewal ??= this.#renew().finally(() => {
      this.#renewal = null
    })
    return this.#renewal
  }

  async #renew(): Promise<string | null> {
    const token = await askForToken(this.#getToken)
    if (token === null || claimsOf(token).sub !== this.userId) return null
    this.#token = token
    this.#renewAtMs = renewalOf(token)
    return token
  }
}

/** When a token that has just come is replaced. Its lifetime counts from now: the clock of the device may be wrong. */
function renewalOf(token: string): number {
  const { exp, iat } = claimsOf(token)
  const lifetimeMs = 1_000 * (exp - (iat ?? Date.now() / 1_000))
  return performance.now() + Math.max(lifetimeMs / 2, lifetimeMs - RENEWAL_MS)
}
