import type { Transaction } from 'neo4j-driver'
import { decodeRows } from '../decode-rows.ts'
import { GraphError } from '../graph-error.ts'
import type { GraphRunner } from '../graph-store.ts'
import { anySignal } from '../semaphore.ts'
import { type Execute, TransactionScope } from '../transaction.ts'
import { type Connections, closeQuietly } from './connections.ts'
import { decodeNumber, rawRows } from './driver-values.ts'
import { ConnectionLost, toGraphError } from './neo4j-errors.ts'
import { textByKeptPlan } from './plans.ts'
import { sentQuery } from './sent-query.ts'
import { withDeadline } from './with-deadline.ts'

export interface WriteLimits {
  /** The server stops the transaction after this long. */
  readonly timeoutMs: number
  /** A single reply that takes longer means that the server is hung. */
  readonly deadlineMs: number
  readonly signal: AbortSignal | undefined
  /** Aborts when the server is found to be unavailable: waiting longer would only delay the next writer. */
  readonly outage: AbortSignal
}

/** Runs the last statement of a transaction. @param touched codes of what its writes touch */
export type Leave = (runner: GraphRunner, touched: ReadonlySet<number>) => Promise<void>

/**
 * One attempt at a write transaction: begin, `work`, `leave`, commit; any failure rolls back. The driver's managed
 * transactions are not used, because they repeat a commit whose reply was lost.
 *
 * @throws ConnectionLost only if nothing can have been committed. Once the commit was sent, a lost connection is
 *   plain `unavailable`: the outcome is unknown.
 */
export async function attemptWrite<T>(
  connections: Connections,
  limits: WriteLimits,
  work: (graph: GraphRunner) => Promise<T>,
  leave: Leave,
): Promise<T> {
  const driver = connections.driver
  const session = connections.session('write')
  const { timeoutMs, deadlineMs, outage } = limits
  const signal = anySignal(limits.signal, outage)
  const onHung = () => connections.replace(driver)
  let scope: TransactionScope | undefined
  const inTime: InTime = (where, task, signal) => withDeadline(task, { where, deadlineMs, signal, onHung })
  try {
    const transaction = await inTime('begin', session.beginTransaction({ timeout: timeoutMs }), signal)
    const execute = executeIn(transaction, inTime)
    scope = new TransactionScope(execute, signal)
    const value = await work(scope)
    scope.finish()
    await leave({ run: (query, params) => execute(query, params, signal) }, scope.touched)
    await commit(transaction, inTime, outage)
    return value
  } catch (raw) {
    const error = toGraphError('transaction', raw)
    // Aborted by the outage, not by the caller.
    const isCutOff = error instanceof GraphError && error.kind === 'cancelled' && !limits.signal?.aborted
    if (isCutOff && outage.aborted)
      throw new GraphError('unavailable', 'Neo4j does not answer', { cause: error })
    throw error
  } finally {
    scope?.end()
    await closeQuietly(session)
  }
}

type InTime = <V>(where: string, task: PromiseLike<V>, signal: AbortSignal | undefined) => Promise<V>

/** The caller's signal no longer applies: once the commit is sent, the caller needs its outcome. */
async function commit(transaction: Transaction, inTime: InTime, outage: AbortSignal): Promise<void> {
  try {
    await inTime('commit', transaction.commit(), outage)
  } catch (raw) {
    const error = toGraphError('commit', raw)
    if (!(error instanceof ConnectionLost) && !outage.aborted) throw error
    throw new GraphError('unavailable', 'the connection to Neo4j was lost during a commit: outcome unknown', {
      cause: error instanceof Error ? error.cause : undefined,
    })
  }
}

function executeIn(transaction: Transaction, inTime: InTime): Execute {
  return async (query, params, signal) => {
    const sent = sentQuery(query, params)
    try {
      const result = await inTime(query.name, transaction.run(textByKeptPlan(sent), sent.params), signal)
      return decodeRows(query, rawRows(result), decodeNumber)
    } catch (error) {
      throw toGraphError(query.name, error)
    }
  }
}
