import type { RawRows } from '../decode-rows.ts'
import { GraphError, type GraphErrorKind } from '../graph-error.ts'
import { orCancelled } from '../semaphore.ts'
import { combined, type PartStatement, type Statement } from './statement.ts'

/** Of each part its rows, or what tells them. */
type Answers = readonly (RawRows | Promise<RawRows>)[]

type ReadStatement = (statement: Statement, signal: AbortSignal | undefined) => Promise<RawRows>

/** Ways to fail that say nothing of one part, or that leave no time to ask again. */
const SHARED: ReadonlySet<GraphErrorKind> = new Set(['unavailable', 'refused', 'timeout', 'cancelled'])

/**
 * Sends reads of one group that are begun in one turn as one statement, in the order in which they came. Each caller
 * gives up by itself; the statement is given up once nobody waits for it. Reads that may lag wait for no other. Where a part may have failed the others, each is
 * asked alone.
 */
export class GroupedReads {
  readonly #read: ReadStatement
  /** Of each group what has come in this turn. */
  readonly #open = new Map<string, Batch>()

  constructor(read: ReadStatement) {
    this.#read = read
  }

  /** @throws GraphError as the statement alone would */
  read(group: string, part: PartStatement, signal: AbortSignal | undefined): Promise<RawRows> {
    if (signal?.aborted) return this.#read(part, signal)
    const { answers, place } = this.#batchFor(part.mayLag ? `${group}, may lag` : group, part.name).add(
      part,
      signal,
    )
    return orCancelled(
      answers.then((rows) => rows[place] ?? { columns: part.columns, rows: [] }),
      signal,
    )
  }

  /** What is being collected; a query that is in it already begins another. */
  #batchFor(group: string, name: string): Batch {
    const open = this.#open.get(group)
    if (open && !open.signal.aborted && !open.holds(name)) return open
    const batch = new Batch()
    this.#open.set(group, batch)
    queueMicrotask(() => {
      if (this.#open.get(group) === batch) this.#open.delete(group)
      batch.settle(this.#ask(batch))
    })
    return batch
  }

  async #ask({ parts, signal, signals }: Batch): Promise<Answers> {
    const [only] = parts
    if (only && parts.length === 1) return [await this.#read(only, signals[0])]
    try {
      return unpacked(await this.#read(combined(parts), signal), parts)
    } catch (error) {
      if (!(error instanceof GraphError) || SHARED.has(error.kind)) throw error
      return this.#askOneByOne(parts, signals)
    }
  }

  /** Not all at once: a server that ran out of memory would run out of it again. */
  #askOneByOne(parts: readonly PartStatement[], signals: readonly (AbortSignal | undefined)[]): Answers {
    let before: Promise<unknown> = Promise.resolve()
    return parts.map((part, at) => {
      const asked = before.then(() => this.#read(part, signals[at]))
      before = asked.catch(() => undefined)
      return asked
    })
  }
}

/** Each part's rows, out of the only row of them all. */
function unpacked({ rows }: RawRows, parts: readonly PartStatement[]): readonly RawRows[] {
  const answers = rows[0] ?? []
  return parts.map(({ columns }, at) => ({ columns, rows: answers[at] as RawRows['rows'] }))
}

/** Reads that have begun in one turn. */
class Batch {
  readonly parts: PartStatement[] = []
  /** Of each part, what ends the wait for it. */
  readonly signals: (AbortSignal | undefined)[] = []
  readonly #answers: Promise<Answers>
  readonly #abandoned = new AbortController()
  readonly #onLeave = () => {
    if (this.signals.every((signal) => signal?.aborted)) this.#abandoned.abort()
  }
  #begin: (answers: Promise<Answers>) => void = () => undefined

  constructor() {
    this.#answers = new Promise((resolve) => {
      this.#begin = resolve
    })
  }

  /** Aborts once nobody waits. */
  get signal(): AbortSignal {
    return this.#abandoned.signal
  }

  holds(name: string): boolean {
    return this.parts.some((part) => part.name === name)
  }

  /** The answers to all parts are to come; this one's is at `place`. */
  add(part: PartStatement, signal: AbortSignal | undefined) {
    const place = this.parts.push(part) - 1
    this.signals.push(signal)
    signal?.addEventListener('abort', this.#onLeave, { once: true })
    return { answers: this.#answers, place }
  }

  settle(answers: Promise<Answers>): void {
    const listened = answers.finally(() => {
      for (const signal of this.signals) signal?.removeEventListener('abort', this.#onLeave)
    })
    this.#begin(listened)
  }
}
