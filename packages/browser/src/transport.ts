import { AttuneError } from './attune-error.ts'
import { RECORD } from './documents.ts'
import { post } from './post.ts'
import type { QueuedEvent } from './tracked-event.ts'
import type { UserToken } from './user-token.ts'
import { isVisitorId } from './visitor.ts'

/** Where Attune is, and with which key the page calls it. */
export interface Address {
  /** Address of the server, such as `https://attune.example`; empty for the origin of the page. */
  readonly url: string
  /** The page's key with the scopes `READ` and `TRACK`; omitted for a server without keys. */
  readonly key?: string
}

/** Why an event was not recorded. */
export interface EventProblem {
  readonly code: string
  readonly message: string
  readonly isRetryable: boolean
  readonly retryAfterMs?: number | null
}

/** What the server says of a batch, in the order of its events. */
export interface Recorded {
  readonly results: readonly { readonly status: string; readonly problems: readonly EventProblem[] }[]
  readonly watermark: string | null
}

/** Sends requests in the name of the signed-in user, or of none. */
export class Transport {
  readonly #address: Address
  readonly #currentUser: () => UserToken | null
  readonly #onSignedOut: (user: UserToken) => void

  /**
   * @param currentUser null while no user is signed in
   * @param onSignedOut called if the page has no token of the current user any more
   */
  constructor(address: Address, currentUser: () => UserToken | null, onSignedOut: (user: UserToken) => void) {
    this.#address = address
    this.#currentUser = currentUser
    this.#onSignedOut = onSignedOut
  }

  /**
   * Asks GraphQL. A token that the server refuses is renewed once.
   *
   * @throws AttuneError if a field or the whole request failed
   */
  async ask(query: string, variables: object, init: RequestInit = {}): Promise<unknown> {
    const user = this.#currentUser()
    const send = async (token: string | null) => {
      const body = JSON.stringify({ query, variables })
      const answer = await post(this.#graphql, { ...init, body, headers: this.#headers(token) })
      return (answer as { data: unknown }).data
    }
    if (user === null) return send(null)
    const token = await this.#tokenOf(user)
    try {
      return await send(token)
    } catch (failure) {
      if (!(failure instanceof AttuneError) || failure.code !== 'UNAUTHENTICATED') throw failure
      return send(await this.#tokenOf(user, token))
    }
  }

  /**
   * Records events of one owner. Those of visitors go to `/collect` as a text, which needs no preflight; those of users go to
   * GraphQL. `sentAt` is the clock of the device now, by which the server corrects a wrong one.
   *
   * @throws AttuneError if nothing is known of the events, or if they are of a user who is not the current one
   */
  async record(batch: readonly QueuedEvent[], signal: AbortSignal): Promise<Recorded> {
    // The browser sends the request to its end if the page is closed meanwhile.
    const init = { signal, keepalive: true }
    const visit = this.#visitOf(batch)
    // A token of another user would record the events as theirs.
    if (visit === null && this.#currentUser()?.userId !== batch[0]?.owner)
      throw new AttuneError('UNAUTHENTICATED', 'There is no user token.', { isRetryable: true })
    const recorded = visit
      ? await post(this.#collect, { ...init, body: visit })
      : (
          (await this.ask(RECORD, this.#variablesOf(batch), init)) as {
            recordEvents: Recorded
          }
        ).recordEvents
    if ((recorded as Recorded).results?.length === batch.length) return recorded as Recorded
    throw new AttuneError('BAD_RESPONSE', 'There is no result for each event.')
  }

  /** Hands a batch to the browser while the page is being closed. False if it takes no more. */
  recordNow(batch: readonly QueuedEvent[]): boolean {
    const visit = this.#visitOf(batch)
    if (visit) return navigator.sendBeacon(this.#collect, visit)
    // A beacon cannot send a token.
    const headers = this.#headers(this.#currentUser()?.newest ?? null)
    const body = JSON.stringify({ query: RECORD, variables: this.#variablesOf(batch) })
    fetch(this.#graphql, { method: 'POST', keepalive: true, headers, body }).catch(() => undefined)
    return true
  }

  get #graphql(): string {
    return `${this.#address.url}/graphql`
  }

  get #collect(): string {
    return `${this.#address.url}/collect`
  }

  /** The body that records events of a visitor; null for a user. */
  #visitOf(batch: readonly QueuedEvent[]): string | null {
    const visitorId = batch[0]?.owner
    if (!isVisitorId(visitorId)) return null
    return JSON.stringify({ key: this.#address.key, visitorId, ...this.#variablesOf(batch) })
  }

  #variablesOf(batch: readonly QueuedEvent[]) {
    return { events: batch.map(({ event }) => event), sentAt: new Date().toISOString() }
  }

  async #tokenOf(user: UserToken, refused?: string): Promise<string> {
    const token = await user.read(refused)
    if (token !== null) return token
    if (this.#currentUser() === user) this.#onSignedOut(user)
    throw new AttuneError('UNAUTHENTICATED', 'There is no user token.')
  }

  #headers(token: string | null): Record<string, string> {
    const { key } = this.#address
    return {
      'content-type': 'application/json',
      ...(key !== undefined && { 'x-api-key': key }),
      ...(token !== null && { authorization: `Bearer ${token}` }),
    }
  }
}
