import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { KeptKeys } from '../access/kept-keys.ts'
import { AttuneError } from '../domain/errors.ts'
import { type IdentitySpan, isWhole, isWithin } from '../domain/identity-span.ts'
import type { IsErased } from '../events/apply/apply-entries.ts'
import {
  type DecidedSinceRow,
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

/** What names a line of the file. Those of users go on with their keyed hash, those of erasures with the id of the request. */
const SECRET = 'secret'
const KEYS = 'keys'
const USER = 'user/'
const ERASURE = 'erasure/'

/** Binds the encrypted secret to its place. */
const FILE_SECRET = 'erased users'

/** Lines appended since the file was compacted, in bytes, before it is compacted again: this, or as much as it had then. */
const LEAST_APPENDED = 4_000_000

/** Rows of one page. */
const PAGE = 5_000

/** A user whose data is deleted in the graph, or a visitor of whom only the events within a span are. */
export interface Erasure extends IdentitySpan {
  /** Id of the request. */
  readonly id: string
  /** Keyed hash of the user. */
  readonly subject: string
  /** Events accepted up to this instant never come back. Epoch milliseconds. */
  readonly erasedAt: number
}

type Line = readonly [name: string, json: string]

/**
 * The decisions that outlive a restore of an older graph: who was erased, by keyed hashes, what users consent to, and the API
 * keys. They are in the graph, and in a file of the data folder, whose later lines replace earlier ones of the same name.
 */
export class KeptDecisions {
  /** Whether the graph has all of them, as far as this process knows. */
  isApplied = false
  /** The keys as they were read last; null before the first. */
  keys: KeptKeys | null = null
  readonly #path: string
  readonly #dataKey: DataKey | null
  readonly #erasures = new Map<string, Erasure>()
  readonly #bySubject = new Map<string, readonly Erasure[]>()
  #newestMs = Number.NEGATIVE_INFINITY
  #secret: UserSecret | undefined
  /** Whether the graph has this secret too. */
  #isShared = false
  #written: Promise<void> = Promise.resolve()
  #appended = 0
  #compacted = 0

  /**
   * @param path of the file; created at the first decision
   * @param dataKey encrypts the secret in the file; null for none
   * @throws AttuneError `CONFIG_INVALID` if another data key did
   */
  constructor(path: string, dataKey: DataKey | null = null) {
    this.#path = path
    this.#dataKey = dataKey
    for (const [name, json] of this.#lines()) {
      if (name === SECRET) this.#open(JSON.parse(json))
      else if (name === KEYS) this.keys = JSON.parse(json)
      else if (name.startsWith(ERASURE)) this.add(JSON.parse(json))
    }
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
    const erasures = this.#bySubject.get(this.#secret.subjectOf(event.userId)) ?? []
    return erasures.some((erasure) => acceptedAtMs <= erasure.erasedAt && isWithin(erasure, event.atMs))
  }

  /** From now on, earlier events of this user are not applied. */
  add(erasure: Erasure): void {
    const { id, subject, erasedAt } = erasure
    this.#erasures.set(id, erasure)
    this.#newestMs = Math.max(this.#newestMs, erasedAt)
    const others = (this.#bySubject.get(subject) ?? []).filter((other) => other.id !== id)
    this.#bySubject.set(subject, [...others, erasure])
  }

  /** Keeps an erasure that the graph has. @throws AttuneError `UNAVAILABLE` if the disk refuses it */
  keepErasure(erasure: Erasure): Promise<void> {
    this.add(erasure)
    return this.#append([lineOf(ERASURE + erasure.id, erasure)])
  }

  /** Keeps the keys, if they are others than before. @throws AttuneError `UNAVAILABLE` if the disk refuses it */
  readonly keepKeys = async (kept: KeptKeys): Promise<void> => {
    const { keys, number } = this.keys ?? { keys: [], number: 0 }
    if (kept.number < number || JSON.stringify(kept.keys) === JSON.stringify(keys)) return
    await this.#append([lineOf(KEYS, kept)])
    this.keys = kept
  }

  /** Keeps what users have decided. Call `compare` before. @throws AttuneError `UNAVAILABLE` if the disk refuses it */
  readonly keepConsents = (decided: readonly DecidedSinceRow[]): Promise<void> => {
    const { secret } = this
    return this.#append(
      decided.map((row) =>
        lineOf(USER + secret.subjectOf(row.id), { ...row, id: secret.seal(row.id, USER) }),
      ),
    )
  }

  /** What users who were not erased since have decided last, after the decision with this number. Call `compare` before. */
  consents(afterNumber = 0): readonly DecidedSinceRow[] {
    const lines = this.#lines().filter(([name]) => name.startsWith(USER))
    const rows = lines.map(([, json]): DecidedSinceRow => JSON.parse(json))
    const later = rows.filter(({ receiptId }) => Number(receiptId) > afterNumber)
    return later.map((row) => ({ ...row, id: this.secret.unseal(row.id, USER) ?? '' }))
  }

  /** Writes the file without outdated lines. @throws AttuneError `UNAVAILABLE` if the disk refuses it */
  save(): Promise<void> {
    return this.#inTurn(() => {
      const erasures = [...this.#erasures].map(([id, erasure]) => lineOf(ERASURE + id, erasure))
      const text = textOf([...new Map([...this.#lines(), ...this.#secretLine(), ...erasures])])
      this.#appended = 0
      this.#compacted = text.length
      return replaceFileDurably(this.#path, text)
    })
  }

  async #append(lines: readonly Line[]): Promise<void> {
    if (lines.length === 0) return
    await this.#inTurn(async () => {
      const text = textOf(existsSync(this.#path) ? lines : [...this.#secretLine(), ...lines])
      const file = await open(this.#path, 'a', 0o600)
      const written = file.appendFile(text).then(() => file.datasync())
      await written.finally(() => file.close())
      this.#appended += text.length
    })
    if (this.#appended > Math.max(LEAST_APPENDED, this.#compacted)) await this.save()
  }

  #inTurn(write: () => Promise<void>): Promise<void> {
    const written = this.#written.then(write).catch((cause: unknown) => {
      throw new AttuneError('UNAVAILABLE', `${this.#path} cannot be written`, { cause })
    })
    this.#written = written.catch(() => undefined)
    return written
  }

  /** The newest line of each name, without what users decided who were erased since. A line that was torn is left out. */
  #lines(): readonly Line[] {
    const text = existsSync(this.#path) ? readFileSync(this.#path, 'utf8') : ''
    const whole = text
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(({ length }) => length === 3)
    return [...new Map(whole.map(([name = '', json = '']) => [name, json]))].filter(([name, json]) => {
      const erasures = (this.#bySubject.get(name.slice(USER.length)) ?? []).filter(isWhole)
      return erasures.every(({ erasedAt }) => JSON.parse(json).at > erasedAt)
    })
  }

  #open(stored: string): void {
    const text = this.#dataKey ? this.#dataKey.unseal(stored, FILE_SECRET) : stored
    if (text === null) throw this.#otherGraph()
    this.#secret = new UserSecret(text)
  }

  #secretLine(): readonly Line[] {
    const text = this.#secret?.text
    return text === undefined ? [] : [lineOf(SECRET, this.#dataKey?.seal(text, FILE_SECRET) ?? text)]
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
  return graph.run(keepPrivacySecret, { secret })
}

function lineOf(name: string, value: unknown): Line {
  return [name, JSON.stringify(value)]
}

/** A line begins with a line feed and ends with a tab, so that a power failure tears no other line, and is noticed. */
function textOf(lines: readonly Line[]): string {
  return lines.map(([name, json]) => `\n${name}\t${json}\t`).join('')
}
