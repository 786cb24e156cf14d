import { randomUUID } from 'node:crypto'
import { writeAuditEntries } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'

/** How often reads are written, together. */
const WRITE_MS = 1_000

/** Most entries of one write. */
const MAX_ROWS = 1_000

/** Who did what. Holds no id of a user and no value. */
export interface AuditedAction {
  /** Name of the API key; `operator` without one. */
  readonly actor: string
  /** A field of the schema, such as `Mutation.requestErasure` or `User.history`. */
  readonly action: string
}

interface AuditEntry extends AuditedAction {
  readonly id: string
  readonly at: number
  readonly count: number
}

/** Writes the audit log to the graph: changes at once, reads as one entry per second, actor and field. */
export class AuditLog {
  readonly #graph: GraphStore
  readonly #nowMs: () => number
  readonly #onError: (error: unknown) => void
  readonly #reads = new Map<string, AuditedAction & { count: number }>()
  /** Entries that could not be written yet. */
  #unwritten: AuditEntry[] = []
  #timer: NodeJS.Timeout | undefined

  /** @param onError called when entries of reads could not be written; they are tried again */
  constructor(graph: GraphStore, nowMs: () => number, onError: (error: unknown) => void) {
    this.#graph = graph
    this.#nowMs = nowMs
    this.#onError = onError
  }

  /** Keeps an entry before the change is made. Rejects with GraphError: the change must not be made then. */
  async write(action: AuditedAction): Promise<void> {
    await this.#graph.run(writeAuditEntries, { rows: [this.#entryOf(action, 1)] })
  }

  /** Counts a read. Costs no write of its own. */
  noteRead({ actor, action }: AuditedAction): void {
    const key = `${actor}\n${action}`
    const known = this.#reads.get(key)
    if (known) known.count++
    else this.#reads.set(key, { actor, action, count: 1 })
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.flush().catch(this.#onError)
    }, WRITE_MS).unref()
  }

  /** Writes what was read since the last time. Rejects with GraphError; the next call tries again. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const { count, ...action } of this.#reads.values())
      this.#unwritten.push(this.#entryOf(action, count))
    this.#reads.clear()
    while (this.#unwritten.length > 0) {
      const rows = this.#unwritten.slice(0, MAX_ROWS)
      await this.#graph.run(writeAuditEntries, { rows })
      this.#unwritten = this.#unwritten.slice(rows.length)
    }
  }

  #entryOf({ actor, action }: AuditedAction, count: number): AuditEntry {
    return { id: randomUUID(), at: this.#nowMs(), actor, action, count }
  }
}
