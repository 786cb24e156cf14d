import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { makeTokenSecret, replaceTokenSecret, tokenSecret } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { DataKey } from '../platform/data-key.ts'
import { replaceFileDurably } from '../platform/files/replace-file.ts'

const GENERATION = z.object({ secret: z.string(), rotatedAt: z.int() })

/** A secret of user tokens, and since when it is valid, epoch milliseconds. */
type Generation = Readonly<z.infer<typeof GENERATION>>

/** Where the secret is kept. */
export interface SecretPlace {
  read(): Promise<Generation | null>
  write(generation: Generation): Promise<unknown>
  /** As `write`, unless there is one. */
  make(generation: Generation): Promise<unknown>
}

/** The graph, which servers of one Neo4j share. Rejects with GraphError. */
export function secretInGraph(graph: GraphStore): SecretPlace {
  return {
    read: async () => (await graph.run(tokenSecret, {}))[0] ?? null,
    write: (generation) => graph.run(replaceTokenSecret, { ...generation }),
    make: (generation) => graph.run(makeTokenSecret, { ...generation }),
  }
}

/** A file that its owner alone may read. A data key encrypts the secret. Rejects with errors of the file system. */
export function secretInFile(path: string, dataKey: DataKey | null): SecretPlace {
  const write = ({ secret, rotatedAt }: Generation) => {
    const stored = dataKey?.seal(secret, 'token secret') ?? secret
    return replaceFileDurably(path, JSON.stringify({ secret: stored, rotatedAt }))
  }
  return {
    async read() {
      if (!existsSync(path)) return null
      const { secret: stored, rotatedAt } = GENERATION.parse(JSON.parse(readFileSync(path, 'utf8')))
      const secret = dataKey ? dataKey.unseal(stored, 'token secret') : stored
      return secret === null ? null : { secret, rotatedAt }
    },
    write,
    make: write,
  }
}

/**
 * The secret of user tokens: random, and made at its first use. The newest generation in any of its places counts, so that an
 * older copy of one place brings none back. Another process may replace it: `refresh`.
 */
export class TokenSecret {
  readonly #places: readonly SecretPlace[]
  readonly #onReplaced: () => void
  #kept: Generation | null = null

  /**
   * @param places the first is where a new secret is made
   * @param onReplaced called when another secret was read than before
   */
  constructor(places: readonly SecretPlace[], onReplaced: () => void) {
    this.#places = places
    this.#onReplaced = onReplaced
  }

  /** The secret as it was read last. Rejects as its places do. */
  async read(nowMs: number): Promise<string> {
    if (this.#kept === null) await this.#readNewest()
    if (this.#kept === null) {
      await this.#places[0]?.make({ secret: newSecret(), rotatedAt: nowMs })
      await this.#readNewest()
    }
    if (this.#kept === null) throw new TypeError('the secret was not kept')
    return this.#kept.secret
  }

  /** Reads the secret again, if it was read before. Rejects as its places do. */
  async refresh(): Promise<void> {
    if (this.#kept) await this.#readNewest()
  }

  /** Replaces the secret: no token that was issued before works any more. */
  async replace(nowMs: number): Promise<void> {
    await this.#readNewest()
    await this.#keep({ secret: newSecret(), rotatedAt: Math.max(nowMs, (this.#kept?.rotatedAt ?? 0) + 1) })
  }

  async #readNewest(): Promise<void> {
    const found = await Promise.all(this.#places.map((place) => place.read()))
    const [newest] = [...found, this.#kept]
      .flatMap((one) => one ?? [])
      .sort((a, b) => b.rotatedAt - a.rotatedAt)
    if (newest) await this.#keep(newest, found)
  }

  /** Keeps a generation in all places. @param found what they have; omitted: nothing that stays */
  async #keep(newest: Generation, found: readonly (Generation | null)[] = []): Promise<void> {
    for (const [index, place] of this.#places.entries())
      if (found[index]?.secret !== newest.secret) await place.write(newest)
    if (this.#kept !== null && this.#kept.secret !== newest.secret) this.#onReplaced()
    this.#kept = newest
  }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}
