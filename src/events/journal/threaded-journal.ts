import type { InteractionEvent } from '../../domain/event.ts'
import { encodeEvent } from './entry-format.ts'
import { GroupTiming } from './group-timing.ts'
import { type Appended, type Journal, type JournalPage, notWritten, type Quarantined } from './journal.ts'
import { JournalCaller } from './journal-caller.ts'
import type { AnswerOf } from './journal-calls.ts'
import { RecentEntries } from './recent-entries.ts'
import { receivedError } from './sent-error.ts'

interface Waiting {
  readonly events: readonly InteractionEvent[]
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: unknown) => void
}

/**
 * A journal that a thread of its own seals and writes: whoever has the event loop only hands events over and is told.
 * Nobody else may write to its folder.
 *
 * @throws if the folder holds no journal that can be opened
 */
export async function threadedJournal(folder: string): Promise<Journal> {
  const caller = new JournalCaller({ folder })
  try {
    return new ThreadedJournal(caller, await caller.opened)
  } catch (error) {
    await caller.call('close').catch(() => undefined)
    throw error
  }
}

class ThreadedJournal implements Journal {
  readonly id: string
  readonly #caller: JournalCaller
  readonly #recent = new RecentEntries()
  #last: number
  #waiting: Waiting[] = []
  readonly #timing = new GroupTiming()
  #timer: NodeJS.Timeout | undefined
  #isDue = false
  #closing: Promise<void> | undefined

  constructor(caller: JournalCaller, { id, last }: AnswerOf<'open'>) {
    this.#caller = caller
    this.id = id
    this.#last = last
  }

  get last(): number {
    return this.#last
  }

  append(events: readonly InteractionEvent[]): Promise<Appended> {
    if (this.#closing) return Promise.reject(notWritten(undefined))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ events, resolve, reject })
      this.#handOverIn(this.#timing.came(performance.now()))
    })
  }

  async read(after: number, limit: number): Promise<JournalPage> {
    const entries = this.#recent.from(after + 1, limit)
    const newest = entries.at(-1)
    if (newest) return { entries, lost: [], end: newest.position }
    return this.#caller.call('read', after, limit)
  }

  async skipTo(position: number): Promise<void> {
    await this.#caller.call('skipTo', position)
    this.#last = Math.max(this.#last, position)
  }

  unplacedSince(): Promise<number> {
    return this.#caller.call('unplacedSince')
  }

  placed(): Promise<void> {
    return this.#caller.call('placed')
  }

  deadLetter(entries: readonly Quarantined[]): Promise<void> {
    return this.#caller.call('deadLetter', entries)
  }

  quarantined(limit: number): Promise<readonly Quarantined[]> {
    return this.#caller.call('quarantined', limit)
  }

  quarantinedCount(): Promise<number> {
    return this.#caller.call('quarantinedCount')
  }

  release(positions: readonly number[]): Promise<void> {
    return this.#caller.call('release', positions)
  }

  trim(position: number, beforeMs: number): Promise<number> {
    this.#recent.forget()
    return this.#caller.call('trim', position, beforeMs)
  }

  first(): Promise<number> {
    return this.#caller.call('first')
  }

  async forget(userId: string): Promise<void> {
    await this.#caller.call('forget', userId)
    this.#recent.forget()
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await this.#handOver()
    await this.#caller.call('close')
    await this.#caller.ended
  }

  /** What comes in one turn of the event loop is handed over together, however soon it is due. */
  #handOverIn(ms: number): void {
    if (this.#isDue) return
    // No timer is shorter than a millisecond.
    if (ms < 0.5) {
      this.#isDue = true
      setImmediate(() => void this.#handOver())
    } else this.#timer ??= setTimeout(() => void this.#handOver(), ms)
  }

  async #handOver(): Promise<void> {
    this.#isDue = false
    clearTimeout(this.#timer)
    this.#timer = undefined
    const group = this.#waiting
    if (group.length === 0) return
    this.#waiting = []
    this.#timing.handedOver(performance.now())
    try {
      const batches = group.map(({ events }) => events.map(encodeEvent))
      const answers = await this.#caller.call('appendAll', batches)
      for (const [index, answer] of answers.entries()) {
        const { events = [], resolve, reject } = group[index] ?? {}
        if ('error' in answer) reject?.(receivedError(answer.error))
        else resolve?.(this.#noted(events, answer.appended))
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
    } finally {
      this.#timing.answered(group.length)
    }
  }

  /** Nobody else writes: the accepted events of a batch are the newest up to its position, in their order. */
  #noted(events: readonly InteractionEvent[], appended: Appended): Appended {
    const accepted = events.filter((_, index) => appended.verdicts[index] === 'accepted')
    let position = appended.position - accepted.length
    for (const event of accepted) this.#recent.add(++position, event)
    this.#last = Math.max(this.#last, appended.position)
    return appended
  }
}
