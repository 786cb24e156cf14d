import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { AttuneError } from '../domain/errors.ts'
import type { IsErased } from '../events/apply/apply-entries.ts'
import {
  erasedSubjects,
  type KeepPrivacySecretRow,
  keepPrivacySecret,
  privacySecret,
} from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { pages } from '../graph/keyset-pages.ts'
import type { DataKey } from '../platform/data-key.ts'
import { replaceFileDurably } from '../platform/files/replace-file.ts'
import { UserSecret } from './user-secret.ts'

/** Names the place of the secret in the file. */
const FILE_SECRET = 'erased users'

/** Rows of one page. */
const PAGE = 5_000

/** A user whose data is deleted in the graph. */
export interface Erasure {
  /** Id of the request. */
  readonly id: string
  /** Keyed hash of the user. */
  readonly subject: string
  /** Events accepted up to this instant never come back. Epoch milliseconds. */
  readonly erasedAt: number
}

const FILE = z.object({
  secret: z.string(),
  erasures: z.array(z.object({ id: z.string(), subject: z.string(), erasedAt: z.int() })),
})

/**
 * The erased users, by keyed hashes. They are in the graph, and in a file that still knows them after a restore of an older
 * graph.
 */
export class ErasedUsers {
  readonly #path: string
  readonly #dataKey: DataKey | null
  readonly #erasures = new Map<string, Erasure>()
  readonly #bySubject = new Map<string, number>()
  #newestMs = Number.NEGATIVE_INFINITY
  #secret: UserSecret | undefined
  /** Whether the graph has this secret too. */
  #isShared = false

  /**
   * @param path of the file; created at the first erasure
   * @param dataKey encrypts the secret in the file; null for none
   * @throws AttuneError `CONFIG_INVALID` if another data key did
   */
  constructor(path: string, dataKey: DataKey | null = null) {
    this.#path = path
    this.#dataKey = dataKey
    if (!existsSync(path)) return
    const { secret, erasures } = FILE.parse(JSON.parse(readFileSync(path, 'utf8')))
    const text = dataKey ? dataKey.unseal(secret, FILE_SECRET) : secret
    if (text === null) throw this.#otherGraph()
    this.#secret = new UserSecret(text)
    for (const erasure of erasures) this.add(erasure)
  }

  /**
   * Reads the erasures in the graph, and gives the graph a secret if it has none. Returns the erasures of the file that the
   * graph lacks.
   *
   * @throws GraphError; AttuneError `CONFIG_INVALID` if the file belongs to another graph
   */
  async compare(graph: GraphStore): Promise<readonly Erasure[]> {
    await this.#shareSecret(graph)
    const own = [...this.#erasures.values()]
    const inGraph = new Set<string>()
    for await (const page of pages((afterId, limit) => graph.run(erasedSubjects, { afterId, limit }), PAGE)) {
      for (const erasure of page) {
        inGraph.add(erasure.id)
        this.add(erasure)
      }
    }
    return own.filter(({ id }) => !inGraph.has(id))
  }

  /** Names users without their ids. Call `compare` before. */
  get secret(): UserSecret {
    if (!this.#secret) throw new Error('the secret of the graph is not known yet')
    return this.#secret
  }

  /**
   * The secret. The first call compares it with the graph.
   *
   * @throws GraphError; AttuneError `CONFIG_INVALID` if the file belongs to another graph
   */
  async readSecret(graph: GraphStore): Promise<UserSecret> {
    if (!this.#isShared) await this.#shareSecret(graph)
    return this.secret
  }

  /** Whether an entry of a journal is of a user who was erased after it was written. */
  readonly isErased: IsErased = ({ event, acceptedAtMs = Number.NEGATIVE_INFINITY }) => {
    if (acceptedAtMs > this.#newestMs || !this.#secret) return false
    const erasedAt = this.#bySubject.get(this.#secret.subjectOf(event.userId))
    return erasedAt !== undefined && acceptedAtMs <= erasedAt
  }

  /** From now on, earlier events of this user are not applied. */
  add(erasure: Erasure): void {
    const { id, subject, erasedAt } = erasure
    this.#erasures.set(id, erasure)
    this.#newestMs = Math.max(this.#newestMs, erasedAt)
    this.#bySubject.set(subject, Math.max(erasedAt, this.#bySubject.get(subject) ?? erasedAt))
  }

  /** Writes the file. @throws errors of the file system */
  async save(): Promise<void> {
    const { text } = this.secret
    const secret = this.#dataKey?.seal(text, FILE_SECRET) ?? text
    const content = { secret, erasures: [...this.#erasures.values()] }
    await replaceFileDurably(this.#path, JSON.stringify(content))
  }

  async #shareSecret(graph: GraphStore): Promise<void> {
    const [stored] = await graph.run(privacySecret, {})
    const own = this.#secret?.text ?? randomBytes(32).toString('hex')
    const [kept] = stored ? [stored] : await keepSecret(graph, own)
    const secret = kept?.secret ?? own
    if (this.#secret && this.#secret.text !== secret) {
      throw this.#otherGraph()
    }
    this.#secret ??= new UserSecret(secret)
    this.#isShared = true
  }

  #otherGraph(): AttuneError {
    return new AttuneError('CONFIG_INVALID', `${this.#path} belongs to another graph`, {
      hint: 'use a data folder of its own for each graph',
    })
  }
}

/** Kept pages stay true: no list depends on the secret. */
function keepSecret(graph: GraphStore, secret: string): Promise<readonly KeepPrivacySecretRow[]> {
  return graph.transaction((runner) => runner.run(keepPrivacySecret, { secret }), { changes: {} })
}
