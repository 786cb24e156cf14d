import { keyUses, writeKeyUses } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'

/** How often uses are written, together. */
const WRITE_MS = 60_000

/** When each API key was last used, in any process. Processes write their uses once a minute. */
export class KeyUses {
  readonly #graph: GraphStore
  readonly #onError: (error: unknown) => void
  /** Epoch milliseconds by name of the key, of the uses that are not written yet. */
  readonly #unwritten = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined

  /** @param onError called when uses could not be written; they are tried again after the next use */
  constructor(graph: GraphStore, onError: (error: unknown) => void) {
    this.#graph = graph
    this.#onError = onError
  }

  /** Notes a use. Costs no write of its own. */
  note(name: string, nowMs: number): void {
    this.#unwritten.set(name, nowMs)
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.flush().catch(this.#onError)
    }, WRITE_MS).unref()
  }

  /** Writes the uses of this process. Rejects with GraphError; the next call tries again. */
  async flush(): Promise<void> {
    const rows = [...this.#unwritten].map(([id, at]) => ({ id, at }))
    if (rows.length === 0) return
    await this.#graph.run(writeKeyUses, { rows })
    for (const { id, at } of rows) if (this.#unwritten.get(id) === at) this.#unwritten.delete(id)
  }

  /** The last use by name of the key, with all uses of this process; keys that were never used are missing. Rejects with GraphError. */
  async read(): Promise<ReadonlyMap<string, Date>> {
    await this.flush()
    const rows = await this.#graph.run(keyUses, {})
    return new Map(rows.map(({ id, lastUsedAt }) => [id, new Date(lastUsedAt)]))
  }
}
