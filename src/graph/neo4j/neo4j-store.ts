import type { Session } from 'neo4j-driver'
import { AttuneError } from '../../domain/errors.ts'
import { Breaker } from '../../platform/breaker.ts'
import { traced } from '../../platform/tracing.ts'
import { decodeRows, type RawRows } from '../decode-rows.ts'
import { GraphError } from '../graph-error.ts'
import type { GraphQuery } from '../graph-query.ts'
import type { GraphDiagnostics, GraphRunner, GraphServer, GraphStore, RunOptions } from '../graph-store.ts'
import { Semaphore } from '../semaphore.ts'
import { retryWrite } from '../transaction.ts'
import type { WriteNumbers } from '../write-counter.ts'
import { attemptWrite, type Leave } from './attempt-write.ts'
import { Connections, closeQuietly } from './connections.ts'
import { decodeNumber, rawRows } from './driver-values.ts'
import { GroupedReads, type Statement } from './grouped-reads.ts'
import { LoginRefused, NoLeader, toGraphError } from './neo4j-errors.ts'
import type { Neo4jSettings } from './neo4j-options.ts'
import { refreshPlans, textByKeptPlan } from './plans.ts'
import { reach, refuseSealed } from './reach.ts'
import { retryIfConnectionLost, retryTornRead } from './retries.ts'
import { type SentQuery, sentQuery } from './sent-query.ts'
import { withDeadline } from './with-deadline.ts'
import { WriteFeed } from './write-feed.ts'

/** After so many calls in a row without an answer, every call fails at once. */
const MOST_FAILURES = 6

/**
 * A `GraphStore` on a Neo4j server or cluster, opened by `openNeo4j`. While the server does not answer, every call fails at
 * once, and a probe on new connections repeats until it answers.
 */
export class Neo4jStore implements GraphStore, GraphDiagnostics, GraphServer {
  readonly name = 'neo4j'
  readonly diagnostics = this as GraphDiagnostics
  readonly server = this as GraphServer
  readonly writes: WriteNumbers | undefined
  readonly #connections: Connections
  readonly #settings: Neo4jSettings
  readonly #readers: Semaphore
  readonly #grouped = new GroupedReads((statement, signal) => this.#admitted(statement, signal))
  /** One writer per store: as fast as several, and it cannot deadlock with itself. */
  readonly #writer = new Semaphore(1)
  readonly #feed: WriteFeed
  readonly #breaker: Breaker
  readonly #listeners: ((isAvailable: boolean) => void)[] = []
  #engineVersion = 'unknown'
  /** Why a server that answers refuses our queries. */
  #refusal: GraphError | undefined
  #isRefusalReported = false
  #outage = new AbortController()
  #closing: Promise<void> | undefined

  /** Opens nothing yet. @throws GraphError `refused` for a URI that is no Neo4j URI. */
  constructor(connections: Connections, settings: Neo4jSettings) {
    this.#connections = connections
    this.#settings = settings
    this.#feed = new WriteFeed(this, settings.processId)
    this.writes = isCluster(settings.uri) ? undefined : this.#feed
    this.#readers = new Semaphore(settings.readSlots)
    this.#breaker = new Breaker({
      mostFailures: MOST_FAILURES,
      probe: () => this.#probe(),
      pauseMs: () => (this.#refusal ? settings.probeRefusedEveryMs : settings.probeEveryMs),
      onChange: (isOpen) => this.#changed(!isOpen),
    })
  }

  get engineVersion(): string {
    return this.#engineVersion
  }

  /** Connects to the server and sets it up. @throws GraphError; AttuneError as `checkGraphFormat` */
  async reach(): Promise<void> {
    this.#engineVersion = await reach(this.#connections)
    if (this.writes) await this.#feed.begin()
  }

  async run<Params, Row>(
    query: GraphQuery<Params, Row>,
    params: Params,
    options: RunOptions = {},
  ): Promise<readonly Row[]> {
    if (query.mode === 'write') return this.transaction((graph) => graph.run(query, params, options), options)
    const { name, group } = query
    const { signal, mayLag = false } = options
    const statement = { ...sentQuery(query, params), name, mayLag }
    const read = () => {
      this.#check(query.name)
      return group === undefined
        ? this.#admitted(statement, signal)
        : this.#grouped.read(group, { ...statement, columns: Object.keys(query.row) }, signal)
    }
    const decoded = () => retryTornRead(read, (rows) => decodeRows(query, rows, decodeNumber))
    return traced('graph read', decoded, { query: name })
  }

  async transaction<T>(work: (graph: GraphRunner) => Promise<T>, { signal }: RunOptions = {}): Promise<T> {
    this.#check('transaction')
    const write = async () => {
      let touched: ReadonlySet<number> = new Set()
      const leave: Leave = (runner, codes) => {
        touched = codes
        return this.#feed.leave(runner, codes)
      }
      try {
        const attempt = () => this.#watched(() => this.#attempt(work, leave, signal), signal)
        return await retryWrite(attempt, signal)
      } catch (error) {
        if (touched.size > 0 && isUnanswered(error, true)) this.#feed.lose()
        throw error
      } finally {
        this.#feed.count(touched)
      }
    }
    return traced('graph write', () => this.#writer.run(write, signal))
  }

  async refreshPlans(): Promise<void> {
    if (!this.#closing && !this.#breaker.isOpen) await refreshPlans(this.#connections)
  }

  waiting(): { reads: number; writes: number } {
    return { reads: this.#readers.waiting, writes: this.#writer.waiting }
  }

  room(): number {
    return Number.POSITIVE_INFINITY
  }

  isAvailable(): boolean {
    return !this.#breaker.isOpen
  }

  onAvailabilityChange(listener: (isAvailable: boolean) => void): void {
    this.#listeners.push(listener)
  }

  bookmarks(): Promise<readonly string[]> {
    return this.#connections.bookmarks()
  }

  useBookmarks(bookmarks: readonly string[]): void {
    this.#connections.useBookmarks(bookmarks)
  }

  limitLag(): Promise<void> {
    return this.#connections.limitLag()
  }

  abortPending(): void {
    this.#breaker.open()
  }

  close(): Promise<void> {
    this.#breaker.end()
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    // Grouped reads that began in this turn acquire their slot at its end.
    await Promise.resolve()
    await Promise.all([this.#readers.idle(), this.#writer.idle()])
    await this.#connections.close()
  }

  /** On connections of its own: a driver never gives up a connection whose server does not answer. */
  async #probe(): Promise<void> {
    const connections = new Connections(this.#settings)
    try {
      this.#engineVersion = await reach(connections)
      if (this.#settings.refusesSealed) await refuseSealed(connections)
      this.#refusal = undefined
      this.#isRefusalReported = false
    } catch (raw) {
      const error = asRefusal(raw)
      if (isRefusal(error)) this.#refused(error)
      else this.#refusal = undefined
      throw error
    } finally {
      void connections.close()
    }
  }

  #refused(error: GraphError): void {
    if (!this.#isRefusalReported) this.#settings.onRefused(error)
    this.#isRefusalReported = true
    this.#refusal = error
  }

  #attempt<T>(
    work: (graph: GraphRunner) => Promise<T>,
    leave: Leave,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    // The server may have stopped answering while this transaction was queued.
    this.#checkReached('transaction')
    const { writeTimeoutMs: timeoutMs, replyGraceMs } = this.#settings
    const limits = { timeoutMs, deadlineMs: timeoutMs + replyGraceMs, signal }
    return attemptWrite(this.#connections, { ...limits, outage: this.#outage.signal }, work, leave)
  }

  #admitted(statement: Statement, signal: AbortSignal | undefined): Promise<RawRows> {
    const read = () => this.#read(statement, signal)
    return this.#readers.run(() => this.#watched(read, signal), signal)
  }

  async #read(statement: Statement, signal: AbortSignal | undefined): Promise<RawRows> {
    const where = statement.name
    // The server may have stopped answering while this read was queued.
    this.#checkReached(where)
    const text = textByKeptPlan(statement)
    const timeoutMs = this.#settings.readTimeoutMs
    const driver = this.#connections.driver
    const session = this.#connections.session('read', statement.mayLag)
    try {
      return await withDeadline(fetchRows(session, text, statement.params, timeoutMs), {
        where,
        deadlineMs: timeoutMs + this.#settings.replyGraceMs,
        signal,
        onHung: () => this.#connections.replace(driver),
      })
    } catch (error) {
      throw toGraphError(where, error)
    } finally {
      // Not awaited: the rows are here, or closing makes the server stop.
      void closeQuietly(session)
    }
  }

  /** Retries once after a lost connection, and reports the outcome to the breaker. */
  async #watched<T>(attempt: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const startedMs = performance.now()
    try {
      const value = await retryIfConnectionLost(attempt, signal)
      this.#breaker.succeeded()
      return value
    } catch (error) {
      if (error instanceof LoginRefused) this.#loginRefused(error)
      const wasLong = performance.now() - startedMs >= this.#settings.slowReadMs
      if (isUnanswered(error, wasLong)) this.#breaker.failed()
      throw error
    }
  }

  /** Further connections would be refused too, and so many wrong passwords would lock the account. */
  #loginRefused(error: LoginRefused): void {
    if (this.#breaker.isOpen) return
    this.#refused(error)
    this.#breaker.open()
  }

  /** A driver keeps connections that are never answered, so an outage begins with a new driver. */
  #changed(isAvailable: boolean): void {
    if (!isAvailable) {
      this.#connections.replace(this.#connections.driver)
      this.#outage.abort()
      this.#outage = new AbortController()
    }
    for (const listener of this.#listeners) listener(isAvailable)
  }

  #check(where: string): void {
    if (this.#closing) throw new GraphError('unavailable', `${where}: the graph is closed`)
    this.#checkReached(where)
  }

  #checkReached(where: string): void {
    if (!this.#breaker.isOpen) return
    if (!this.#refusal) throw new GraphError('unavailable', `${where}: Neo4j does not answer`)
    throw new GraphError('unavailable', `${where}: Neo4j refuses`, { cause: this.#refusal })
  }
}

/** With `neo4j:` reads go to any member, which may lag. */
function isCluster(uri: string): boolean {
  return uri.startsWith('neo4j')
}

/** A graph that must not be used counts as refusing: the process is running already. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof AttuneError)) return error
  return new GraphError('refused', error.message, { cause: error, ...(error.hint && { hint: error.hint }) })
}

/** True if the server answers, but refuses our queries. */
export function isRefusal(error: unknown): error is GraphError {
  return error instanceof GraphError && (error.kind === 'refused' || error.kind === 'contract')
}

/** No answer at all. An early abort by the caller says nothing about the server, nor does a missing leader. */
function isUnanswered(error: unknown, wasLong: boolean): boolean {
  if (!(error instanceof GraphError) || error instanceof NoLeader) return false
  if (error.kind === 'cancelled') return wasLong
  return error.kind === 'unavailable' || error.kind === 'timeout' || error.kind === 'refused'
}

/** An auto-commit transaction takes half the round trips of a managed one. */
async function fetchRows(
  session: Session,
  text: string,
  params: SentQuery['params'],
  timeoutMs: number,
): Promise<RawRows> {
  return rawRows(await session.run(text, params, { timeout: timeoutMs }))
}
