import { AttuneError } from '../../domain/errors.ts'
import type { InteractionEvent } from '../../domain/event.ts'
import { threadScript } from '../../platform/threads/thread-script.ts'
import { WorkerThread } from '../../platform/threads/worker-thread.ts'
import { encodeEvent } from './entry-format.ts'
import {
  type Appended,
  type Journal,
  type JournalEntry,
  type JournalPage,
  notWritten,
  type Quarantined,
} from './journal.ts'
import type { CallError, CallName, CallResult, JournalCall, JournalCalls } from './journal-thread.ts'
import type { EncodedEvent } from './sealed-entries.ts'

/** Reads may run while an append waits for the disk. */
const MAX_CONCURRENT_CALLS = 1_000

/** Newest entries kept in memory: an applier that keeps up does not read and decrypt what was just written. */
const RECENT_ENTRIES = 2_000

/**
 * With many concurrent callers, a group is handed over this long after the one before. A group costs some 0.3 ms of
 * processor time in three threads, however small it is.
 */
const GATHER_MS = 3

/** Concurrent callers from which on more are expected to follow. */
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
export async function threadedJournal(folder: string): Promise<Journal> {
  const thread = new JournalThread(folder)
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
  readonly #timing = new GroupTiming()
  #recent: JournalEntry[] = []
  #last: number
  #pending: PendingAppend[] = []
  #timer: NodeJS.Timeout | undefined
  #isDue = false
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
      this.#schedule(this.#timing.callerCame(performance.now()))
    })
  }

  async read(after: number, limit: number): Promise<JournalPage> {
    const start = after + 1 - (this.#recent[0]?.position ?? Number.POSITIVE_INFINITY)
    const entries = start < 0 ? [] : this.#recent.slice(start, start + limit)
    const newest = entries.at(-1)
    return newest ? { entries, lost: [], end: newest.position } : this.#thread.call('read', after, limit)
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

  async forget(userId: string): Promise<void> {
    await this.#thread.call('forget', userId)
    this.#recent = []
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await this.#handOver()
    await this.#thread.call('close')
    await this.#thread.end()
  }

  /** Appends of one turn of the event loop are handed over together. */
  #schedule(delayMs: number): void {
    if (this.#isDue) return
    // A timer takes at least a millisecond.
    if (delayMs < 0.5) {
      this.#isDue = true
      setImmediate(() => void this.#handOver())
    } else this.#timer ??= setTimeout(() => void this.#handOver(), delayMs)
  }

  async #handOver(): Promise<void> {
    this.#isDue = false
    clearTimeout(this.#timer)
    this.#timer = undefined
    const group = this.#pending
    if (group.length === 0) return
    this.#pending = []
    this.#timing.handedOver(performance.now())
    try {
      const batches = group.map(({ events }) => events.map(encodedEvent))
      const results = await this.#thread.call('appendAll', batches)
      for (const [index, { events, resolve, reject }] of group.entries()) {
        const result = results[index]
        if (!result || 'error' in result) reject(result ? receivedError(result.error) : closed())
        else {
          this.#remember(events, batches[index] ?? [], result.value)
          resolve(result.value)
        }
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
    } finally {
      this.#timing.answered(group.length)
    }
  }

  /** This is the only writer: the accepted events of a batch have the newest positions up to that of the batch. */
  #remember(
    events: readonly InteractionEvent[],
    encoded: readonly EncodedEvent[],
    { verdicts, position: end }: Appended,
  ): void {
    const accepted = events.flatMap((event, index) =>
      verdicts[index] === 'accepted' ? [{ event, text: encoded[index]?.text ?? encodeEvent(event) }] : [],
    )
    const start = end - accepted.length + 1
    // Positions were skipped.
    if (accepted.length > 0 && (this.#recent.at(-1)?.position ?? start - 1) !== start - 1) this.#recent = []
    accepted.forEach((entry, index) => void this.#recent.push({ position: start + index, ...entry }))
    if (this.#recent.length >= 2 * RECENT_ENTRIES) this.#recent = this.#recent.slice(-RECENT_ENTRIES)
    this.#last = Math.max(this.#last, end)
  }
}

/** When the next group is handed over: at once below `MANY_CALLERS`, else once all expected callers are there. */
export class GroupTiming {
  #handedOverMs = Number.NEGATIVE_INFINITY
  #waiting = 0
  #inFlight = 0
  /** Recent maximum of concurrent callers; it decreases by one with each group. */
  #expected = 0

  /** Counts one more caller. Returns the milliseconds until their group is due; 0 is now. */
  callerCame(nowMs: number): number {
    this.#waiting++
    this.#expected = Math.max(this.#expected, this.#waiting + this.#inFlight)
    if (this.#expected < MANY_CALLERS || this.#waiting >= this.#expected) return 0
    return Math.max(0, this.#handedOverMs + GATHER_MS - nowMs)
  }

  /** All waiting callers are in flight now. */
  handedOver(nowMs: number): void {
    this.#handedOverMs = nowMs
    this.#inFlight += this.#waiting
    this.#waiting = 0
    this.#expected = Math.max(this.#inFlight, this.#expected - 1)
  }

  /** This many callers in flight have their result. */
  answered(callers: number): void {
    this.#inFlight -= callers
  }
}

/** Typed calls to the thread of a journal. */
class JournalThread {
  readonly #thread: WorkerThread<JournalCall, CallResult<unknown>>
  #hasEnded = false

  constructor(folder: string) {
    this.#thread = new WorkerThread({
      script: threadScript('journal-thread', import.meta.url),
      data: folder,
      maxConcurrentTasks: MAX_CONCURRENT_CALLS,
      onEnded: failProcess,
    })
  }

  /** @throws what the journal throws; AttuneError `UNAVAILABLE` after `end` */
  async call<Name extends CallName>(
    name: Name,
    ...args: Parameters<JournalCalls[Name]>
  ): Promise<ReturnType<JournalCalls[Name]>> {
    if (this.#hasEnded) throw closed()
    const result = await this.#thread.run({ name, args }).catch((error: unknown) => {
      if (!this.#hasEnded) failProcess(error)
      throw closed()
    })
    if ('error' in result) throw receivedError(result.error)
    return result.value as ReturnType<JournalCalls[Name]>
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

function receivedError({ code, message, hint, cause }: CallError): Error {
  if (code === undefined) return new Error(message, { cause })
  return new AttuneError(code, message, { ...(hint !== undefined && { hint }), cause })
}

function encodedEvent(event: InteractionEvent): EncodedEvent {
  return { userId: event.userId, eventId: event.eventId, text: encodeEvent(event) }
}
