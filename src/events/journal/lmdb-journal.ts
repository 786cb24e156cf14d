import { randomBytes, randomUUID } from 'node:crypto'
import { type Database, open, type RootDatabase } from 'lmdb'
import { AttuneError } from '../../domain/errors.ts'
import type { InteractionEvent } from '../../domain/event.ts'
import {
  claimForOpening,
  closeDatabase,
  commitCause,
  DiskGuard,
  type Purpose,
} from '../../platform/lmdb/disk-guard.ts'
import { encodeEvent } from './entry-format.ts'
import { type Appended, type Journal, type JournalPage, notWritten, type Quarantined } from './journal.ts'
import { KeyRing, type KeyTables } from './key-ring.ts'
import { DeadLetterQueue, type EncodedEvent, type EntryTables, SealedEntries } from './sealed-entries.ts'

/** Entries deleted in one transaction. Appends wait for it. */
const TRIMMED_AT_ONCE = 2_000

/** A group takes no more callers after this many events: one transaction writes a bounded amount. */
const GROUPED_AT_ONCE = 1_000

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
}

/** The events of one caller. */
interface PendingAppend {
  readonly events: readonly EncodedEvent[]
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: unknown) => void
}

interface WrittenGroup {
  /** One per caller. */
  readonly appended: readonly Appended[]
  /** Position of the newest entry. */
  readonly last: number
}

/**
 * Opens a journal in a local LMDB database. All pending appends are written in one transaction and synced once (group
 * commit), so a thousand callers wait for one sync.
 *
 * @throws AttuneError `UNAVAILABLE` if the disk has no room to create it, or if LMDB reports damage
 */
export function lmdbJournal({ folder, nowMs }: LmdbJournalOptions): LmdbJournal {
  try {
    return new LmdbJournal(openTables(folder), nowMs)
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
  #pending: PendingAppend[] = []
  #writing: Promise<void> | undefined
  readonly #transacting = new Set<Promise<void>>()
  #closing: Promise<void> | undefined

  constructor(tables: JournalTables, nowMs: () => number) {
    this.#tables = tables
    this.#nowMs = nowMs
    this.id = storedValue(tables, 'id', () => randomUUID())
    this.#keyRing = new KeyRing(
      tables,
      Buffer.from(
        storedValue(tables, 'salt', () => randomBytes(32).toString('hex')),
        'hex',
      ),
    )
    this.#entries = new SealedEntries(tables, this.#keyRing, this.id)
    this.#quarantine = new DeadLetterQueue(tables.quarantine, this.#keyRing, this.id)
    this.#last = this.#newest()
  }

  get last(): number {
    return this.#last
  }

  append(events: readonly InteractionEvent[]): Promise<Appended> {
    return this.appendEncoded(
      events.map((event) => ({ userId: event.userId, eventId: event.eventId, text: encodeEvent(event) })),
    )
  }

  /** See `append`. */
  appendEncoded(events: readonly EncodedEvent[]): Promise<Appended> {
    if (this.#closing) return Promise.reject(notWritten(undefined))
    return new Promise((resolve, reject) => {
      this.#pending.push({ events, resolve, reject })
      // Deferred, so that concurrent appends join the same group.
      this.#writing ??= Promise.resolve().then(() => this.#writeAll())
    })
  }

  read(after: number, limit: number): JournalPage {
    // Entries that are committed but not yet synced are not visible.
    return this.#entries.read(after, this.#last, limit)
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
    await this.#writing
    await Promise.allSettled(this.#transacting)
    await closeDatabase(this.#tables.root)
  }

  /** Writes one group after the other. The next one gathers while the current one is synced. */
  async #writeAll(): Promise<void> {
    while (this.#pending.length > 0) {
      const group = this.#nextGroup()
      try {
        const { appended, last } = await this.#writeGroup(group)
        this.#reach(last)
        for (const [index, { resolve }] of group.entries()) {
          resolve(appended[index] ?? { verdicts: [], position: last })
        }
      } catch (cause) {
        for (const { reject } of group) reject(notWritten(cause))
      }
    }
    this.#writing = undefined
  }

  /** Takes fewer callers if the disk has no room for all: a large caller must not make small ones fail. */
  #nextGroup(): readonly PendingAppend[] {
    let group = this.#pending.slice(0, callersOf(this.#pending, GROUPED_AT_ONCE))
    while (group.length > 1 && !this.#tables.room.has('growth', pagesOf(group))) {
      group = group.slice(0, group.length / 2)
    }
    this.#pending = this.#pending.slice(group.length)
    return group
  }

  async #writeGroup(group: readonly PendingAppend[]): Promise<WrittenGroup> {
    let appended: Appended[] = []
    let last = this.#last
    const atMs = this.#nowMs()
    await this.#transact('growth', pagesOf(group), () => {
      last = this.#newest()
      appended = group.map(({ events }) => {
        const verdicts = events.map((event) => {
          const verdict = this.#entries.put(event, last + 1, atMs)
          if (verdict === 'accepted') last++
          return verdict
        })
        return { verdicts, position: last }
      })
      this.#tables.meta.putSync('last', String(last))
    })
    return { appended, last }
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

/** How many pending appends have at most `most` events together; at least one. */
function callersOf(pending: readonly PendingAppend[], most: number): number {
  let events = 0
  const full = pending.findIndex((one, index) => {
    events += one.events.length
    return index > 0 && events > most
  })
  return full < 0 ? pending.length : full
}

/** Upper bound of the pages that a group changes. */
function pagesOf(group: readonly PendingAppend[]): number {
  return PAGES_AN_EVENT * group.reduce((sum, { events }) => sum + events.length, 0) + FEW_PAGES
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
