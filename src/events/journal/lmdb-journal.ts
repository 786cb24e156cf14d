import { randomBytes, randomUUID } from 'node:crypto'
import { type Database, open, type RootDatabase } from 'lmdb'
import { AttuneError } from '../../domain/errors.ts'
import type { InteractionEvent } from '../../domain/event.ts'
import type { DataKey } from '../../platform/data-key.ts'
import {
  claimForOpening,
  closeDatabase,
  commitCause,
  DiskGuard,
  type Purpose,
} from '../../platform/lmdb/disk-guard.ts'
import {
  type Appended,
  type Journal,
  type JournalPage,
  notWritten,
  type Quarantined,
  type UserPage,
} from './journal.ts'
import { KeyRing, type KeyTables } from './key-ring.ts'
import {
  DeadLetterQueue,
  type EncodedEvent,
  type EntryTables,
  encodedEvent,
  SealedEntries,
} from './sealed-entries.ts'

/** Entries deleted in one transaction. Appends wait for it. */
const TRIMMED_AT_ONCE = 2_000

/** Pages that an event may change: one of entries, one of ids, and two for a new user. */
const PAGES_AN_EVENT = 4

/** Pages that a removal may change, and pages that every transaction may change. */
const PAGES_A_REMOVAL = 2
const FEW_PAGES = 16

export interface LmdbJournalOptions {
  /** Created if absent. */
  readonly folder: string
  /** The current time, epoch milliseconds. */
  readonly nowMs: () => number
  /** Encrypts the keys of users; the journal is then opened with it alone. Default: none. */
  readonly dataKey?: DataKey | null
}

/**
 * Opens a journal in a local LMDB database.
 *
 * @throws AttuneError `UNAVAILABLE` if the disk has no room to create it, or if LMDB reports damage
 */
export function lmdbJournal({ folder, nowMs, dataKey = null }: LmdbJournalOptions): LmdbJournal {
  try {
    return new LmdbJournal(openTables(folder), nowMs, dataKey)
  } catch (error) {
    if (!(error instanceof Error && /^MDB_(CORRUPTED|INVALID|PAGE_NOTFOUND)/.test(error.message))) throw error
    throw new AttuneError('UNAVAILABLE', `the journal in ${folder} is damaged: ${error.message}`, {
      hint: 'check the disk, then move the folder away: the graph keeps the events that it has seen',
      cause: error,
    })
  }
}

/** See `lmdbJournal`. */
export class LmdbJournal implements Journal {
  readonly id: string
  readonly #tables: JournalTables
  readonly #keyRing: KeyRing
  readonly #entries: SealedEntries
  readonly #quarantine: DeadLetterQueue
  readonly #nowMs: () => number
  #last: number
  readonly #transacting = new Set<Promise<void>>()
  #closing: Promise<void> | undefined

  constructor(tables: JournalTables, nowMs: () => number, dataKey: DataKey | null) {
    this.#tables = tables
    this.#nowMs = nowMs
    this.id = storedValue(tables, 'id', () => randomUUID())
    this.#keyRing = new KeyRing(
      tables,
      Buffer.from(
        storedValue(tables, 'salt', () => randomBytes(32).toString('hex')),
        'hex',
      ),
      dataKey,
    )
    this.#entries = new SealedEntries(tables, this.#keyRing, this.id)
    this.#quarantine = new DeadLetterQueue(tables.quarantine, this.#keyRing, this.id)
    this.#last = this.#newest()
  }

  get last(): number {
    return this.#last
  }

  async append(events: readonly InteractionEvent[]): Promise<Appended> {
    const [appended] = await this.appendAll([events.map(encodedEvent)])
    return appended ?? { verdicts: [], position: this.#last }
  }

  /** Appends the events of several calls in one transaction, all or nothing. One result per call. See `append`. */
  async appendAll(calls: readonly (readonly EncodedEvent[])[]): Promise<readonly Appended[]> {
    if (this.#closing) throw notWritten(undefined)
    const atMs = this.#nowMs()
    const pages = PAGES_AN_EVENT * calls.reduce((sum, events) => sum + events.length, 0) + FEW_PAGES
    let appended: Appended[] = []
    let last = this.#last
    try {
      await this.#transact('growth', pages, () => {
        last = this.#newest()
        appended = calls.map((events) => {
          const verdicts = events.map((event) => {
            const verdict = this.#entries.put(event, last + 1, atMs)
            if (verdict === 'accepted') last++
            return verdict
          })
          return { verdicts, position: last }
        })
        this.#tables.meta.putSync('last', String(last))
      })
    } catch (cause) {
      throw notWritten(cause)
    }
    this.#reach(last)
    return appended
  }

  read(after: number, limit: number): JournalPage {
    // Entries that are committed but not yet synced are not visible.
    return this.#entries.read(after, this.#last, limit)
  }

  readOf(userId: string, after: number, limit: number): UserPage {
    return this.#entries.readOf(userId, after, this.#last, limit)
  }

  async skipTo(position: number): Promise<void> {
    if (position <= this.#last) return
    let last = position
    await this.#transact('upkeep', FEW_PAGES, () => {
      // A concurrent append may have reached a higher position. Positions are never reused.
      last = Math.max(this.#newest(), position)
      this.#tables.meta.putSync('last', String(last))
    })
    this.#reach(last)
  }

  deadLetter(entries: readonly Quarantined[]): Promise<void> {
    return this.#transact('upkeep', PAGES_AN_EVENT * entries.length + FEW_PAGES, () => {
      for (const entry of entries) this.#quarantine.put(entry)
    })
  }

  quarantined(limit: number): readonly Quarantined[] {
    return this.#quarantine.read(limit)
  }

  quarantinedCount(): number {
    return this.#quarantine.count()
  }

  release(positions: readonly number[]): Promise<void> {
    return this.#transact('upkeep', PAGES_A_REMOVAL * positions.length + FEW_PAGES, () => {
      for (const position of positions) this.#quarantine.remove(position)
    })
  }

  async trim(position: number, beforeMs: number): Promise<number> {
    let trimmed = 0
    while (!this.#closing) {
      const old = this.#entries.oldest(position, beforeMs, TRIMMED_AT_ONCE, this.#nowMs())
      if (old.length === 0) return trimmed
      await this.#transact('upkeep', PAGES_A_REMOVAL * old.length + FEW_PAGES, () => {
        for (const entry of old) this.#entries.remove(entry)
      })
      trimmed += old.length
      if (old.length < TRIMMED_AT_ONCE) return trimmed
    }
    return trimmed
  }

  first(): number {
    return this.#entries.first() ?? this.#last + 1
  }

  find(userId: string, eventId: string): InteractionEvent | null {
    return this.#entries.find(userId, eventId)
  }

  erase(userId: string, eventIds: readonly string[]): Promise<void> {
    return this.#transact('upkeep', PAGES_AN_EVENT * eventIds.length + FEW_PAGES, () => {
      for (const eventId of eventIds) {
        const position = this.#entries.erase(userId, eventId)
        // A dead letter has a copy, which a replay would apply.
        if (position !== undefined) this.#quarantine.remove(position)
      }
    })
  }

  async forget(userId: string): Promise<void> {
    await this.#transact('upkeep', FEW_PAGES, () => this.#keyRing.forget(userId))
    // A read before the commit may have cached the key.
    this.#keyRing.reset()
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#transacting)
    await closeDatabase(this.#tables.root)
  }

  /** Transactions may resolve in any order: `last` never decreases. */
  #reach(last: number): void {
    this.#last = Math.max(this.#last, last)
  }

  #newest(): number {
    return Number(this.#tables.meta.get('last') ?? 0)
  }

  /** Resolves once the writes of `work`, at most `pages` pages, are on disk. */
  #transact(purpose: Purpose, pages: number, work: () => void): Promise<void> {
    const transacting = this.#flushed(purpose, pages, work).finally(() =>
      this.#transacting.delete(transacting),
    )
    this.#transacting.add(transacting)
    return transacting
  }

  async #flushed(purpose: Purpose, pages: number, work: () => void): Promise<void> {
    const { root, room } = this.#tables
    room.claim(purpose, pages)
    try {
      const committed = root.transaction(work)
      // Read now, this is the promise of the sync that follows this commit.
      const flushed = Promise.resolve(root.flushed)
      flushed.catch(() => undefined)
      await committed
      await flushed
    } catch (error) {
      this.#keyRing.reset()
      throw await commitCause(error)
    }
  }
}

/** A value that is created once and stored. */
function storedValue({ root, meta }: JournalTables, name: string, create: () => string): string {
  const known = meta.get(name)
  if (known !== undefined) return known
  const created = create()
  root.transactionSync(() => void meta.putSync(name, created))
  return created
}

/** The tables of a journal. */
export interface JournalTables extends KeyTables, EntryTables {
  readonly root: RootDatabase
  readonly meta: Database<string, string>
  readonly quarantine: Database<string, number>
  readonly room: DiskGuard
}

/**
 * Opens the tables of the journal in a folder; created if absent.
 *
 * @throws AttuneError `UNAVAILABLE` if the disk has no room to create them
 */
export function openTables(folder: string): JournalTables {
  claimForOpening(folder)
  // Every write is in an awaited transaction. A failed automatic batch of the library would end the process as an
  // unhandled rejection.
  const root = open({ path: folder, compression: false, maxDbs: 8, eventTurnBatching: false })
  const tables: Omit<JournalTables, 'root' | 'room'> = {
    entries: root.openDB({ name: 'entries', encoding: 'binary' }),
    ids: root.openDB({ name: 'ids', keyEncoding: 'binary' }),
    meta: root.openDB({ name: 'meta', encoding: 'string' }),
    quarantine: root.openDB({ name: 'quarantine', encoding: 'string' }),
    keys: root.openDB({ name: 'keys', keyEncoding: 'binary', encoding: 'binary' }),
    people: root.openDB({ name: 'people', keyEncoding: 'binary', encoding: 'binary' }),
  }
  return { ...tables, root, room: new DiskGuard(folder, root, Object.values(tables)) }
}
