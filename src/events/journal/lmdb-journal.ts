import { randomBytes, randomUUID } from 'node:crypto'
import { type Database, open, type RootDatabase } from 'lmdb'
import type { InteractionEvent } from '../../domain/event.ts'
import {
  claimForOpening,
  closeDatabase,
  commitCause,
  DiskGuard,
  type Purpose,
} from '../../platform/lmdb/disk-guard.ts'
import { type Appended, type Journal, type JournalPage, notWritten, type Quarantined } from './journal.ts'
import { KeyRing, type KeyTables } from './key-ring.ts'
import { DeadLetterQueue, type EntryTables, SealedEntries } from './sealed-entries.ts'
import { Unplaced } from './unplaced.ts'

/** Entries deleted in one transaction: appends wait for it. */
const TRIMMED_AT_ONCE = 2_000

/** Events after which a group takes no caller more: what one transaction may write has a limit. */
const GROUPED_AT_ONCE = 1_000

/** Pages that an event may change: of the entries, of the ids, and two for a person who is new. */
const PAGES_AN_EVENT = 4

/** Pages that removing one may change, and what little belongs to no event. */
const PAGES_A_REMOVAL = 2
const FEW_PAGES = 16

export interface LmdbJournalOptions {
  /** Its folder; made if absent. */
  readonly folder: string
  /** Epoch milliseconds, now. */
  readonly nowMs: () => number
}

/** A caller's events on their way to disk. */
interface Waiting {
  readonly events: readonly InteractionEvent[]
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: unknown) => void
}

interface WrittenGroup {
  /** One a caller. */
  readonly appended: readonly Appended[]
  /** Position of the newest entry. */
  readonly last: number
}

/**
 * A journal in a local LMDB database. Whatever waits is written in one transaction and synced once (group commit), so
 * a thousand callers wait for one sync, not for a thousand.
 */
export function lmdbJournal(options: LmdbJournalOptions): LmdbJournal {
  return new LmdbJournal(openTables(options.folder), options.nowMs)
}

/** See `lmdbJournal`. */
export class LmdbJournal implements Journal {
  readonly id: string
  readonly #tables: JournalTables
  readonly #keyRing: KeyRing
  readonly #entries: SealedEntries
  readonly #quarantine: DeadLetterQueue
  readonly #unplaced: Unplaced
  readonly #nowMs: () => number
  #last: number
  #waiting: Waiting[] = []
  #writing: Promise<void> | undefined
  readonly #transacting = new Set<Promise<void>>()
  #closing: Promise<void> | undefined

  constructor(tables: JournalTables, nowMs: () => number) {
    this.#tables = tables
    this.#nowMs = nowMs
    this.id = stated(tables, 'id', () => randomUUID())
    this.#keyRing = new KeyRing(
      tables,
      Buffer.from(
        stated(tables, 'salt', () => randomBytes(32).toString('hex')),
        'hex',
      ),
    )
    this.#entries = new SealedEntries(tables, this.#keyRing, this.id)
    this.#quarantine = new DeadLetterQueue(tables.quarantine, this.#keyRing, this.id)
    this.#last = this.#newest()
    this.#unplaced = new Unplaced(tables.meta, this.#last)
  }

  get last(): number {
    return this.#last
  }

  append(events: readonly InteractionEvent[]): Promise<Appended> {
    if (this.#closing) return Promise.reject(notWritten(undefined))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ events, resolve, reject })
      // A moment later: who appends at the same time is of the same group.
      this.#writing ??= Promise.resolve().then(() => this.#writeAll())
    })
  }

  read(after: number, limit: number): JournalPage {
    // What is committed and not yet synced is not there for anybody.
    return this.#entries.read(after, this.#last, limit)
  }

  async skipTo(position: number): Promise<void> {
    if (position <= this.#last) return
    let last = position
    await this.#transact('upkeep', FEW_PAGES, () => {
      // An append under way may have come further: a number that was given is never given again.
      last = Math.max(this.#newest(), position)
      this.#tables.meta.putSync('last', String(last))
    })
    this.#reach(last)
  }

  unplacedSince(): number {
    return this.#unplaced.since ?? this.#last
  }

  async placed(): Promise<void> {
    if (this.#unplaced.end()) await this.#transact('upkeep', FEW_PAGES, () => this.#unplaced.takeBack())
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
    // A read before the commit may have cached the key by its name.
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

  /** One group after the other: while one is synced, the next gathers. */
  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
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

  /** Fewer where there is no room for all: whether one caller is refused does not hang on who else calls. */
  #nextGroup(): readonly Waiting[] {
    let group = this.#waiting.slice(0, callersOf(this.#waiting, GROUPED_AT_ONCE))
    while (group.length > 1 && !this.#tables.room.has('growth', pagesOf(group))) {
      group = group.slice(0, group.length / 2)
    }
    this.#waiting = this.#waiting.slice(group.length)
    return group
  }

  async #writeGroup(group: readonly Waiting[]): Promise<WrittenGroup> {
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
      this.#unplaced.note()
    })
    return { appended, last }
  }

  /** Whoever is answered first: the newest position never goes back. */
  #reach(last: number): void {
    this.#last = Math.max(this.#last, last)
  }

  #newest(): number {
    return Number(this.#tables.meta.get('last') ?? 0)
  }

  /** Resolves once the writes of `work` are on disk, of so many pages at most. */
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
      // Asked for now, it is the promise of the sync that follows this very commit.
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

/** A fact of the journal that is made once. */
function stated({ root, meta }: JournalTables, name: string, make: () => string): string {
  const known = meta.get(name)
  if (known !== undefined) return known
  const made = make()
  root.transactionSync(() => void meta.putSync(name, made))
  return made
}

/** How many of those who wait hold no more than so many events together; one in any case. */
function callersOf(waiting: readonly Waiting[], most: number): number {
  let events = 0
  const full = waiting.findIndex((one, index) => {
    events += one.events.length
    return index > 0 && events > most
  })
  return full < 0 ? waiting.length : full
}

/** The most pages that a group may change. */
function pagesOf(group: readonly Waiting[]): number {
  return PAGES_AN_EVENT * group.reduce((sum, { events }) => sum + events.length, 0) + FEW_PAGES
}

/** What a journal's file holds. */
export interface JournalTables extends KeyTables, EntryTables {
  readonly root: RootDatabase
  readonly meta: Database<string, string>
  readonly quarantine: Database<string, number>
  readonly room: DiskGuard
}

/**
 * Opens the file of the journal in a folder; made if absent.
 *
 * @throws AttuneError `UNAVAILABLE` if there is no room to make it
 */
export function openTables(folder: string): JournalTables {
  claimForOpening(folder)
  // Every write is in a transaction that is waited for. The library's own batches are not: one that failed, on a full
  // disk, would end the process as an unhandled rejection.
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
