import {
  type ConsentDefaults,
  type Consents,
  grantedByDefault,
  PURPOSES,
  type Purpose,
} from '../domain/consent.ts'
import { inBatches } from '../domain/grouping.ts'
import {
  consentRevision,
  type DecidedSinceRow,
  decidedSince,
  decidedUsersPage,
} from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { pages } from '../graph/keyset-pages.ts'
import { RepeatedTask } from '../platform/repeated-task.ts'
import { isPurpose } from './decisions.ts'

/** How often the graph is asked for decisions that other processes wrote. */
const POLL_MS = 1_000

/** Users of one page, when all decisions are read. */
const PAGE_SIZE = 10_000

/** Receipts of one statement. */
const BATCH_SIZE = 500

/** If more receipts than this are new, all decisions are read again. */
const MAX_NEW = 5_000

/** The stored decisions of a user. */
interface Decided {
  readonly id: string
  readonly granted: readonly string[]
  readonly denied: readonly string[]
}

export interface LiveConsentsOptions {
  readonly defaults: ConsentDefaults
  /** Ids of the tags on sensitive topics; omitted: none. */
  readonly sensitiveTags?: readonly string[]
  /** Called with users whose consent has changed, except for those known from the first read. */
  readonly onChange?: (userIds: readonly string[]) => void
  /** Called with decisions since the first read, of all processes. It is called again if it fails. */
  readonly onDecided?: (decided: readonly DecidedSinceRow[]) => Promise<void>
  readonly onError?: (error: unknown) => void
}

/**
 * What users consent to, in memory: those whose decisions differ from the defaults. Has the writes of this process once
 * `onWrite` has resolved, and those of other processes within `POLL_MS`. Until the graph was read the defaults apply.
 * `show-me-to-others` is not in here: queries read it from the user.
 */
export class LiveConsents implements Consents {
  readonly #graph: GraphStore
  readonly #options: LiveConsentsOptions
  readonly #defaults: ReadonlySet<Purpose>
  readonly sensitiveTags: ReadonlySet<string>
  /** By user. Users with the same decisions share one set. */
  #granted = new Map<string, ReadonlySet<Purpose>>()
  readonly #sets = new Map<string, ReadonlySet<Purpose>>()
  /** Of the newest receipt that is included; null before the first read. */
  #revision: number | null = null
  /** The last step of catching up; the next one follows it. */
  #caughtUp: Promise<void> = Promise.resolve()
  readonly #polls: RepeatedTask

  constructor(graph: GraphStore, options: LiveConsentsOptions) {
    this.#graph = graph
    this.#options = options
    this.#defaults = grantedByDefault(options.defaults)
    this.sensitiveTags = new Set(options.sensitiveTags)
    const onFailed = (error: unknown) => options.onError?.(error)
    this.#polls = new RepeatedTask({ everyMs: POLL_MS, run: () => this.read(), onFailed })
  }

  allows(userId: string, purpose: Purpose): boolean {
    return (this.#granted.get(userId) ?? this.#defaults).has(purpose)
  }

  get revision(): number | null {
    return this.#revision
  }

  /** Reads what is new in the graph. @throws GraphError */
  read(): Promise<void> {
    const caughtUp = this.#caughtUp.then(() => this.#catchUp())
    this.#caughtUp = caughtUp.catch(() => undefined)
    return caughtUp
  }

  /** Follows the graph until `close`. */
  follow(): void {
    this.#polls.startLater()
  }

  /** Call this after a committed write or deletion of decisions. Never fails: a failed read is repeated by the next one. */
  async onWrite(): Promise<void> {
    await this.read().catch((error: unknown) => this.#options.onError?.(error))
  }

  /** Waits for a running read. */
  close(): Promise<void> {
    return this.#polls.stop()
  }

  async #catchUp(): Promise<void> {
    const [state] = await this.#graph.run(consentRevision, {})
    const target = state?.revision ?? 0
    const own = this.#revision
    if (own === target) return
    const isFollowed = own !== null && target > own && target - own <= MAX_NEW
    if (isFollowed && (await this.#readNew(own, target))) return
    await this.#readAll(target, own === null)
  }

  /** False if a receipt is missing. */
  async #readNew(own: number, target: number): Promise<boolean> {
    const receiptIds = Array.from({ length: target - own }, (_, index) => String(own + index + 1))
    const rows: DecidedSinceRow[] = []
    for (const ids of inBatches(receiptIds, BATCH_SIZE)) {
      rows.push(...(await this.#graph.run(decidedSince, { receiptIds: ids })))
    }
    for (const row of rows) this.#put(this.#granted, row)
    this.#notify(rows.map(({ id }) => id))
    await this.#options.onDecided?.(rows)
    if (rows.length < receiptIds.length) return false
    this.#revision = target
    return true
  }

  async #readAll(target: number, isFirst: boolean): Promise<void> {
    const all = new Map<string, ReadonlySet<Purpose>>()
    const read = (afterId: string, limit: number) => this.#graph.run(decidedUsersPage, { afterId, limit })
    for await (const page of pages(read, PAGE_SIZE)) for (const row of page) this.#put(all, row)
    const before = this.#granted
    this.#granted = all
    // What was written meanwhile has a higher number and is read next.
    this.#revision = target
    if (isFirst) return
    const ids = new Set([...before.keys(), ...all.keys()])
    this.#notify([...ids].filter((id) => before.get(id) !== all.get(id)))
  }

  #put(granted: Map<string, ReadonlySet<Purpose>>, row: Decided): void {
    const set = this.#setOf(row)
    if (set === this.#setOf(UNDECIDED)) granted.delete(row.id)
    else granted.set(row.id, set)
  }

  /** One set for all users with the same consent. */
  #setOf({ granted, denied }: Pick<Decided, 'granted' | 'denied'>): ReadonlySet<Purpose> {
    const applied = new Set(this.#defaults)
    for (const name of granted) if (isPurpose(name)) applied.add(name)
    for (const name of denied) if (isPurpose(name)) applied.delete(name)
    applied.delete('show-me-to-others')
    const key = PURPOSES.filter((purpose) => applied.has(purpose)).join(' ')
    const known = this.#sets.get(key)
    if (known) return known
    this.#sets.set(key, applied)
    return applied
  }

  #notify(userIds: readonly string[]): void {
    if (userIds.length === 0) return
    // Lists that were made since the write may have used the decisions before it.
    this.#graph.writes?.countDecisions(userIds)
    this.#options.onChange?.(userIds)
  }
}

const UNDECIDED = { granted: [], denied: [] }
