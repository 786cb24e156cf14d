import { randomUUID } from 'node:crypto'
import {
  dropWriters,
  type NumberWriteParams,
  numberWrite,
  type OtherWritersRow,
  otherWriters,
} from '../__generated__/queries.ts'
import type { GraphRunner } from '../graph-store.ts'
import { codesOf, WriteCounter, type WriteNumbers, type WrittenChanges } from '../write-counter.ts'

/** Writes of a process that others can still count one by one, */
const MOST_RECENT = 64

/** unless they change more than this. */
const MOST_CODES = 2_000

/** A process that has not written for this long is forgotten, milliseconds. Servers write every minute. */
const FORGOTTEN_AFTER_MS = 10 * 60_000

/** A write that is about to begin. */
interface NumberedWrite {
  readonly codes: readonly number[]
  readonly params: NumberWriteParams
}

/**
 * The change feed of a graph on Neo4j: every transaction of every process leaves its number in the graph, and what it may
 * change. Each store has a node of its own, so writers never wait for each other. The newest writes are kept on it. For a
 * process that has missed more, anything may have changed.
 */
export class WriteFeed implements WriteNumbers {
  readonly #counter = new WriteCounter()
  readonly #writer = randomUUID()
  /** Numbers with codes. */
  readonly #recent: (readonly number[])[] = []
  #number = 0
  /** The numbers of other writers that are counted. */
  readonly #counted = new Map<string, number>()
  readonly #read: () => Promise<readonly OtherWritersRow[]>
  #reading: Promise<void> | undefined
  #next: Promise<void> | undefined

  /** @param graph runs the reads of the feed */
  constructor(graph: GraphRunner) {
    this.#read = () => graph.run(otherWriters, { writer: this.#writer })
  }

  get newest(): number {
    return this.#counter.newest
  }

  get charts(): number {
    return this.#counter.charts
  }

  get anythingAtMs(): number {
    return this.#counter.anythingAtMs
  }

  newestOf(userId: string): number {
    return this.#counter.newestOf(userId)
  }

  /** The number of a transaction, for each of its attempts. A store has one transaction at a time. */
  next(changes: WrittenChanges | undefined): NumberedWrite {
    const [number, codes] = [++this.#number, codesOf(changes, MOST_CODES / 2)]
    this.#recent.push([number, ...codes])
    while (this.#recent.length > MOST_RECENT || this.#recent.flat().length > MOST_CODES) this.#recent.shift()
    const recent = this.#recent.map((write) => write.join(' '))
    return { codes, params: { writer: this.#writer, number, recent, now: Date.now() } }
  }

  /** Leaves the number in the graph, in the transaction itself. */
  async leave(runner: GraphRunner, { params }: NumberedWrite): Promise<void> {
    const before = params.now - FORGOTTEN_AFTER_MS
    // Sent at once: a reply that is lost after the caller's queries would count as lost before the commit.
    await Promise.all([
      params.number === 1 && runner.run(dropWriters, { before }),
      runner.run(numberWrite, params),
    ])
  }

  /** Counts an own transaction once it has ended, also one whose outcome is unknown. */
  count({ codes }: NumberedWrite): void {
    this.#counter.count(codes)
  }

  /**
   * Takes the writes of others so far as counted: each read that follows has seen them. Call it before the first read whose
   * result is kept.
   *
   * @throws GraphError
   */
  async begin(): Promise<void> {
    for (const { id, number } of await this.#read()) this.#counted.set(id, number)
  }

  /** Calls during a read share the next one: a read in progress may miss what was written before the call. */
  catchUp(): Promise<void> {
    if (!this.#reading) return this.#start()
    this.#next ??= this.#reading
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined
        return this.#start()
      })
    return this.#next
  }

  #start(): Promise<void> {
    const reading = this.#countOthers().finally(() => {
      if (this.#reading === reading) this.#reading = undefined
    })
    this.#reading = reading
    return reading
  }

  async #countOthers(): Promise<void> {
    for (const row of await this.#read()) this.#countWriter(row)
  }

  #countWriter({ id, number, recent }: OtherWritersRow): void {
    const counted = this.#counted.get(id) ?? 0
    if (number <= counted) return
    this.#counted.set(id, number)
    const writes = recent.map((text) => text.split(' ').map(Number)).filter(([at = 0]) => at > counted)
    const isComplete = writes.length === number - counted
    if (isComplete) for (const [, ...codes] of writes) this.#counter.count(codes)
    else this.#counter.count(codesOf())
  }
}
