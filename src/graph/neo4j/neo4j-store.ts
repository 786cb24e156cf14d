import { setTimeout } from 'node:timers/promises'
import type { Session } from 'neo4j-driver'
import { Breaker } from '../breaker.ts'
import { decodeRows, type RawRows } from '../decode-rows.ts'
import { GraphError } from '../graph-error.ts'
import type { GraphQuery } from '../graph-query.ts'
import type { GraphDiagnostics, GraphRunner, GraphServer, GraphStore, RunOptions } from '../graph-store.ts'
import { retryWrite } from '../retry-write.ts'
import { Semaphore } from '../semaphore.ts'
import { attemptWrite } from './attempt-write.ts'
import { type Connections, closeQuietly } from './connections.ts'
import { explainInBackground } from './explain-in-background.ts'
import { GroupedReads } from './grouped-reads.ts'
import { NoLeader, NotLetIn, toGraphError } from './neo4j-errors.ts'
import { decodeNumber } from './neo4j-numbers.ts'
import type { Neo4jSettings } from './neo4j-options.ts'
import { type Planned, PlanWarmer } from './plan-warmer.ts'
import { probeBolt } from './probe-bolt.ts'
import { rawRows } from './raw-rows.ts'
import { reach } from './reach.ts'
import { refreshPlans } from './refresh-plans.ts'
import { retryIfConnectionLost } from './retry-if-connection-lost.ts'
import { retryTornRead } from './retry-torn-read.ts'
import { type SentQuery, sentQuery } from './sent-query.ts'
import type { Statement } from './statement.ts'
import { withDeadline } from './with-deadline.ts'

/** Some sixty statements that are in use have their turn in about half a minute. */
const BETWEEN_PLANS_MS = 500

/**
 * A `GraphStore` on a Neo4j server or cluster. Made by `openNeo4j`. While the server does not answer, everything fails
 * at once; a new driver looks for it again and again.
 */
export class Neo4jStore implements GraphStore, GraphDiagnostics, GraphServer {
  readonly name = 'neo4j'
  readonly diagnostics = this as GraphDiagnostics
  readonly server = this as GraphServer
  readonly #connections: Connections
  readonly #settings: Neo4jSettings
  readonly #readers: Semaphore
  readonly #grouped = new GroupedReads((statement, signal) => this.#admitted(statement, signal))
  /** One writer a store: as fast as several, and never in a deadlock with itself. */
  readonly #writer = new Semaphore(1)
  readonly #plans = new PlanWarmer((statement) => this.#explainInBackground(statement))
  readonly #breaker: Breaker
  readonly #listeners: ((isAvailable: boolean) => void)[] = []
  #engineVersion = 'unknown'
  /** Why the server, which is there, refuses. */
  #refusal: GraphError | undefined
  #isRefusalTold = false
  #outage = new AbortController()
  #closing: Promise<void> | undefined

  /** Opens nothing yet. @throws GraphError `refused` for a URI that is no Neo4j URI. */
  constructor(connections: Connections, settings: Neo4jSettings) {
    this.#connections = connections
    this.#settings = settings
    this.#readers = new Semaphore(settings.readSlots)
    this.#breaker = new Breaker({
      probe: () => this.#probe(),
      pauseMs: () => (this.#refusal ? settings.probeRefusedEveryMs : settings.probeEveryMs),
      onChange: (isOpen) => this.#changed(!isOpen),
    })
  }

  get engineVersion(): string {
    return this.#engineVersion
  }

  /** Finds out that the server answers and sets it up. @throws GraphError */
  async reach(): Promise<void> {
    this.#engineVersion = await reach(this.#connections)
  }

  /** Begins as a store whose server is away, or refuses. */
  begin(why: GraphError): void {
    this.#refusal = isRefusal(why) ? why : undefined
    this.#breaker.open()
  }

  async run<Params, Row>(
    query: GraphQuery<Params, Row>,
    params: Params,
    options: RunOptions = {},
  ): Promise<readonly Row[]> {
    if (query.mode === 'write') return this.transaction((graph) => graph.run(query, params), options)
    const { name, group } = query
    const { signal, mayLag = false } = options
    const statement = { ...sentQuery(query, params), name, reads: 1, mayLag }
    const read = () => {
      this.#check(query.name)
      return group === undefined
        ? this.#admitted(statement, signal)
        : this.#grouped.read(group, { ...statement, columns: Object.keys(query.row) }, signal)
    }
    return retryTornRead(read, (rows) => decodeRows(query, rows, decodeNumber))
  }

  async transaction<T>(work: (graph: GraphRunner) => Promise<T>, options: RunOptions = {}): Promise<T> {
    this.#check('transaction')
    const { signal } = options
    const timeoutMs = this.#settings.writeTimeoutMs
    const limits = { timeoutMs, deadlineMs: timeoutMs + this.#settings.replyGraceMs, signal }
    const attempt = () => {
      // It may have gone away while this transaction waited for its turn.
      this.#checkReached('transaction')
      return attemptWrite(
        { connections: this.#connections, plans: this.#plans },
        { ...limits, outage: this.#outage.signal },
        work,
      )
    }
    return this.#writer.run(() => retryWrite(() => this.#watched(attempt, signal), signal), signal)
  }

  async refreshPlans(): Promise<void> {
    if (!this.#closing && !this.#breaker.isOpen) await refreshPlans(this.#connections)
  }

  waiting(): { reads: number; writes: number } {
    return { reads: this.#readers.waiting, writes: this.#writer.waiting }
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
    // Reads that have begun in this turn take their slot at its end.
    await Promise.resolve()
    await Promise.all([this.#readers.idle(), this.#writer.idle()])
    await this.#connections.close()
  }

  async #probe(): Promise<void> {
    try {
      await probeBolt(this.#settings.uri, this.#settings.connectionTimeoutMs)
      await this.#reachAnew()
      this.#refusal = undefined
      this.#isRefusalTold = false
    } catch (error) {
      if (isRefusal(error)) this.#refused(error)
      else this.#refusal = undefined
      throw error
    }
  }

  /** Whatever a driver is left with that did not get through, the next attempt begins without it. */
  async #reachAnew(): Promise<void> {
    const { driver } = this.#connections
    try {
      await this.reach()
    } catch (error) {
      this.#connections.replace(driver)
      throw error
    }
  }

  #refused(error: GraphError): void {
    if (!this.#isRefusalTold) this.#settings.onRefused(error)
    this.#isRefusalTold = true
    this.#refusal = error
  }

  /** Resolves when the next may be made: a row of them would take a core from answers for seconds. */
  async #explainInBackground(statement: Planned): Promise<void> {
    if (this.#closing || this.#breaker.isOpen) return
    await explainInBackground(this.#connections, statement)
    await setTimeout(BETWEEN_PLANS_MS, undefined, { ref: false })
  }

  #admitted(statement: Statement, signal: AbortSignal | undefined): Promise<RawRows> {
    const read = () => this.#read(statement, signal)
    return this.#readers.run(() => this.#watched(read, signal, statement.reads), signal)
  }

  async #read(statement: Statement, signal: AbortSignal | undefined): Promise<RawRows> {
    const where = statement.name
    // It may have gone away while this read waited for its turn.
    this.#checkReached(where)
    const text = this.#plans.textFor({ ...statement, mode: 'read' })
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
      // Not awaited: the answer is there, or the server is to stop working on it.
      void closeQuietly(session)
    }
  }

  /** Repeats what was lost, once, and tells the breaker how it ended for each of the calls that it stands for. */
  async #watched<T>(attempt: () => Promise<T>, signal: AbortSignal | undefined, calls = 1): Promise<T> {
    const startedMs = performance.now()
    try {
      const value = await retryIfConnectionLost(attempt, signal)
      for (let call = 0; call < calls; call++) this.#breaker.succeeded()
      return value
    } catch (error) {
      if (error instanceof NotLetIn) this.#notLetIn(error)
      const wasLong = performance.now() - startedMs >= this.#settings.slowReadMs
      if (isUnanswered(error, wasLong)) for (let call = 0; call < calls; call++) this.#breaker.failed()
      throw error
    }
  }

  /** Whoever else opened a connection would be refused as well, and so often that the server locks the account. */
  #notLetIn(error: NotLetIn): void {
    if (this.#breaker.isOpen) return
    this.#refused(error)
    this.#breaker.open()
  }

  /** A driver keeps connections that nobody answers on, so the next attempts begin with a new one. */
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

/** The server is there, and does not do what it is there for. */
function isRefusal(error: unknown): error is GraphError {
  return error instanceof GraphError && (error.kind === 'refused' || error.kind === 'contract')
}

/** No answer, not one that says no. A caller who gives up early says nothing of the server, nor does a missing leader. */
function isUnanswered(error: unknown, wasLong: boolean): boolean {
  if (!(error instanceof GraphError) || error instanceof NoLeader) return false
  if (error.kind === 'cancelled') return wasLong
  return error.kind === 'unavailable' || error.kind === 'timeout' || error.kind === 'refused'
}

/** One statement by itself is one transaction, and half the round trips of a managed one. */
async function fetchRows(
  session: Session,
  text: string,
  params: SentQuery['params'],
  timeoutMs: number,
): Promise<RawRows> {
  return rawRows(await session.run(text, params, { timeout: timeoutMs }))
}
