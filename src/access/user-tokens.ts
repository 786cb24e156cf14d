import { createRemoteJWKSet, decodeProtectedHeader, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import { AttuneError } from '../domain/errors.ts'
import { parseId } from '../domain/ids.ts'

/** Longest token, characters. */
const MAX_LENGTH = 4_096

/** Differences of clocks that are tolerated, seconds. */
const TOLERANCE_S = 30

/** Verified tokens that are kept: checking a signature costs more than the rest of the authentication. */
const KEPT_TOKENS = 20_000

/** Asymmetric algorithms of tokens whose keys are published as a JWKS. */
const PUBLIC_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA']

/** Claims that every token must have. */
const REQUIRED_CLAIMS = ['exp', 'sub']

export interface UserTokenOptions {
  /** The secret of tokens that Attune issues, or that a backend signs with HS256. */
  readonly secret: (nowMs: number) => Promise<string>
  readonly issuer: string
  readonly audience: string
  /** Where the public keys of another issuer are; null for none. */
  readonly jwksUrl: string | null
}

export interface IssuedToken {
  readonly token: string
  readonly expiresAtMs: number
}

interface Verified {
  readonly userId: string
  readonly expiresAtMs: number
}

/** A token that was valid once, and has expired: `UNAUTHENTICATED` like all others. */
export class TokenExpired extends AttuneError {}

/** Issues and checks the JSON Web Tokens (RFC 7519) that name the user of a request. */
export class UserTokens {
  readonly #options: UserTokenOptions
  readonly #jwks: ReturnType<typeof createRemoteJWKSet> | null
  readonly #verified = new LRUCache<string, Verified>({ max: KEPT_TOKENS })

  constructor(options: UserTokenOptions) {
    this.#options = options
    this.#jwks = options.jwksUrl === null ? null : createRemoteJWKSet(new URL(options.jwksUrl))
  }

  /** A token of this user that works for `expiresInS` seconds. */
  async issue(userId: string, expiresInS: number, nowMs: number): Promise<IssuedToken> {
    const issuedAt = Math.floor(nowMs / 1_000)
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(userId)
      .setIssuer(this.#options.issuer)
      .setAudience(this.#options.audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + expiresInS)
      .sign(await this.#secretKey(nowMs))
    return { token, expiresAtMs: (issuedAt + expiresInS) * 1_000 }
  }

  /** The user of a valid token. Rejects with `AttuneError` `UNAUTHENTICATED`, which does not say what is wrong. */
  verify(token: string, nowMs: number): string | Promise<string> {
    const known = this.#verified.get(token)
    if (known && nowMs < known.expiresAtMs) return known.userId
    return this.#check(token, nowMs)
  }

  /** Has every token checked again: call it after the secret was replaced. */
  forget(): void {
    this.#verified.clear()
  }

  async #check(token: string, nowMs: number): Promise<string> {
    let isExpired = false
    const payload = await this.#payload(token, nowMs).catch((error: unknown) => {
      // Only of a token whose signature, issuer and audience are right.
      isExpired = error instanceof errors.JWTExpired
      return null
    })
    // The library checks that the claim is there, not that it is a text.
    const subject = parseId(typeof payload?.sub === 'string' ? payload.sub : '')
    if (!payload?.exp || !subject.isValid) {
      const Refusal = isExpired ? TokenExpired : AttuneError
      throw new Refusal('UNAUTHENTICATED', 'the user token is not valid, or has expired', {
        hint: 'get a new one from your backend (`createUserToken`)',
      })
    }
    this.#verified.set(token, { userId: subject.id, expiresAtMs: (payload.exp + TOLERANCE_S) * 1_000 })
    return subject.id
  }

  async #payload(token: string, nowMs: number): Promise<JWTPayload | null> {
    if (token.length > MAX_LENGTH) return null
    const { issuer, audience } = this.#options
    const rules = {
      issuer,
      audience,
      requiredClaims: REQUIRED_CLAIMS,
      clockTolerance: TOLERANCE_S,
      currentDate: new Date(nowMs),
    }
    // The algorithm decides only which key is tried; each key accepts its own algorithms alone.
    if (this.#jwks && decodeProtectedHeader(token).alg !== 'HS256') {
      return (await jwtVerify(token, this.#jwks, { ...rules, algorithms: PUBLIC_ALGORITHMS })).payload
    }
    return (await jwtVerify(token, await this.#secretKey(nowMs), { ...rules, algorithms: ['HS256'] })).payload
  }

  async #secretKey(nowMs: number): Promise<Uint8Array> {
    return new TextEncoder().encode(await this.#options.secret(nowMs))
  }
}
