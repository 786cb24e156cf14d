import { EventDatabase } from './event-database.ts'
import type { QueuedEvent } from './tracked-event.ts'

/** Most events that wait; the oldest ones go first. */
const MOST = 10_000
/** No event waits longer, milliseconds. */
const LONGEST_MS = 30 * 24 * 3_600_000

function keyOf({ owner, event }: QueuedEvent): string {
  return `${owner} ${event.eventId}`
}

/**
 * Events that the server has not confirmed, of this page and of earlier ones. They are in IndexedDB, or in memory for as long as
 * the page lives if the browser denies it. At most 10,000 wait, for at most 30 days. Nothing is opened before the first call.
 */
export class EventQueue {
  /** Events of this page, also while they are being written: what a page that is closed can still send. */
  readonly #ofPage = new Map<string, QueuedEvent>()
  #unwritten: QueuedEvent[] = []
  #writing: Promise<unknown> = Promise.resolve()
  #database: Promise<EventDatabase | null> | undefined

  add(entry: QueuedEvent): void {
    this.#ofPage.set(keyOf(entry), entry)
    const [oldest = ''] = this.#ofPage.keys()
    if (this.#ofPage.size > MOST) this.#ofPage.delete(oldest)
    this.#unwritten.push(entry)
    // All events of one task are written together.
    if (this.#unwritten.length === 1) this.#writing = this.#writing.then(() => this.#write())
  }

  /** The unconfirmed events of this page, at once. */
  ofPage(): readonly QueuedEvent[] {
    return [...this.#ofPage.values()]
  }

  /** Up to `limit` events of one owner for whom `canSend` is true; none if no such event waits. */
  async next(canSend: (owner: string) => boolean, limit: number): Promise<readonly QueuedEvent[]> {
    await this.#written()
    const written = this.ofPage()
    const database = await this.#open()
    const waiting = await database?.owners().catch(() => this.#lose())
    const owner = (waiting ?? written.map((entry) => entry.owner)).find(canSend)
    if (owner !== undefined) {
      const found = waiting && (await database?.of(owner, limit).catch(() => this.#lose()))
      return found ?? written.filter((entry) => entry.owner === owner).slice(0, limit)
    }
    // Another tab has sent the events of this page that are not in the database any more.
    if (waiting) for (const entry of written) if (canSend(entry.owner)) this.#ofPage.delete(keyOf(entry))
    return []
  }

  async remove(entries: readonly QueuedEvent[]): Promise<void> {
    for (const entry of entries) this.#ofPage.delete(keyOf(entry))
    await (await this.#open())?.remove(entries).catch(() => this.#lose())
  }

  /** Forgets everything, also what earlier pages left. */
  async clear(): Promise<void> {
    this.#ofPage.clear()
    // The same list, which a write may hold.
    this.#unwritten.length = 0
    await this.#written()
    await (await this.#open())?.clear().catch(() => this.#lose())
  }

  async #written(): Promise<void> {
    let writing: unknown
    while (writing !== this.#writing) {
      writing = this.#writing
      await writing
    }
  }

  async #write(): Promise<void> {
    const entries = this.#unwritten
    const database = await this.#open()
    // Events that came while it was opened are written, too.
    this.#unwritten = []
    try {
      await database?.put(entries)
      await database?.trim(new Date(Date.now() - LONGEST_MS).toISOString(), MOST)
    } catch {
      this.#lose()
    }
  }

  #open(): Promise<EventDatabase | null> {
    this.#database ??= EventDatabase.open()
    return this.#database
  }

  /** The browser took the database away, such as when the disk is full. This page goes on in memory. */
  #lose(): undefined {
    this.#database = Promise.resolve(null)
  }
}
