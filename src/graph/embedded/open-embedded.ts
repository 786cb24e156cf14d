import { mkdirSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import grafeo from '@grafeo-db/js'
import { flush } from '../../platform/files/durable-files.ts'
import { decodeRows } from '../decode-rows.ts'
import { encodeParams } from '../encode-params.ts'
import { GraphError } from '../graph-error.ts'
import type { GraphQuery } from '../graph-query.ts'
import type { GraphDiagnostics, GraphRunner, RunOptions } from '../graph-store.ts'
import { positionalText } from '../positional-rows.ts'
import { retryWrite } from '../retry-write.ts'
import { UNIQUE_KEYS } from '../schema.ts'
import { orCancelled, Semaphore } from '../semaphore.ts'
import { TransactionScope } from '../transaction-scope.ts'
import { checkRoom } from './copy-room.ts'
import { isStillRunning, toGraphError } from './embedded-errors.ts'
import type { EmbeddedGraph } from './embedded-graph.ts'

export interface EmbeddedOptions {
  /** File of the graph; made if absent. Omit for a graph in memory. */
  readonly path?: string
  /** Relationships past which the graph refuses to open and to grow; such a graph belongs on Neo4j. */
  readonly maxRelationships: number
  /** Queries that read at the same time. Default: two for each core, see `READS_PER_CORE`. */
  readonly readSlots?: number
  /** Rows of queries without ORDER BY come in random order: a test option. */
  readonly shuffleUnordered?: boolean
  /** Called with the number of rows that each query has scanned: a test option. */
  readonly onRowsScanned?: (rows: number) => void
}

type Database = InstanceType<typeof grafeo.GrafeoDB>
type Runner = Pick<Database, 'executeCypher'>

/**
 * With one a core, cores stand still until the event loop, busy with another answer, has handed over the next query:
 * a fifth fewer answers a second than with two. More only queue inside the engine.
 */
const READS_PER_CORE = 2

/** Without triggers the engine never checkpoints by itself. */
const CHECKPOINT = { walBytes: 64_000_000, intervalMs: 10_000 }

/**
 * Opens the embedded graph and makes its keys.
 *
 * @throws GraphError `in-use` if another opener holds the file, `too-large` past `maxRelationships`.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedGraph> {
  const database = open(options)
  try {
    if (options.path) database.setCheckpointTriggers(CHECKPOINT)
    await setUp(database)
    const store = new EmbeddedStore(database, options)
    store.checkSize()
    return store
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

/** Both are needed: the constraint alone has no index. */
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
  readonly #database: Database
  readonly #path: string | undefined
  readonly #maxRelationships: number
  readonly #onRowsScanned: EmbeddedOptions['onRowsScanned']
  readonly #readers: Semaphore
  readonly #writer = new Semaphore(1)
  #isClosed = false

  constructor(database: Database, options: EmbeddedOptions) {
    this.#database = database
    this.#path = options.path
    this.#maxRelationships = options.maxRelationships
    this.#readers = new Semaphore(options.readSlots ?? READS_PER_CORE * availableParallelism())
    this.#onRowsScanned = options.onRowsScanned
    this.diagnostics = {
      engineVersion: database.version(),
      waiting: () => ({ reads: this.#readers.waiting, writes: this.#writer.waiting }),
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
    // The slot stays taken until the engine is done: it cannot stop, and must not be closed under a query.
    const rows = this.#readers.run(() => this.#execute(this.#database, query, params), signal)
    return orCancelled(rows, signal)
  }

  async transaction<T>(work: (graph: GraphRunner) => Promise<T>, options: RunOptions = {}): Promise<T> {
    this.#checkOpen('transaction')
    const { signal } = options
    return this.#writer.run(() => {
      this.checkSize()
      return retryWrite(() => this.#attempt(work, signal), signal)
    }, signal)
  }

  async copyTo(path: string, signal: AbortSignal): Promise<bigint> {
    this.#checkOpen('copy')
    const own = this.#path
    if (own === undefined) throw new GraphError('contract', 'copy: a graph in memory has no file')
    try {
      const epoch = await this.#writer.run(async () => {
        // While nobody writes, and the engine brings nothing into its file by itself, the file is the graph.
        this.#database.setCheckpointTriggers({})
        try {
          this.#database.walCheckpoint()
          checkRoom(own, path)
          await copyFile(own, path)
          return this.#database.currentEpoch()
        } finally {
          this.#database.setCheckpointTriggers(CHECKPOINT)
        }
      }, signal)
      await flush(path)
      return epoch
    } catch (error) {
      throw toGraphError('copy', error)
    }
  }

  async saveTo(path: string, signal: AbortSignal): Promise<bigint> {
    this.#checkOpen('save')
    try {
      const epoch = await this.#writer.run(async () => {
        if (this.#path !== undefined) checkRoom(this.#path, path)
        this.#database.save(path)
        return this.#database.currentEpoch()
      }, signal)
      await flush(path)
      return epoch
    } catch (error) {
      throw toGraphError('save', error)
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

  /** @throws GraphError `too-large` */
  checkSize(): void {
    const relationships = this.#database.edgeCount()
    if (relationships <= this.#maxRelationships) return
    throw new GraphError(
      'too-large',
      `the embedded graph holds ${relationships} relationships, more than its limit of ${this.#maxRelationships}`,
    )
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
      transaction.commit()
      return value
    } catch (error) {
      throw toGraphError('transaction', error)
    } finally {
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
    // The writer queue has kept all others out.
    if (query.isLock) return []
    try {
      const result = await runner.executeCypher(positionalText(query), encoded)
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

/**
 * Does nothing after a commit. A cancelled query may still run, and the engine refuses to roll back under it:
 * wait for its end, because nobody else may write before. A commit that could not be written is rolled back already, though
 * the engine calls it active for good.
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
