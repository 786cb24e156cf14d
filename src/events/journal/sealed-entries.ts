import type { Database } from 'lmdb'
import type { InteractionEvent } from '../../domain/event.ts'
import { boundBytes, decodeEvent, encodeEvent, joinEntry, splitEntry, statedText } from './entry-format.ts'
import type { JournalEntry, JournalPage, LostEntry, Quarantined, Verdict } from './journal.ts'
import { fingerprint, type KeyRing, seal, unseal } from './key-ring.ts'

/** Bytes of the fingerprint that stands for an event's id. */
const ID_KEY = 16

export interface EntryTables {
  readonly entries: Database<Buffer, number>
  /** Positions by fingerprints of event ids. */
  readonly ids: Database<number, Buffer>
}

/** An entry as it is on disk. */
export interface StoredEntry {
  readonly position: number
  readonly bytes: Buffer
}

/** The events of a journal by position, sealed with their users' keys. What writes belongs in a transaction. */
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
   * Writes the event at this position, unless its id is known. One whose earlier entry gives no event is written anew: whether
   * it was applied before it was damaged nobody knows here, and the graph knows what it has by its id.
   */
  put(event: InteractionEvent, position: number, atMs: number): Verdict {
    const { entries, ids } = this.#tables
    const { key, name: keyName } = this.#keyRing.of(event.userId)
    const idKey = fingerprint(key, event.eventId, ID_KEY)
    const known = ids.get(idKey)
    const before = known === undefined ? null : this.#eventAt(known)
    if (before) return statedText(before) === statedText(event) ? 'duplicate' : 'conflict'
    const sealed = seal(key, encodeEvent(event), boundBytes(this.#journalId, position))
    ids.putSync(idKey, position)
    entries.putSync(position, joinEntry({ atMs, keyName, idKey, sealed }))
    return 'accepted'
  }

  /** At most `limit` entries after one position and up to another; those that cannot be read are named as lost. */
  read(after: number, last: number, limit: number): JournalPage {
    const entries: JournalEntry[] = []
    const lost: LostEntry[] = []
    let end = after
    const add = (position: number, bytes: Buffer | undefined) => {
      const opened = bytes ? this.#open(position, bytes) : 'missing'
      if (typeof opened === 'string') lost.push({ position, reason: opened })
      else entries.push({ position, event: opened })
      end = position
    }
    for (const { key, value } of this.#tables.entries.getRange({ start: after + 1, end: last + 1, limit })) {
      const position = Number(key)
      // Positions have no gaps: one that is not there was lost.
      while (end + 1 < position && entries.length + lost.length < limit) add(end + 1, undefined)
      if (entries.length + lost.length >= limit) break
      add(position, value)
    }
    while (end < last && entries.length + lost.length < limit) add(end + 1, undefined)
    return { entries, lost, end }
  }

  /** Position of the oldest entry; undefined if there is none. */
  first(): number | undefined {
    for (const key of this.#tables.entries.getKeys({ limit: 1 })) return Number(key)
    return undefined
  }

  /**
   * Of the oldest `limit` entries up to a position the first, up to the last that was written before an instant: nothing goes
   * missing in the middle. They were written in this order, so one whose time cannot be, of the future or damaged, is as old
   * as an old one behind it; one that can be and is not old keeps what stands behind it, also what says it is older.
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

  /** Null for an entry that gives no event. */
  #eventAt(position: number): InteractionEvent | null {
    const bytes = this.#tables.entries.get(position)
    const opened = bytes ? this.#open(position, bytes) : 'missing'
    return typeof opened === 'string' ? null : opened
  }

  #open(position: number, bytes: Buffer): InteractionEvent | LostEntry['reason'] {
    const parts = splitEntry(bytes)
    if (!parts) return 'damaged'
    const key = this.#keyRing.named(parts.keyName)
    if (!key) return 'forgotten'
    const text = unseal(key, parts.sealed, boundBytes(this.#journalId, position))
    return text === null ? 'damaged' : decodeEvent(text)
  }
}

/** Events that were set aside, sealed as the journal's entries are. Writes belong in a transaction of the caller's. */
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
    const { key, name } = this.#keyRing.of(event.userId)
    const sealed = seal(key, encodeEvent(event), boundBytes(this.#journalId, position))
    const fields = [reason, atMs, name.toString('base64'), sealed.toString('base64')]
    this.#table.putSync(position, JSON.stringify(fields))
  }

  /** The first `limit`, without those of people who were forgotten. */
  read(limit: number): readonly Quarantined[] {
    const found: Quarantined[] = []
    for (const { key, value } of this.#table.getRange({ limit })) {
      const [reason, atMs, name, sealed] = JSON.parse(value) as [string, number, string, string]
      const position = Number(key)
      const personKey = this.#keyRing.named(Buffer.from(name, 'base64'))
      const text =
        personKey && unseal(personKey, Buffer.from(sealed, 'base64'), boundBytes(this.#journalId, position))
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
