import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const COOKIE = 'shop-sign-in'

/** Who is signed in, by a random id in a cookie. In memory: a real shop keeps them in its database. */
export class SignIns {
  readonly #userIds = new Map<string, string>()

  /** Signs a user in. Returns the value of `set-cookie`; the page cannot read the cookie. Over HTTPS it is also `Secure`. */
  add(userId: string): string {
    const id = randomBytes(24).toString('base64url')
    this.#userIds.set(id, userId)
    return `${COOKIE}=${id}; HttpOnly; SameSite=Strict; Path=/`
  }

  /** The user of a request; null if they are not signed in. */
  userOf(request: IncomingMessage): string | null {
    return this.#userIds.get(idOf(request)) ?? null
  }

  remove(request: IncomingMessage): void {
    this.#userIds.delete(idOf(request))
  }
}

function idOf({ headers }: IncomingMessage): string {
  const cookies = (headers.cookie ?? '').split('; ')
  return cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? ''
}
