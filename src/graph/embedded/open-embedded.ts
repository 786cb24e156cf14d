import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import grafeo from '@grafeo-db/js'
import { flush, missingRoom } from '../../platform/files/durable-files.ts'
import { threadScript } from '../../platform/threads/thread-script.ts'
import { traced } from '../../platform/tracing.ts'
import { decodeRows } from '../decode-rows.ts'
import { encodeParams } from '../encode-params.ts'
import { checkGraphFormat } from '../format.ts'
import { GraphError } from '../graph-error.ts'
import type { GraphQuery } from '../graph-query.ts'
import type { GraphDiagnostics, GraphRunner, GraphStore, RunOptions } from '../graph-store.ts'
import { UNIQUE_KEYS } from '../schema.ts'
import { orCancelled, Semaphore } from '../semaphore.ts'
import { retryWrite, TransactionScope } from '../transaction.ts'
import { WriteCounter, type WriteNumbers } from '../write-counter.ts'
import { isStillRunning, toGraphError, UNAVAILABLE_HINT } from './embedded-errors.ts'

/** A graph in one file, or in memory. */
export interface EmbeddedGraph extends GraphStore {
  readonly writes: WriteNumbers
  /**
   * Copies the graph, as it is between two write transactions, to another file, and flushes it. A checkpoint stops all queries
   * (40-230 ms for 277,000 relationships); writers also wait for the copy. A failure, or a killed process, may leave a part of
   * the file.
   *
   * @throws GraphError `contract` for a graph in memory, `cancelled` if the signal aborts while the copy is queued,
   * `unavailable` if the disk lacks room; errors of the file system
   */
  copyTo(path: string, signal: AbortSignal): Promise<void>
  /**
   * Writes the file again with what the graph holds now, so that no byte of deleted data is left in it or its write-ahead log,
   * and goes on with the new file. Writers wait; reads wait only while the files change places. Takes the room of two copies. A
   * killed process leaves the old file or the new one, and `leftovers`. Does nothing for a graph in memory.
   *
   * @throws GraphError `unavailable` if the disk lacks room; errors of the file system. The graph goes on with its old file
   */
  rewrite(): Promise<void>
}

/** What follows the graph's own file name in those of files that a killed `rewrite` may leave. Delete them before the graph is opened. */
export const REWRITE_LEFTOVERS = ['.rewriting', '.previous'] as const

const [DRAFT, PREVIOUS] = REWRITE_LEFTOVERS

/** Suffix of the folder of the write-ahead log. */
const LOG = '.wal'

export interface EmbeddedOptions {
  /** File of the graph; created if absent. Omit for a graph in memory. */
  readonly path?: string
  /**
   * The graph refuses queries that make it grow (`GraphQuery.isGrowing`) beyond this many relationships: larger graphs belong on
   * Neo4j. Every other write passes, so that a full graph can still be cleaned, and a consent withdrawn.
   */
  readonly maxRelationships: number
  /** Concurrent reads. Default: two per core, see `READS_PER_CORE`. */
  readonly readSlots?: number
  /** Rows of queries without ORDER BY come in random order: a test option. */
  readonly shuffleUnordered?: boolean
  /** Called with the number of rows that each query has scanned: a test option. */
  readonly onRowsScanned?: (rows: number) => void
}

type Database = InstanceType<typeof grafeo.GrafeoDB>
type Runner = Pick<Database, 'executeCypher'>

/**
 * With one per core, a core idles until the event loop hands over the next query: a fifth less throughput than with two.
 * More only queue inside the engine.
 */
const READS_PER_CORE = 2

/**
 * Sets when the engine makes a checkpoint: without triggers it never does. A checkpoint after a new relationship writes those of
 * the whole graph again, and all queries wait for it: half a second for 5.7 million. So a larger graph makes fewer.
 */
function setCheckpoints(database: Database): void {
  const relationships = database.edgeCount()
  database.setCheckpointTriggers({
    // Opening the graph again replays 68 MB in 2.3 s of CPU.
    walBytes: Math.max(64_000_000, 60 * relationships),
    intervalMs: Math.min(Math.max(10_000, Math.round(relationships / 15)), 600_000),
  })
}

/** Bytes that a copy leaves free: twice as many as the journal needs to go on. */
const FREE_AFTER_COPY = 64 * 2 ** 20

/**
 * Opens the embedded graph and creates its keys.
 *
 * @throws GraphError `in-use` if another process holds the file; AttuneError as `checkGraphFormat`
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedGraph> {
  const graph = new EmbeddedStore(await openDatabase(options), options)
  try {
    await checkGraphFormat(graph)
    return graph
  } catch (error) {
    await graph.close()
    throw error
  }
}

/** Opens the file and creates its keys. */
async function openDatabase(options: EmbeddedOptions): Promise<Database> {
  const database = open(options)
  try {
    await setUp(database)
    if (options.path) setCheckpoints(database)
    return database
  } catch (error) {
    database.close()
    throw toGraphError('open', error)
  }
}

function open(options: EmbeddedOptions): Database {
  if (options.path) mkdirSync(dirname(options.path), { recursive: true })
  try {
    return grafeo.GrafeoDB.create(options.path ?? null, {
      shuffleUnordered: options.shuffleUnordered ?? false,
    })
  } catch (error) {
    throw toGraphError('open', error)
  }
}

/** Creates both: the constraint has no index of its own. */
async function setUp(database: Database): Promise<void> {
  for (const { label, property } of UNIQUE_KEYS) {
    const name = `${label.toLowerCase()}_${property}`
    await database.executeCypher(
      `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (node:${label}) REQUIRE node.${property} IS UNIQUE`,
    )
    await database.executeCypher(
      `CREATE INDEX ${name}_index IF NOT EXISTS FOR (node:${label}) ON (node.${property})`,
    )
  }
}

class EmbeddedStore implements EmbeddedGraph {
  readonly name = 'embedded'
  readonly diagnostics: GraphDiagnostics
  readonly writes = new WriteCounter()
  readonly #options: EmbeddedOptions
  #database: Database
  readonly #path: string | undefined
  readonly #maxRelationships: number
  readonly #onRowsScanned: EmbeddedOptions['onRowsScanned']
  readonly #readers: Semaphore
  readonly #writer = new Semaphore(1)
  /** For which checkpoints were set. */
  #relationships = 0
  #isClosed = false

  constructor(database: Database, options: EmbeddedOptions) {
    this.#options = options
    this.#database = database
    this.#path = options.path
    this.#maxRelationships = options.maxRelationships
    this.#readers = new Semaphore(options.readSlots ?? READS_PER_CORE * availableParallelism())
    this.#onRowsScanned = options.onRowsScanned
    this.#relationships = database.edgeCount()
    this.diagnostics = {
      engineVersion: database.version(),
      waiting: () => ({ reads: this.#readers.waiting, writes: this.#writer.waiting }),
      room: () => this.#maxRelationships - this.#database.edgeCount(),
    }
  }

  async run<Params, Row>(
    query: GraphQuery<Params, Row>,
    params: Params,
    options: RunOptions = {},
  ): Promise<readonly Row[]> {
    if (query.mode === 'write') return this.transaction((graph) => graph.run(query, params, options), options)
    this.#checkOpen(query.name)
    const { signal } = options
    // The slot is held until the engine is done: a query cannot be stopped, and the graph must not be closed under it.
    const read = () => this.#readers.run(() => this.#execute(this.#database, query, params), signal)
    return traced('graph read', () => orCancelled(read(), signal), { query: query.name })
  }

  async transaction<T>(work: (graph: GraphRunner) => Promise<T>, options: RunOptions = {}): Promise<T> {
    this.#checkOpen('transaction')
    const { signal } = options
    const write = () => {
      this.#adaptCheckpoints()
      return retryWrite(() => this.#attempt(work, signal), signal)
    }
    return traced('graph write', () => this.#writer.run(write, signal))
  }

  async copyTo(path: string, signal: AbortSignal): Promise<void> {
    this.#checkOpen('copy')
    const own = this.#path
    if (own === undefined) throw new GraphError('contract', 'copy: a graph in memory has no file')
    try {
      await this.#writer.run(() => this.#copyFile(own, path), signal)
      await flush(path)
    } catch (error) {
      throw toGraphError('copy', error)
    }
  }

  async rewrite(): Promise<void> {
    this.#checkOpen('rewrite')
    const path = this.#path
    if (path === undefined) return
    try {
      await this.#writer.run(() => this.#rewriteFile(path))
    } catch (error) {
      throw toGraphError('rewrite', error)
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await Promise.all([this.#readers.idle(), this.#writer.idle()])
    try {
      this.#database.close()
    } catch (error) {
      throw toGraphError('close', error)
    }
  }

  #adaptCheckpoints(): void {
    const relationships = this.#database.edgeCount()
    if (this.#path === undefined || relationships <= 2 * this.#relationships) return
    this.#relationships = relationships
    setCheckpoints(this.#database)
  }

  /** @throws GraphError `too-large` */
  #checkSize(): void {
    const relationships = this.#database.edgeCount()
    if (relationships <= this.#maxRelationships) return
    throw new GraphError(
      'too-large',
      `the embedded graph holds ${relationships} relationships, more than its limit of ${this.#maxRelationships}`,
    )
  }

  /** Without writers, and without checkpoints by the engine, the file is the graph. */
  async #copyFile(own: string, path: string): Promise<void> {
    this.#database.setCheckpointTriggers({})
    try {
      this.#database.walCheckpoint()
      const missing = missingRoom(own, dirname(path), FREE_AFTER_COPY)
      if (missing !== null) throw new GraphError('unavailable', `a copy of the graph ${missing}`)
      await copyFile(own, path)
    } finally {
      setCheckpoints(this.#database)
    }
  }

  async #rewriteFile(path: string): Promise<void> {
    removeLeftovers(path)
    // Of its own name: the process that saves may outlive a killed one for a moment.
    const draft = `${path}${DRAFT}-${randomUUID()}`
    const copy = `${draft}.copy`
    try {
      await this.#copyFile(path, copy)
      const missing = missingRoom(path, dirname(path), FREE_AFTER_COPY)
      if (missing !== null) throw new GraphError('unavailable', `a rewrite of the graph ${missing}`)
      await saveCopy(copy, draft)
      await flush(draft)
      await this.#readers.runAlone(() => this.#replaceFile(path, draft))
    } finally {
      removeLeftovers(path)
    }
  }

  async #replaceFile(path: string, draft: string): Promise<void> {
    const previous = `${path}${PREVIOUS}`
    linkSync(path, previous)
    const dropLog = () => rmSync(`${path}${LOG}`, { recursive: true, force: true })
    let isClosed = false
    try {
      this.#closeDatabase()
      isClosed = true
      await collectGarbage()
      // The old file includes its log now. Beside the new file it would bring deleted data back.
      dropLog()
      renameSync(draft, path)
      this.#database = await openDatabase(this.#options)
    } catch (error) {
      if (isClosed) dropLog()
      renameSync(previous, path)
      this.#database = await openDatabase(this.#options)
      throw error
    }
  }

  /** Leaves no reference to the closed graph. A function of its own: one that waits may keep what it has used. */
  #closeDatabase(): void {
    this.#database.close()
    this.#database = grafeo.GrafeoDB.create()
    this.#database.close()
  }

  async #attempt<T>(work: (graph: GraphRunner) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const transaction = this.#database.beginTransaction()
    const writes = new Semaphore(1)
    const scope = new TransactionScope((query, params, runSignal) => {
      const execute = () => this.#execute(transaction, query, params)
      return orCancelled(query.mode === 'write' ? writes.run(execute, runSignal) : execute(), runSignal)
    }, signal)
    try {
      const value = await work(scope)
      scope.finish()
      // Not `commit()`: some commits wait for the disk, and it would block the event loop for that time.
      await transaction.execute('COMMIT')
      return value
    } catch (error) {
      throw toGraphError('transaction', error)
    } finally {
      // Also after a failed commit, whose outcome is unknown.
      this.writes.count(scope.touched)
      scope.end()
      await rollBack(transaction)
    }
  }

  async #execute<Params, Row>(
    runner: Runner,
    query: GraphQuery<Params, Row>,
    params: Params,
  ): Promise<Row[]> {
    const encoded = encodeParams(query, params, Number)
    if (query.isGrowing) this.#checkSize()
    // The writer queue is the lock.
    if (query.isLock) return []
    try {
      const result = await runner.executeCypher(query.text, encoded)
      this.#onRowsScanned?.(result.rowsScanned ?? 0)
      return decodeRows(query, { columns: result.columns, rows: result.rows() }, decodeNumber)
    } catch (error) {
      throw toGraphError(query.name, error)
    }
  }

  #checkOpen(name: string): void {
    if (this.#isClosed) throw new GraphError('unavailable', `${name}: the graph is closed`)
  }
}

function removeLeftovers(path: string): void {
  const folder = dirname(path)
  for (const name of readdirSync(folder)) {
    const isLeft = REWRITE_LEFTOVERS.some((suffix) => name.startsWith(`${basename(path)}${suffix}`))
    if (isLeft) rmSync(join(folder, name), { recursive: name.endsWith(LOG), force: true })
  }
}

/** In a process of its own: it would stop all requests for seconds, and the engine takes twice the memory of the graph for it. */
async function saveCopy(copy: string, to: string): Promise<void> {
  const script = fileURLToPath(threadScript('save-copy', import.meta.url))
  try {
    await promisify(execFile)(process.execPath, [script, copy, to], { env: {} })
  } catch (cause) {
    throw new GraphError('unavailable', 'rewrite: saving failed', { cause, hint: UNAVAILABLE_HINT })
  }
}

/**
 * The engine gives back the memory and the file of a closed graph only once the garbage collector finds that nothing refers to
 * it: without this, after a minute or ten graphs later.
 */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  await nextTurn()
  collect()
  await nextTurn()
}

/**
 * Does nothing after a commit: the engine finds no transaction. It refuses to roll back while a cancelled query still runs, so
 * wait for its end: no other writer may begin before. After a failed commit the transaction is rolled back already. The engine
 * calls both active forever.
 */
async function rollBack(transaction: { rollback(): void; readonly isActive: boolean }): Promise<void> {
  while (transaction.isActive) {
    try {
      transaction.rollback()
      return
    } catch (error) {
      if (!isStillRunning(error)) return
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}

function decodeNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'bigint' ? Number(value) : undefined
}
