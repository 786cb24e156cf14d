import type { RawRows } from '../decode-rows.ts'
import { GraphError, type GraphErrorKind } from '../graph-error.ts'
import { orCancelled } from '../semaphore.ts'
import type { SentQuery } from './sent-query.ts'

/** A reading statement as the driver takes it. */
export interface Statement extends SentQuery {
  /** Names the query in errors. */
  readonly name: string
  /** Number of reads in it. */
  readonly reads: number
  /** It may miss the newest writes. */
  readonly mayLag: boolean
}

/** A statement that may become part of another. */
export interface PartStatement extends Statement {
  /** In the order of its header. */
  readonly columns: readonly string[]
}

/** The rows of each part. */
type PartRows = readonly (RawRows | Promise<RawRows>)[]

type ReadStatement = (statement: Statement, signal: AbortSignal | undefined) => Promise<RawRows>

/** Failures that concern all parts alike, or leave no time for another try. */
const SHARED: ReadonlySet<GraphErrorKind> = new Set(['unavailable', 'refused', 'timeout', 'cancelled'])

/**
 * Sends reads of one group that begin in the same turn as one statement, in the order of their calls. A caller that aborts
 * does not affect the others; when all have aborted, the statement is aborted. Reads that may lag are grouped separately. If
 * one part may have failed the others, the parts are sent one by one.
 */
export class GroupedReads {
  readonly #read: ReadStatement
  /** The batch of this turn, by group. */
  readonly #open = new Map<string, Batch>()

  constructor(read: ReadStatement) {
    this.#read = read
  }

  /** @throws GraphError as the statement alone would */
  read(group: string, part: PartStatement, signal: AbortSignal | undefined): Promise<RawRows> {
    if (signal?.aborted) return this.#read(part, signal)
    const batch = this.#batchFor(part.mayLag ? `${group}, may lag` : group, part.name)
    const { results, place } = batch.add(part, signal)
    return orCancelled(
      results.then((rows) => rows[place] ?? { columns: part.columns, rows: [] }),
      signal,
    )
  }

  /** The open batch, or a new one if it already holds the query. */
  #batchFor(group: string, name: string): Batch {
    const open = this.#open.get(group)
    if (open && !open.signal.aborted && !open.holds(name)) return open
    const batch = new Batch()
    this.#open.set(group, batch)
    queueMicrotask(() => {
      if (this.#open.get(group) === batch) this.#open.delete(group)
      batch.settle(this.#send(batch))
    })
    return batch
  }

  async #send({ parts, signal, signals }: Batch): Promise<PartRows> {
    const [only] = parts
    if (only && parts.length === 1) return [await this.#read(only, signals[0])]
    try {
      return unpacked(await this.#read(combined(parts), signal), parts)
    } catch (error) {
      if (!(error instanceof GraphError) || SHARED.has(error.kind)) throw error
      return this.#sendOneByOne(parts, signals)
    }
  }

  /** Not in parallel: a server that ran out of memory would run out of it again. */
  #sendOneByOne(parts: readonly PartStatement[], signals: readonly (AbortSignal | undefined)[]): PartRows {
    let before: Promise<unknown> = Promise.resolve()
    return parts.map((part, at) => {
      const rows = before.then(() => this.#read(part, signals[at]))
      before = rows.catch(() => undefined)
      return rows
    })
  }
}

/**
 * One statement that returns one row: for each part, all of its rows as lists. Sending a statement and receiving its result
 * costs more than running most of ours. `collect` over a subquery does not promise to keep the order of its rows; the
 * conformance suite checks that it does.
 */
export function combined(parts: readonly PartStatement[]): Statement {
  const params: Record<string, unknown> = {}
  parts.forEach((part, at) => {
    for (const [name, value] of Object.entries(part.params)) params[`p${at}_${name}`] = value
  })
  const name = parts.map((part) => part.name).join('+')
  const keepsPlan = parts.every((part) => part.keepsPlan)
  const mayLag = parts.every((part) => part.mayLag)
  return { name, text: combinedText(name, parts), params, keepsPlan, reads: parts.length, mayLag }
}

/** Combined texts by the names of their parts. There are few: a group is small and begins in one place. */
const texts = new Map<string, string>()

function combinedText(name: string, parts: readonly PartStatement[]): string {
  const known = texts.get(name)
  if (known !== undefined) return known
  const calls = parts.map(({ text, columns }, at) => {
    const own = text.replace(/\$([A-Za-z]\w*)/g, `$p${at}_$1`)
    return `CALL () {\nCALL () {\n${own}\n}\nRETURN collect([${columns.join(', ')}]) AS r${at}\n}`
  })
  const text = `${calls.join('\n')}\nRETURN ${parts.map((_, at) => `r${at}`).join(', ')}`
  texts.set(name, text)
  return text
}

/** The rows of each part, from the only row of a combined statement. */
function unpacked({ rows }: RawRows, parts: readonly PartStatement[]): readonly RawRows[] {
  const lists = rows[0] ?? []
  return parts.map(({ columns }, at) => ({ columns, rows: lists[at] as RawRows['rows'] }))
}

/** Reads that began in one turn. */
class Batch {
  readonly parts: PartStatement[] = []
  /** The signal of each part. */
  readonly signals: (AbortSignal | undefined)[] = []
  readonly #results: Promise<PartRows>
  readonly #abandoned = new AbortController()
  readonly #onAbort = () => {
    if (this.signals.every((signal) => signal?.aborted)) this.#abandoned.abort()
  }
  #begin: (results: Promise<PartRows>) => void = () => undefined

  constructor() {
    this.#results = new Promise((resolve) => {
      this.#begin = resolve
    })
  }

  /** Aborts once every caller has aborted. */
  get signal(): AbortSignal {
    return this.#abandoned.signal
  }

  holds(name: string): boolean {
    return this.parts.some((part) => part.name === name)
  }

  /** The results of all parts; those of this one are at `place`. */
  add(part: PartStatement, signal: AbortSignal | undefined) {
    const place = this.parts.push(part) - 1
    this.signals.push(signal)
    signal?.addEventListener('abort', this.#onAbort, { once: true })
    return { results: this.#results, place }
  }

  settle(results: Promise<PartRows>): void {
    const settled = results.finally(() => {
      for (const signal of this.signals) signal?.removeEventListener('abort', this.#onAbort)
    })
    this.#begin(settled)
  }
}
