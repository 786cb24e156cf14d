import type { KeptText } from './kept-text.ts'
import { randomId } from './random-id.ts'

/** A visit ends after so long without an event, milliseconds. */
const SESSION_MS = 30 * 60_000
/** Activity is stored at most so often, milliseconds. */
const ACTIVITY_MS = 60_000
/** A write this old has reached the graph, milliseconds: asking a list to wait for it would tell nothing. */
const WATERMARK_MS = 5 * 60_000

/** What a browser keeps of its visitor. */
interface Kept {
  readonly visitorId: string
  readonly sessionId: string
  readonly activeAtMs: number
  /** The user who signed in; null before a sign-in. */
  readonly userId: string | null
  /** True once the server knows that the visitor is that user. */
  readonly isIdentified: boolean
  readonly watermark: string | null
  readonly watermarkAtMs: number
}

const NO_WATERMARK = { watermark: null, watermarkAtMs: 0 }

/** The visitor of this browser, shared by its tabs: a random id, the current session, and the newest accepted write. */
export class Visitor {
  readonly #kept: KeptText
  readonly #now: () => number
  /** Of a user who does not allow to store anything. */
  #unkept: Pick<Kept, 'watermark' | 'watermarkAtMs'> = NO_WATERMARK

  constructor(kept: KeptText, now: () => number = Date.now) {
    this.#kept = kept
    this.#now = now
  }

  /** Null if there is none yet: `start` makes one. */
  get id(): string | null {
    return this.#read()?.visitorId ?? null
  }

  /** The user whose visitor it is; null before a sign-in. */
  get userId(): string | null {
    return this.#read()?.userId ?? null
  }

  /** True once the server knows that the visitor is that user. */
  get isIdentified(): boolean {
    return this.#read()?.isIdentified ?? false
  }

  /** Watermark of the newest accepted events; null if they are so old that every list has them. */
  get watermark(): string | null {
    const { watermark, watermarkAtMs } = this.#read() ?? this.#unkept
    return Math.abs(this.#now() - watermarkAtMs) < WATERMARK_MS ? watermark : null
  }

  /** Makes a visitor unless there is one. */
  start(): void {
    if (this.#read() === null) this.renew()
  }

  /** Replaces the visitor by a new one, of whom nothing is known. */
  renew(): void {
    this.#write({
      visitorId: randomId('v_'),
      sessionId: randomId('s_'),
      activeAtMs: this.#now(),
      userId: null,
      isIdentified: false,
      ...NO_WATERMARK,
    })
  }

  /** The id of the current session for an event that happens now; a new one after half an hour without events. */
  session(): string | null {
    const kept = this.#read()
    if (kept === null) return null
    const idleMs = Math.abs(this.#now() - kept.activeAtMs)
    const sessionId = idleMs < SESSION_MS ? kept.sessionId : randomId('s_')
    if (idleMs >= ACTIVITY_MS) this.#write({ ...kept, sessionId, activeAtMs: this.#now() })
    return sessionId
  }

  /** A user signed in who is the visitor. The server is told later. */
  belongsTo(userId: string): void {
    if (userId !== this.userId) this.#change({ userId, isIdentified: false })
  }

  identified(): void {
    this.#change({ isIdentified: true })
  }

  /** Lists should reflect a write. Without a visitor it is known as long as the page lives. */
  accepted(watermark: string): void {
    const newest = { watermark, watermarkAtMs: this.#now() }
    if (this.id === null) this.#unkept = newest
    else this.#change(newest)
  }

  remove(): void {
    this.#kept.remove()
  }

  #change(changes: Partial<Kept>): void {
    const kept = this.#read()
    if (kept) this.#write({ ...kept, ...changes })
  }

  /** Read each time: another tab may have changed it. What is not of this form is replaced. */
  #read(): Kept | null {
    try {
      const kept = JSON.parse(this.#kept.read() ?? 'null') as Kept | null
      return kept && isVisitorId(kept.visitorId) ? kept : null
    } catch {
      return null
    }
  }

  #write(kept: Kept): void {
    this.#kept.write(JSON.stringify(kept))
  }
}

/** True for `v_` and 32 hexadecimal digits: no user has such an id. */
export function isVisitorId(id: unknown): boolean {
  return typeof id === 'string' && /^v_[\da-f]{32}$/.test(id)
}
