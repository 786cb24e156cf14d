import type { RawRows } from '../decode-rows.ts'
import { orCancelled } from '../semaphore.ts'
import type { SentQuery } from './sent-query.ts'

/** A reading statement as the driver takes it. */
export interface Statement extends SentQuery {
  /** Names the query in errors. */
  readonly name: string
  /** It may miss the newest writes. */
  readonly mayLag: boolean
}

/** A statement that may become part of another. */
export interface PartStatement extends Statement {
  /** In the order of its header. */
  readonly columns: readonly string[]
}

type ReadStatement = (statement: Statement, signal: AbortSignal | undefined) => Promise<RawRows>

/** Reads that began in one turn. */
interface Batch {
  readonly parts: PartStatement[]
  /** The signal of each part. */
  readonly signals: (AbortSignal | undefined)[]
  readonly abandoned: AbortController
  /** The rows of each part. */
  readonly results: Promise<readonly RawRows[]>
}

/**
 * Sends reads of one group that begin in the same turn as one statement, in the order of their calls. A caller that aborts
 * does not affect the others; when all have aborted, the statement is aborted. Reads that may lag are grouped separately.
 */
export class GroupedReads {
  readonly #read: ReadStatement
  /** The batch of this turn, by group. */
  readonly #open = new Map<string, Batch>()

  constructor(read: ReadStatement) {
    this.#read = read
  }

  /** @throws GraphError as the statement alone would, or as another part does */
  async read(group: string, part: PartStatement, signal: AbortSignal | undefined): Promise<RawRows> {
    const { parts, signals, abandoned, results } = this.#batchFor(`${group} ${part.mayLag}`, part.name)
    const place = parts.push(part) - 1
    signals.push(signal)
    try {
      const rows = await orCancelled(results, signal)
      return rows[place] ?? { columns: part.columns, rows: [] }
    } finally {
      if (signals.every((one) => one?.aborted)) abandoned.abort()
    }
  }

  /** The open batch, or a new one if it already holds the query. */
  #batchFor(key: string, name: string): Batch {
    const open = this.#open.get(key)
    if (open && !open.parts.some((part) => part.name === name)) return open
    const batch: Batch = {
      parts: [],
      signals: [],
      abandoned: new AbortController(),
      results: Promise.resolve().then(() => {
        if (this.#open.get(key) === batch) this.#open.delete(key)
        return this.#send(batch)
      }),
    }
    this.#open.set(key, batch)
    return batch
  }

  async #send({ parts, abandoned }: Batch): Promise<readonly RawRows[]> {
    const [only] = parts
    if (only && parts.length === 1) return [await this.#read(only, abandoned.signal)]
    return unpacked(await this.#read(combined(parts), abandoned.signal), parts)
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
  return { name, text: combinedText(name, parts), params, keepsPlan, mayLag }
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
