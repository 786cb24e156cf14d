import { AttuneError } from './attune-error.ts'
import { IDENTIFY } from './documents.ts'
import { EventQueue } from './event-queue.ts'
import { Impressions, type Shown } from './impressions.ts'
import { keptText } from './kept-text.ts'
import { PageUser } from './page-user.ts'
import { queuedEvent } from './queued-event.ts'
import { randomId } from './random-id.ts'
import { Sender, type SendTimes } from './sender.ts'
import { atMost } from './time-limit.ts'
import type { TrackedEvent } from './tracked-event.ts'
import { type Address, type EventProblem, Transport } from './transport.ts'
import { askForToken, type GetToken, UserToken } from './user-token.ts'
import { isVisitorId, Visitor } from './visitor.ts'

/** Where Attune is, and what the page may do from the start. */
export interface AttuneOptions extends Address {
  /**
   * True if the visitor agreed to be followed, or if no agreement is needed. By default they have agreed if they did so on an
   * earlier page (`allow`).
   */
  readonly isAllowed?: boolean
  /** Called with each event that is refused for good, by `track` or by the server. It does not wait any more. */
  readonly onRejected?: (event: TrackedEvent, problem: EventProblem) => void
  /** Waiting times, milliseconds. */
  readonly times?: Partial<AttuneTimes>
}

/** Waiting times, milliseconds. */
export interface AttuneTimes extends SendTimes {
  /** A query waits so long for events to be sent that it should reflect. */
  readonly queryWaitMs: number
}

/** A document of GraphQL: a text, or what GraphQL Code Generator makes with `documentMode: 'string'`, which has types. */
export type AttuneDocument<Data, Variables> =
  | string
  | { toString(): string; __apiType?: (variables: Variables) => Data }

/** Who asks, as variables of a query. */
export interface ViewerVariables {
  /** The visitor. Omitted for a signed-in user, whom the token names. */
  readonly userId?: string
  /** An empty session for a visitor who has not agreed. */
  readonly session?: Record<string, never>
  /** The newest events that the response should reflect. */
  readonly minWatermark?: string
}

const TIMES: AttuneTimes = { delayMs: 1_000, firstRetryMs: 1_000, longestRetryMs: 60_000, queryWaitMs: 500 }

/** A sign-in and a sign-out wait so long for events to be sent, milliseconds. */
const SIGN_WAIT_MS = 3_000

/**
 * Opens Attune for a page, once. On a server, which renders pages, it only asks: nothing is stored, and nothing is tracked.
 *
 * ```ts
 * const attune = openAttune({ url: 'https://attune.example', key: 'attune_...' })
 * attune.track({ kind: 'CLICK', itemId: 'tea' })
 * ```
 */
export function openAttune(options: AttuneOptions): Attune {
  return new Attune(options)
}

/** The visitor of a page: what they do, what they may see, and who they are. All tabs of a browser share one visitor. */
export class Attune {
  readonly #visitor = new Visitor(keptText('attune'))
  readonly #user = new PageUser(this.#visitor)
  readonly #queue = new EventQueue()
  readonly #options: AttuneOptions
  readonly #times: AttuneTimes
  readonly #transport: Transport
  readonly #sender: Sender
  readonly #impressions = new Impressions((shown) => this.#saw(shown))
  readonly #listeners = new Set<() => void>()
  readonly #closing = new AbortController()
  /** What listeners know. */
  #told: string
  /** Number of the newest sign-in or sign-out: it wins over those that still wait. */
  #sign = 0

  constructor(options: AttuneOptions) {
    this.#times = { ...TIMES, ...options.times }
    this.#options = options
    this.#transport = new Transport(
      options,
      () => this.#user.token,
      ({ userId }) => this.#endUser(userId),
    )
    this.#sender = new Sender({
      queue: this.#queue,
      transport: this.#transport,
      times: this.#times,
      canSend: (owner) => this.isAllowed && (isVisitorId(owner) || owner === this.userId),
      onAccepted: (watermark) => this.#visitor.accepted(watermark),
      onRejected: ({ event }, problem) => options.onRejected?.(event, problem),
      onDrained: (signal) => this.#identify(signal),
    })
    this.#told = this.#state
    const { isAllowed = this.isAllowed } = options
    if (isAllowed) this.allow()
    else if (this.isAllowed) void this.withdraw()
    if (typeof document !== 'undefined') this.#listen()
  }

  /** True if events are stored and sent. */
  get isAllowed(): boolean {
    return this.#visitor.id !== null
  }

  /** The id of the visitor; null before they agree. */
  get visitorId(): string | null {
    return this.#visitor.id
  }

  /** The id of the signed-in user; null for a visitor. */
  get userId(): string | null {
    return this.#user.token?.userId ?? null
  }

  /** Whom lists are for: it changes with a sign-in, a sign-out, and when the visitor agrees or withdraws. */
  get viewer(): string {
    return this.userId ?? this.visitorId ?? ''
  }

  /** The visitor agrees: from now on events are stored in the browser and sent. Later pages of the site know it. */
  allow(): void {
    this.#user.allow()
    // What an earlier page could not send.
    if (this.isAllowed) this.#sender.schedule()
    this.#changed()
  }

  /** The visitor does not agree any more: forgets who they are in this browser, and all events that were not sent. */
  async withdraw(): Promise<void> {
    this.#sender.stop()
    this.#visitor.remove()
    this.#changed()
    await this.#queue.clear()
  }

  /**
   * Records what the visitor did: first in the browser, then at the server, where it counts once. Nothing happens before the
   * visitor agrees.
   *
   * @returns the id of the event; null if the visitor has not agreed, or if no request could hold the event (`onRejected`)
   */
  track(event: TrackedEvent): string | null {
    const sessionId = this.#visitor.session()
    if (sessionId === null) return null
    const eventId = event.eventId ?? randomId('e_')
    const occurredAt = new Date().toISOString()
    try {
      this.#queue.add(queuedEvent(this.viewer, { sessionId, ...event, eventId, occurredAt }))
    } catch (failure) {
      this.#options.onRejected?.(event, failure as AttuneError)
      return null
    }
    this.#sender.schedule()
    return eventId
  }

  /** Tracks an `IMPRESSION` when half of the element was visible for a second, once a list and place. Returns what ends it. */
  watch(element: Element, shown: Shown): () => void {
    return this.#impressions.watch(element, shown)
  }

  /** Sends what waits. Never rejects: events that cannot be sent now are sent later. */
  flush(): Promise<void> {
    return this.#sender.flush()
  }

  /**
   * Asks Attune for the visitor of the page. A document may declare `$userId: ID`, `$session: SessionInput` and
   * `$minWatermark: String`: they are set to whom and what they need (`ViewerVariables`), unless `variables` has them. With
   * `$minWatermark` the response reflects what was tracked before, if it could be sent within half a second
   * (`times.queryWaitMs`), and every mutation that selected its `watermark`.
   *
   * @throws AttuneError if a field or the whole request failed; `data` then has the fields that did not
   */
  async query<Data = unknown, Variables extends object = object>(
    document: AttuneDocument<Data, Variables>,
    variables?: Variables,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<Data> {
    const text = String(document)
    if (this.isAllowed && text.includes('$minWatermark')) {
      await atMost(this.#times.queryWaitMs, this.flush())
    }
    const all = { ...this.viewerVariables(), ...variables }
    const data = await this.#transport.ask(text, all, signal ? { signal } : {})
    if (/^\s*mutation\b/m.test(text)) this.#carryWatermark(data)
    return data as Data
  }

  /** Who asks now: what `query` adds to variables, for other clients of GraphQL. */
  viewerVariables(): ViewerVariables {
    const { watermark, id } = this.#visitor
    return {
      ...(watermark !== null && { minWatermark: watermark }),
      ...(this.userId === null && (id === null ? { session: {} } : { userId: id })),
    }
  }

  /**
   * The user signs in, or is still signed in on a new page. What the visitor did before becomes a part of what the user did.
   * Resolves when that is so, or after 3 seconds, or when it cannot be sent now; then it happens later. A `signOut` or another
   * `signIn` while the token is awaited wins: then this does nothing.
   *
   * @param getToken asked for a token now, and again whenever one ends
   * @throws AttuneError `UNAUTHENTICATED` if there is no token: then no user is signed in any more. `TIMEOUT` if it does not come
   * within 30 seconds
   */
  async signIn(getToken: GetToken): Promise<void> {
    const sign = ++this.#sign
    const token = await askForToken(getToken)
    if (sign !== this.#sign) return
    if (token === null) {
      this.#endUser(this.#visitor.userId)
      throw new AttuneError('UNAUTHENTICATED', 'There is no user token.')
    }
    this.#user.signIn(new UserToken(getToken, token))
    if (this.isAllowed) await atMost(SIGN_WAIT_MS, this.#sender.retry())
    this.#changed()
  }

  /**
   * The user signs out: the next visitor is another one. What the user did before is sent, within 3 seconds or when they sign in
   * again.
   */
  async signOut(): Promise<void> {
    this.#sign++
    const user = this.#user.token
    if (this.isAllowed) await atMost(SIGN_WAIT_MS, this.flush())
    const now = this.#user.token
    // Not a user who signed in meanwhile.
    if (now === null || now === user) this.#user.signOut()
    this.#changed()
  }

  /** Calls `listener` when `viewer` or `isAllowed` changes. Returns what ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Ends timers and listeners. Events that wait are sent by a later page. */
  close(): void {
    this.#closing.abort()
    this.#sender.stop()
  }

  #saw({ place, ...shown }: Shown): boolean {
    return (
      this.track({ kind: 'IMPRESSION', ...shown, ...(place !== undefined && { context: { place } }) }) !==
      null
    )
  }

  /** @param data what a mutation returned */
  #carryWatermark(data: unknown): void {
    for (const payload of Object.values(data as Record<string, { readonly watermark?: unknown } | null>)) {
      if (typeof payload?.watermark === 'string') this.#visitor.accepted(payload.watermark)
    }
  }

  #endUser(userId: string | null): void {
    this.#user.end(userId)
    this.#changed()
  }

  /** Tells the server once that the visitor is the signed-in user. Events of the visitor were sent before. */
  async #identify(signal: AbortSignal): Promise<void> {
    const { id, userId, isIdentified } = this.#visitor
    // Not a visitor whom another tab made since: one is the user's only if a tab of the user stored so.
    if (userId === null || isIdentified || userId !== this.userId) return
    const data = await this.#transport.ask(IDENTIFY, { visitorId: id }, { signal })
    this.#carryWatermark(data)
    const [problem] = (data as { identify: { problems: readonly EventProblem[] } }).identify.problems
    if (problem?.isRetryable) throw new AttuneError(problem.code, problem.message, problem)
    // A refusal would be the same each time.
    if (this.#visitor.id === id) this.#visitor.identified()
  }

  /** What listeners want to know. */
  get #state(): string {
    return `${this.isAllowed} ${this.viewer}`
  }

  #changed(): void {
    const state = this.#state
    if (state === this.#told) return
    this.#told = state
    for (const listener of this.#listeners) listener()
  }

  #listen(): void {
    const { signal } = this.#closing
    const onLeave = () => {
      if (document.visibilityState === 'hidden') this.#sender.leave()
    }
    document.addEventListener('visibilitychange', onLeave, { signal })
    window.addEventListener('pagehide', () => this.#sender.leave(), { signal })
    window.addEventListener('online', () => void this.#sender.retry(), { signal })
    // Another tab signed out, or asked for consent.
    window.addEventListener('storage', () => this.#changed(), { signal })
  }
}
