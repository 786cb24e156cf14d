import type { Transaction } from 'neo4j-driver'
import { decodeRows } from '../decode-rows.ts'
import { encodeParams } from '../encode-params.ts'
import { GraphError } from '../graph-error.ts'
import type { GraphQuery } from '../graph-query.ts'
import type { GraphRunner, RunOptions } from '../graph-store.ts'
import { anySignal } from '../slots.ts'
import { type Connections, letGo } from './connections.ts'
import { ConnectionLost, toGraphError } from './neo4j-errors.ts'
import { decodeNumber, encodeInt } from './neo4j-numbers.ts'
import { orGiveUp } from './or-give-up.ts'

export interface WriteLimits {
  /** The server stops the transaction after this long. */
  readonly timeoutMs: number
  /** A single answer that takes longer than this means that the server is hung. */
  readonly deadlineMs: number
  readonly signal: AbortSignal | undefined
}

/**
 * One attempt at a writing transaction: begin, `work`, commit; on any failure nothing stays. The driver's managed
 * transactions are not used, because they repeat a commit whose reply was lost.
 *
 * @throws ConnectionLost only if nothing can have been committed. Once the commit was sent, a lost connection is
 *   plain `unavailable`: the outcome is unknown.
 */
export async function attemptWrite<T>(
  connections: Connections,
  limits: WriteLimits,
  work: (graph: GraphRunner) => Promise<T>,
): Promise<T> {
  const driver = connections.driver
  const session = connections.session('write')
  const inTime = <V>(where: string, task: PromiseLike<V>, signal = limits.signal) =>
    orGiveUp(task, {
      where,
      deadlineMs: limits.deadlineMs,
      signal,
      onHung: () => connections.replace(driver),
    })
  try {
    const transaction = await inTime('begin', session.beginTransaction({ timeout: limits.timeoutMs }))
    const runner = new TransactionRunner(transaction, inTime, limits.signal)
    const value = await work(runner)
    runner.checkCommittable()
    await commit(transaction, inTime)
    return value
  } catch (error) {
    throw toGraphError('transaction', error)
  } finally {
    await letGo(session)
  }
}

type InTime = <V>(where: string, task: PromiseLike<V>, signal?: AbortSignal) => Promise<V>

/** Once sent, a commit is no longer cancelled: the caller must learn how it ended. */
async function commit(transaction: Transaction, inTime: InTime): Promise<void> {
  try {
    await inTime('commit', transaction.commit(), new AbortController().signal)
  } catch (raw) {
    const error = toGraphError('commit', raw)
    if (!(error instanceof ConnectionLost)) throw error
    throw new GraphError('unavailable', 'the connection to Neo4j was lost during a commit: outcome unknown', {
      cause: error.cause,
    })
  }
}

class TransactionRunner implements GraphRunner {
  readonly #transaction: Transaction
  readonly #inTime: InTime
  readonly #signal: AbortSignal | undefined
  #failure: unknown

  constructor(transaction: Transaction, inTime: InTime, signal: AbortSignal | undefined) {
    this.#transaction = transaction
    this.#inTime = inTime
    this.#signal = signal
  }

  async run<Params, Row>(
    query: GraphQuery<Params, Row>,
    params: Params,
    options: RunOptions = {},
  ): Promise<readonly Row[]> {
    try {
      const encoded = encodeParams(query, params, encodeInt)
      const signal = anySignal(this.#signal, options.signal)
      const result = await this.#inTime(query.name, this.#transaction.run(query.text, encoded), signal)
      return decodeRows(
        query,
        result.records.map((record) => record.toObject()),
        decodeNumber,
      )
    } catch (error) {
      this.#failure ??= toGraphError(query.name, error)
      throw this.#failure
    }
  }

  /** A failed query dooms its transaction, even if `work` went on without it. @throws its error, or `cancelled` */
  checkCommittable(): void {
    if (this.#failure !== undefined) throw this.#failure
    if (this.#signal?.aborted) throw new GraphError('cancelled', 'transaction: the caller gave up')
  }
}
