import { hash } from 'node:crypto'
import { IMPORT_PREFIX, type StoredEvent } from './fold-events.ts'

/** Events of a user whose ids are kept although their interactions no longer have them: the newest ones. */
export const KEPT_OLDER_IDS = 128

/** Base 36, nine digits: until the year 5188. */
const TIME_DIGITS = 9
/** Of base64url: 66 bits. */
const HASH_DIGITS = 11

/**
 * The ids of events that interactions of one user no longer have, as texts that say when each happened and a hash of its id. They
 * sort by time. Imported events are not among them: interactions keep all of their ids.
 */
export class OlderEventIds {
  readonly #texts: Set<string>
  readonly #hashes: Set<string>
  /** Whether it has ids that were added. */
  hasChanged = false

  /** @param texts as `texts` returned them */
  constructor(texts: readonly string[]) {
    this.#texts = new Set(texts)
    this.#hashes = new Set(texts.map((text) => text.slice(TIME_DIGITS)))
  }

  has(eventId: string): boolean {
    return this.#hashes.size > 0 && this.#hashes.has(hashOf(eventId))
  }

  add({ eventId, atMs }: Pick<StoredEvent, 'eventId' | 'atMs'>): void {
    if (eventId.startsWith(IMPORT_PREFIX)) return
    const hashed = hashOf(eventId)
    this.#texts.add(`${Math.max(0, atMs).toString(36).padStart(TIME_DIGITS, '0')}${hashed}`)
    this.#hashes.add(hashed)
    this.hasChanged = true
  }

  /** The newest ones, oldest first. */
  get texts(): readonly string[] {
    return [...this.#texts].sort().slice(-KEPT_OLDER_IDS)
  }
}

/** When the event of a text happened, epoch milliseconds. */
export function instantOf(text: string): number {
  return Number.parseInt(text.slice(0, TIME_DIGITS), 36)
}

function hashOf(eventId: string): string {
  return hash('sha256', eventId, 'base64url').slice(0, HASH_DIGITS)
}
