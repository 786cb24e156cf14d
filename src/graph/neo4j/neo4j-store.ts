import type { RecordShape, Session } from 'neo4j-driver'
import { decodeRows } from '../decode-rows.ts'
import { encodeParams } from '../encode-params.ts'
import { GraphError } from '../graph-error.ts'
import type { GraphQuery } from '../graph-query.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph-store.ts'
import { retryWrite } from '../retry-write.ts'
import { Slots } from '../slots.ts'
import { attemptWrite } from './attempt-write.ts'
import { type Connections, letGo } from './connections.ts'
import { ConnectionLost, toGraphError } from './neo4j-errors.ts'
import { decodeNumber, encodeInt } from './neo4j-numbers.ts'
import type { Neo4jSettings } from './neo4j-options.ts'
import { orGiveUp } from './or-give-up.ts'
import { profileWork } from './profile-work.ts'

/** A `GraphStore` on a Neo4j server or cluster. Made by `openNeo4j`. */
export class Neo4jStore implements GraphStore {
  readonly name = 'neo4j'
  readonly engineVersion: string
  readonly #connections: Connections
  readonly #settings: Neo4jSettings
  readonly #readers: Slots
  /** One writer a process: as fast as several, and never in a deadlock with itself. */
  readonly #writer = new Slots(1)
  #closing: Promise<void> | undefined

  constructor(connections: Connections, settings: Neo4jSettings, engineVersion: string) {
    this.#connections = connections
    this.#settings = settings
    this.#readers = new Slots(settings.readSlots)
    this.engineVersion = engineVersion
  }

  async run<Params, Row>(
    query: GraphQuery<Params, Row>,
    params: Params,
    options: RunOptions = {},
  ): Promise<readonly Row[]> {
    if (query.mode === 'write') return this.transaction((graph) => graph.run(query, params), options)
    this.#checkOpen(query.name)
    const encoded = encodeParams(query, params, encodeInt)
    const { signal } = options
    const rows = await this.#readers.run(
      () => onceMoreIfLost(() => this.#read(query.name, query.text, encoded, signal), signal),
      signal,
    )
    return decodeRows(query, rows, decodeNumber)
  }

  async transaction<T>(work: (graph: GraphRunner) => Promise<T>, options: RunOptions = {}): Promise<T> {
    this.#checkOpen('transaction')
    const { signal } = options
    const timeoutMs = this.#settings.writeTimeoutMs
    const limits = { timeoutMs, deadlineMs: timeoutMs + this.#settings.replyGraceMs, signal }
    const attempt = () => attemptWrite(this.#connections, limits, work)
    return this.#writer.run(() => retryWrite(() => onceMoreIfLost(attempt, signal), signal), signal)
  }

  async measureWork<Params, Row>(query: GraphQuery<Params, Row>, params: Params): Promise<number> {
    this.#checkOpen(query.name)
    const encoded = encodeParams(query, params, encodeInt)
    const slots = query.mode === 'write' ? this.#writer : this.#readers
    return slots.run(() => profileWork(this.#connections, query, encoded))
  }

  waiting(): { reads: number; writes: number } {
    return { reads: this.#readers.waiting, writes: this.#writer.waiting }
  }

  close(): Promise<void> {
    this.#closing ??= Promise.all([this.#readers.idle(), this.#writer.idle()]).then(() =>
      this.#connections.close(),
    )
    return this.#closing
  }

  async #read(
    where: string,
    text: string,
    params: Record<string, unknown>,
    signal: AbortSignal | undefined,
  ): Promise<RecordShape[]> {
    const timeoutMs = this.#settings.readTimeoutMs
    const driver = this.#connections.driver
    const session = this.#connections.session('read')
    try {
      return await orGiveUp(fetchRows(session, text, params, timeoutMs), {
        where,
        deadlineMs: timeoutMs + this.#settings.replyGraceMs,
        signal,
        onHung: () => this.#connections.replace(driver),
      })
    } catch (error) {
      throw toGraphError(where, error)
    } finally {
      // Not awaited: the answer is there, or the server is to stop working on it.
      void letGo(session)
    }
  }

  #checkOpen(where: string): void {
    if (this.#closing) throw new GraphError('unavailable', `${where}: the graph is closed`)
  }
}

/** One statement by itself is one transaction, and half the round trips of a managed one. */
async function fetchRows(
  session: Session,
  text: string,
  params: Record<string, unknown>,
  timeoutMs: number,
): Promise<RecordShape[]> {
  const result = await session.run(text, params, { timeout: timeoutMs })
  return result.records.map((record) => record.toObject())
}

/** Long enough for the pool to notice which of its other connections died at the same moment. */
const NOTICE_MS = 30

/** A pooled connection may have died unnoticed, and a cluster may have a new leader: one more try finds out. */
async function onceMoreIfLost<T>(attempt: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof ConnectionLost) || signal?.aborted) throw error
    await new Promise((resolve) => setTimeout(resolve, NOTICE_MS))
    return attempt()
  }
}
