import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { AttuneError } from '../../domain/errors.ts'
import type { InteractionEvent } from '../../domain/event.ts'
import type { DataKey } from '../../platform/data-key.ts'
import { threadScript } from '../../platform/threads/thread-script.ts'
import { WorkerThread } from '../../platform/threads/worker-thread.ts'
import { receivedValue, type SentResult } from '../sent-result.ts'
import {
  type Appended,
  type Journal,
  type JournalEntry,
  type JournalPage,
  notWritten,
  type Quarantined,
  type UserPage,
} from './journal.ts'
import type { CallName, JournalCall, JournalCalls, JournalThreadData } from './journal-thread.ts'
import { encodedEvent } from './sealed-entries.ts'

/** Reads may run while an append waits for the disk. */
const MAX_CONCURRENT_CALLS = 1_000

/** Newest entries kept in memory: an applier that keeps up does not read and decrypt what was just written. */
const RECENT_ENTRIES = 2_000

/** A group takes no more callers after this many events: one transaction writes a bounded amount. */
const GROUPED_AT_ONCE = 1_000

/**
 * After a group of at least `MANY_CALLERS`, the next one gathers for this long. A group costs some 0.3 ms of processor time
 * in three threads, however small it is.
 */
const GATHER_MS = 3
const MANY_CALLERS = 4

interface PendingAppend {
  readonly events: readonly InteractionEvent[]
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: unknown) => void
}

/**
 * Opens a journal that a thread of its own encrypts and writes. Nothing else may write to its folder.
 *
 * @throws AttuneError, if the folder holds no journal that can be opened
 */
export async function threadedJournal(folder: string, dataKey: DataKey | null = null): Promise<Journal> {
  const thread = new JournalThread({ folder, dataKey: dataKey?.bytes ?? null })
  try {
    return new ThreadedJournal(thread, await thread.call('open'))
  } catch (error) {
    await thread.end()
    throw error
  }
}

class ThreadedJournal implements Journal {
  readonly id: string
  readonly #thread: JournalThread
  #recent: JournalEntry[] = []
  #last: number
  #pending: PendingAppend[] = []
  #writing: Promise<void> | undefined
  #closing: Promise<void> | undefined

  constructor(thread: JournalThread, { id, last }: ReturnType<JournalCalls['open']>) {
    this.#thread = thread
    this.id = id
    this.#last = last
  }

  get last(): number {
    return this.#last
  }

  append(events: readonly InteractionEvent[]): Promise<Appended> {
    if (this.#closing) return Promise.reject(notWritten(undefined))
    return new Promise((resolve, reject) => {
      this.#pending.push({ events, resolve, reject })
      this.#writing ??= this.#writeAll()
    })
  }

  async read(after: number, limit: number): Promise<JournalPage> {
    const start = after + 1 - (this.#recent[0]?.position ?? Number.POSITIVE_INFINITY)
    const entries = start < 0 ? [] : this.#recent.slice(start, start + limit)
    const newest = entries.at(-1)
    return newest ? { entries, lost: [], end: newest.position } : this.#thread.call('read', after, limit)
  }

  readOf(userId: string, after: number, limit: number): Promise<UserPage> {
    return this.#thread.call('readOf', userId, after, limit)
  }

  async skipTo(position: number): Promise<void> {
    await this.#thread.call('skipTo', position)
    this.#last = Math.max(this.#last, position)
  }

  deadLetter(entries: readonly Quarantined[]): Promise<void> {
    return this.#thread.call('deadLetter', entries)
  }

  quarantined(limit: number): Promise<readonly Quarantined[]> {
    return this.#thread.call('quarantined', limit)
  }

  quarantinedCount(): Promise<number> {
    return this.#thread.call('quarantinedCount')
  }

  release(positions: readonly number[]): Promise<void> {
    return this.#thread.call('release', positions)
  }

  trim(position: number, beforeMs: number): Promise<number> {
    this.#recent = []
    return this.#thread.call('trim', position, beforeMs)
  }

  first(): Promise<number> {
    return this.#thread.call('first')
  }

  find(userId: string, eventId: string): Promise<InteractionEvent | null> {
    return this.#thread.call('find', userId, eventId)
  }

  async erase(userId: string, eventIds: readonly string[]): Promise<void> {
    await this.#thread.call('erase', userId, eventIds)
    this.#recent = []
  }

  async forget(userId: string): Promise<void> {
    await this.#thread.call('forget', userId)
    this.#recent = []
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await this.#writing
    await this.#thread.call('close')
    await this.#thread.end()
  }

  /** Writes one group after the other (group commit). The next one gathers while the current one is written. */
  async #writeAll(): Promise<void> {
    // Appends of one turn of the event loop are one group.
    await nextTurn()
    while (this.#pending.length > 0) {
      const group = this.#nextGroup()
      await this.#write(group)
      if (group.length >= MANY_CALLERS) await sleep(GATHER_MS)
    }
    this.#writing = undefined
  }

  /** The longest waiting appends with at most `GROUPED_AT_ONCE` events together; at least one. */
  #nextGroup(): readonly PendingAppend[] {
    let events = 0
    const end = this.#pending.findIndex((append, index) => {
      events += append.events.length
      return index > 0 && events > GROUPED_AT_ONCE
    })
    return this.#pending.splice(0, end < 0 ? this.#pending.length : end)
  }

  async #write(group: readonly PendingAppend[]): Promise<void> {
    try {
      const calls = group.map(({ events }) => events.map(encodedEvent))
      const results = await this.#thread.call('appendAll', calls)
      for (const [index, { events, resolve }] of group.entries()) {
        const appended = results[index] ?? { verdicts: [], position: this.#last }
        this.#remember(events, appended)
        resolve(appended)
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  /** This is the only writer: the accepted events of a call have the newest positions up to that of the call. */
  #remember(events: readonly InteractionEvent[], { verdicts, position: end }: Appended): void {
    const accepted = events.filter((_, index) => verdicts[index] === 'accepted')
    const start = end - accepted.length + 1
    // Positions were skipped.
    if (accepted.length > 0 && (this.#recent.at(-1)?.position ?? start - 1) !== start - 1) this.#recent = []
    const acceptedAtMs = Date.now()
    accepted.forEach(
      (event, index) => void this.#recent.push({ position: start + index, event, acceptedAtMs }),
    )
    if (this.#recent.length >= 2 * RECENT_ENTRIES) this.#recent = this.#recent.slice(-RECENT_ENTRIES)
    this.#last = Math.max(this.#last, end)
  }
}

/** Typed calls to the thread of a journal. */
class JournalThread {
  readonly #thread: WorkerThread<JournalCall, SentResult<unknown>>
  #hasEnded = false

  constructor(data: JournalThreadData) {
    this.#thread = new WorkerThread({
      script: threadScript('journal-thread', import.meta.url),
      data,
      maxConcurrentTasks: MAX_CONCURRENT_CALLS,
      onEnded: failProcess,
    })
  }

  /** @throws what the journal throws; AttuneError `UNAVAILABLE` after `end` */
  async call<Name extends CallName>(
    name: Name,
    ...args: Parameters<JournalCalls[Name]>
  ): Promise<Awaited<ReturnType<JournalCalls[Name]>>> {
    if (this.#hasEnded) throw closed()
    const result = await this.#thread.run({ name, args }).catch((error: unknown) => {
      if (!this.#hasEnded) failProcess(error)
      throw closed()
    })
    return receivedValue(result) as Awaited<ReturnType<JournalCalls[Name]>>
  }

  async end(): Promise<void> {
    this.#hasEnded = true
    await this.#thread.interrupt()
  }
}

/** A thread that ends by itself is a bug. Events on disk are safe, and a process that cannot write them must not go on. */
function failProcess(error: unknown): void {
  setImmediate(() => {
    throw error
  })
}

function closed(): AttuneError {
  return new AttuneError('UNAVAILABLE', 'the journal is closed')
}
