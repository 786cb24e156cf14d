import { randomBytes } from 'node:crypto'
import { makeTokenSecret, replaceTokenSecret, tokenSecret } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'

/** The secret of user tokens: random, made at its first use, and kept in the graph. Another process may replace it: `refresh`. */
export class TokenSecret {
  readonly #graph: GraphStore
  readonly #onReplaced: () => void
  #secret: string | undefined

  /** @param onReplaced called when another secret was read than before */
  constructor(graph: GraphStore, onReplaced: () => void) {
    this.#graph = graph
    this.#onReplaced = onReplaced
  }

  /** The secret as it was read last. Rejects with GraphError. */
  async read(nowMs: number): Promise<string> {
    if (this.#secret !== undefined) return this.#secret
    const [found] = await this.#graph.run(tokenSecret, {})
    return this.#keep(found?.secret ?? (await this.#make(nowMs)))
  }

  /** Reads the secret again, if it was read before. Rejects with GraphError. */
  async refresh(): Promise<void> {
    if (this.#secret === undefined) return
    const [found] = await this.#graph.run(tokenSecret, {})
    if (found) this.#keep(found.secret)
  }

  /** Replaces the secret: no token that was issued before works any more. */
  async replace(nowMs: number): Promise<void> {
    const secret = newSecret()
    await this.#graph.run(replaceTokenSecret, { secret, rotatedAt: nowMs })
    this.#keep(secret)
  }

  async #make(nowMs: number): Promise<string> {
    await this.#graph.run(makeTokenSecret, { secret: newSecret(), rotatedAt: nowMs })
    const [made] = await this.#graph.run(tokenSecret, {})
    if (!made) throw new TypeError('the secret was not kept')
    return made.secret
  }

  #keep(secret: string): string {
    if (this.#secret !== undefined && this.#secret !== secret) this.#onReplaced()
    this.#secret = secret
    return secret
  }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}
