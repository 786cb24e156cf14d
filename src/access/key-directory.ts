import { apiKeys } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type ApiKey, apiKeyOf, hashOf, isKeyShaped } from './api-key.ts'
import { decisionNumber, type KeptKeys } from './kept-keys.ts'

export interface KeyDirectoryOptions {
  readonly graph: GraphStore
  /** Keys that were read earlier, for a start while the graph is unavailable; null if none were. */
  readonly known?: readonly ApiKey[] | null
  /** Called with the keys that were read: each read waits for it. */
  readonly onRead?: (kept: KeptKeys) => Promise<void>
}

/** The API keys in memory, as of the last `refresh`. While the graph is unavailable, the keys that were read last count. */
export class KeyDirectory {
  readonly #options: KeyDirectoryOptions
  readonly #byHash = new Map<string, ApiKey>()
  #keys: readonly ApiKey[] | null = null
  #reading: Promise<void> | undefined

  constructor(options: KeyDirectoryOptions) {
    this.#options = options
    if (options.known) this.#replace(options.known)
  }

  /** The keys by name; null if they were never read. */
  get keys(): readonly ApiKey[] | null {
    return this.#keys
  }

  /** Reads the keys. Includes every write that has ended. Rejects with GraphError. */
  async refresh(): Promise<void> {
    await this.#reading?.catch(() => undefined)
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined
    })
    return this.#reading
  }

  /** The key as stored, if it is known and has not expired; null otherwise. The time does not depend on the key's digits. */
  find(key: string, nowMs: number): ApiKey | null {
    if (!isKeyShaped(key)) return null
    const hash = hashOf(key)
    const found = this.#byHash.get(hash)
    if (!found || (found.expiresAtMs ?? Number.POSITIVE_INFINITY) <= nowMs) return null
    return found.hash === hash || nowMs < (found.previousUntilMs ?? 0) ? found : null
  }

  async #read(): Promise<void> {
    const { graph, onRead } = this.#options
    const keys = (await graph.run(apiKeys, {})).map(apiKeyOf)
    this.#replace(keys)
    // The number after the keys: no older copy of the graph has both.
    await onRead?.({ keys, number: await decisionNumber(graph) })
  }

  #replace(keys: readonly ApiKey[]): void {
    const isSame = JSON.stringify(keys) === JSON.stringify(this.#keys)
    if (isSame) return
    this.#keys = keys
    this.#byHash.clear()
    for (const key of keys) {
      if (key.previousHash !== null) this.#byHash.set(key.previousHash, key)
      this.#byHash.set(key.hash, key)
    }
  }
}
