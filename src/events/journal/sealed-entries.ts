import { randomBytes } from 'node:crypto'
import type { Database } from 'lmdb'
import type { InteractionEvent } from '../../domain/event.ts'
import { fingerprint, seal, unseal } from '../../platform/sealing.ts'
import {
  boundBytes,
  decodeEvent,
  encodeEvent,
  isSameStatement,
  joinEntry,
  splitEntry,
} from './entry-format.ts'
import type { JournalEntry, JournalPage, LostEntry, Quarantined, UserPage, Verdict } from './journal.ts'
import { KEY_NAME, type KeyRing } from './key-ring.ts'

/** Bytes of the fingerprint of an event id. */
const ID_KEY = 16

export interface EntryTables {
  readonly entries: Database<Buffer, number>
  /** Positions by fingerprints of event ids. */
  readonly ids: Database<number, Buffer>
}

/** An event to append: its text as `encodeEvent` writes it, and the fields that the journal needs of it. */
export interface EncodedEvent {
  readonly userId: string
  readonly eventId: string
  readonly text: string
}

export function encodedEvent(event: InteractionEvent): EncodedEvent {
  return { userId: event.userId, eventId: event.eventId, text: encodeEvent(event) }
}

/** An entry as it is on disk. */
export interface StoredEntry {
  readonly position: number
  readonly bytes: Buffer
}

/** The events of a journal by position, encrypted with the keys of their users. Call writing methods in a transaction. */
export class SealedEntries {
  readonly #tables: EntryTables
  readonly #keyRing: KeyRing
  readonly #journalId: string

  constructor(tables: EntryTables, keyRing: KeyRing, journalId: string) {
    this.#tables = tables
    this.#keyRing = keyRing
    this.#journalId = journalId
  }

  /**
   * Writes the event at this position, unless its id is known. If the known entry cannot be read, the event is written
   * again: the graph recognizes the id if it has applied the entry.
   */
  put({ userId, eventId, text }: EncodedEvent, position: number, atMs: number): Verdict {
    const { entries, ids } = this.#tables
    const { key, name: keyName } = this.#keyRing.keyFor(userId)
    const idKey = fingerprint(key, eventId, ID_KEY)
    const known = ids.get(idKey)
    const knownText = known === undefined ? undefined : this.#open(known, entries.get(known)).text
    if (knownText !== undefined) return isSameStatement(knownText, text) ? 'duplicate' : 'conflict'
    const sealed = seal(key, text, boundBytes(this.#journalId, position))
    ids.putSync(idKey, position)
    entries.putSync(position, joinEntry({ atMs, keyName, idKey, sealed }))
    return 'accepted'
  }

  /** At most `limit` positions after `after` and up to `last`. Unreadable and missing ones are listed as lost. */
  read(after: number, last: number, limit: number): JournalPage {
    const entries: JournalEntry[] = []
    const lost: LostEntry[] = []
    const end = Math.max(after, Math.min(last, after + limit))
    const stored = new Map<number, Buffer>()
    for (const { key, value } of this.#tables.entries.getRange({ start: after + 1, end: end + 1 })) {
      stored.set(Number(key), value)
    }
    for (let position = after + 1; position <= end; position++) {
      const opened = this.#open(position, stored.get(position))
      if (opened.text === undefined) lost.push({ position, reason: opened.reason })
      else entries.push({ position, event: decodeEvent(opened.text), acceptedAtMs: opened.atMs })
    }
    return { entries, lost, end }
  }

  /** Of at most `limit` positions after `after` and up to `last`, the readable entries of a user. Opens no others. */
  readOf(userId: string, after: number, last: number, limit: number): UserPage {
    const end = Math.max(after, Math.min(last, after + limit))
    const keyName = this.#keyRing.nameFor(userId)
    if (!keyName) return { entries: [], end: last }
    const entries: JournalEntry[] = []
    for (const { key, value } of this.#tables.entries.getRange({ start: after + 1, end: end + 1 })) {
      if (!splitEntry(value)?.keyName.equals(keyName)) continue
      const position = Number(key)
      const { text } = this.#open(position, value)
      if (text !== undefined) entries.push({ position, event: decodeEvent(text) })
    }
    return { entries, end }
  }

  /** The event of a user with an id; null if there is none, or if it cannot be read. */
  find(userId: string, eventId: string): InteractionEvent | null {
    const position = this.#positionOf(userId, eventId)
    if (position === undefined) return null
    const { text } = this.#open(position, this.#tables.entries.get(position))
    return text === undefined ? null : decodeEvent(text)
  }

  /** Replaces the event of a user by an entry of a key that does not exist. Returns its position; undefined if there is none. */
  erase(userId: string, eventId: string): number | undefined {
    const { entries, ids } = this.#tables
    const position = this.#positionOf(userId, eventId)
    const parts = position === undefined ? null : splitEntry(entries.get(position) ?? Buffer.alloc(0))
    if (position === undefined || !parts) return undefined
    ids.removeSync(parts.idKey)
    const [keyName, idKey, sealed] = [randomBytes(KEY_NAME), randomBytes(ID_KEY), randomBytes(1)]
    entries.putSync(position, joinEntry({ atMs: parts.atMs, keyName, idKey, sealed }))
    return position
  }

  #positionOf(userId: string, eventId: string): number | undefined {
    const keyName = this.#keyRing.nameFor(userId)
    const key = keyName && this.#keyRing.named(keyName)
    return key ? this.#tables.ids.get(fingerprint(key, eventId, ID_KEY)) : undefined
  }

  /** Position of the oldest entry; undefined if there is none. */
  first(): number | undefined {
    for (const key of this.#tables.entries.getKeys({ limit: 1 })) return Number(key)
    return undefined
  }

  /**
   * Of the oldest `limit` entries up to `position`, those up to the last one written before `beforeMs`. Entries are in the
   * order of writing, so one with an impossible instant (damaged, or in the future) counts as old as an old one after it.
   * A plausible instant that is not old ends the search.
   */
  oldest(position: number, beforeMs: number, limit: number, nowMs: number): readonly StoredEntry[] {
    const oldest = [...this.#tables.entries.getRange({ limit })]
      .map(({ key, value }) => ({ position: Number(key), bytes: value }))
      .filter((entry) => entry.position <= position)
    let end = 0
    for (const [index, { bytes }] of oldest.entries()) {
      const atMs = splitEntry(bytes)?.atMs ?? Number.POSITIVE_INFINITY
      if (atMs < beforeMs) end = index + 1
      else if (atMs <= nowMs) break
    }
    return oldest.slice(0, end)
  }

  remove({ position, bytes }: StoredEntry): void {
    const { entries, ids } = this.#tables
    const idKey = splitEntry(bytes)?.idKey
    if (idKey && ids.get(idKey) === position) ids.removeSync(idKey)
    entries.removeSync(position)
  }

  #open(
    position: number,
    bytes: Buffer | undefined,
  ):
    | { readonly text: string; readonly atMs: number }
    | { readonly text?: undefined; readonly reason: LostEntry['reason'] } {
    if (!bytes) return { reason: 'missing' }
    const parts = splitEntry(bytes)
    if (!parts) return { reason: 'damaged' }
    const key = this.#keyRing.named(parts.keyName)
    if (!key) return { reason: 'forgotten' }
    const text = unseal(key, parts.sealed, boundBytes(this.#journalId, position))
    return text === null ? { reason: 'damaged' } : { text, atMs: parts.atMs }
  }
}

/** Events that could not be applied, encrypted like the entries of the journal. Call writing methods in a transaction. */
export class DeadLetterQueue {
  readonly #table: Database<string, number>
  readonly #keyRing: KeyRing
  readonly #journalId: string

  constructor(table: Database<string, number>, keyRing: KeyRing, journalId: string) {
    this.#table = table
    this.#keyRing = keyRing
    this.#journalId = journalId
  }

  put({ position, event, reason, atMs }: Quarantined): void {
    const { key, name } = this.#keyRing.keyFor(event.userId)
    const sealed = seal(key, encodeEvent(event), boundBytes(this.#journalId, position))
    const fields = [reason, atMs, name.toString('base64'), sealed.toString('base64')]
    this.#table.putSync(position, JSON.stringify(fields))
  }

  /** The first `limit`, without those of forgotten users. */
  read(limit: number): readonly Quarantined[] {
    const found: Quarantined[] = []
    for (const { key, value } of this.#table.getRange({ limit })) {
      const [reason, atMs, name, sealed] = JSON.parse(value) as [string, number, string, string]
      const position = Number(key)
      const userKey = this.#keyRing.named(Buffer.from(name, 'base64'))
      const text =
        userKey && unseal(userKey, Buffer.from(sealed, 'base64'), boundBytes(this.#journalId, position))
      if (text) found.push({ position, event: decodeEvent(text), reason, atMs })
    }
    return found
  }

  count(): number {
    return this.#table.getCount()
  }

  remove(position: number): void {
    this.#table.removeSync(position)
  }
}
