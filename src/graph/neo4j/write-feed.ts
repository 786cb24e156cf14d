import { randomUUID } from 'node:crypto'
import {
  dropWriters,
  type NumberWriteParams,
  numberWrite,
  type OtherWritersRow,
  otherWriters,
} from '../__generated__/queries.ts'
import type { GraphRunner } from '../graph-store.ts'
import { ANYTHING, limited, WriteCounter } from '../write-counter.ts'

/** Writes of a process that others can still count one by one, */
const MOST_RECENT = 64

/** unless they change more than this. */
const MOST_CODES = 2_000

/** A process that has written nothing for this long that lists can see is forgotten, milliseconds. */
const FORGOTTEN_AFTER_MS = 10 * 60_000

/**
 * The change feed of a graph on Neo4j: every transaction of every process that lists can see leaves its number in the graph,
 * with what it touched. Each store has a node of its own, so writers never wait for each other. The newest writes are kept on
 * it. For a process that has missed more, anything may have changed.
 */
export class WriteFeed extends WriteCounter {
  readonly others = new WriteCounter()
  readonly #processId: string
  #writer: string
  /** Numbers with codes. */
  readonly #recent: (readonly number[])[] = []
  #number = 0
  /** The numbers of other writers that are counted. */
  readonly #counted = new Map<string, number>()
  readonly #read: () => Promise<readonly OtherWritersRow[]>
  #reading: Promise<void> | undefined
  #next: Promise<void> | undefined

  /**
   * @param graph runs the reads of the feed
   * @param processId begins the names of all writers of this process
   */
  constructor(graph: GraphRunner, processId: string = randomUUID()) {
    super()
    this.#processId = processId
    this.#writer = this.#named()
    this.#read = () => graph.run(otherWriters, { writer: this.#writer })
  }

  /**
   * Leaves the number of a transaction in the graph, as its last statement. A store has one transaction at a time. Count what it
   * touched once it has ended, also if its outcome is unknown.
   */
  async leave(runner: GraphRunner, touched: ReadonlySet<number>): Promise<void> {
    if (touched.size === 0) return
    const params = this.#numbered(touched)
    const before = params.now - FORGOTTEN_AFTER_MS
    if (params.number === 1) await runner.run(dropWriters, { before })
    await runner.run(numberWrite, params)
  }

  /** Leaves a transaction of unknown outcome to be found in the graph like one of another process: it may still commit. */
  lose(): void {
    this.#counted.set(this.#writer, this.#number - 1)
    this.#writer = this.#named()
    this.#number = 0
    this.#recent.length = 0
  }

  #named(): string {
    return `${this.#processId} ${randomUUID()}`
  }

  #numbered(touched: ReadonlySet<number>): NumberWriteParams {
    const number = ++this.#number
    this.#recent.push([number, ...limited(touched, MOST_CODES / 2)])
    while (this.#recent.length > MOST_RECENT || this.#recent.flat().length > MOST_CODES) this.#recent.shift()
    const recent = this.#recent.map((write) => write.join(' '))
    return { writer: this.#writer, number, recent, now: Date.now() }
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
    const touched = isComplete ? writes.map(([, ...codes]) => codes) : [ANYTHING]
    const isOfThisProcess = id.startsWith(`${this.#processId} `)
    for (const codes of touched) {
      this.count(codes)
      if (!isOfThisProcess) this.others.count(codes)
    }
  }
}
