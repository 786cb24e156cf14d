import { GraphError } from './graph-error.ts'
import type { GraphQuery } from './graph-query.ts'
import type { GraphRunner, RunOptions } from './graph-store.ts'
import { anySignal } from './semaphore.ts'

/** Runs one query inside an engine's transaction; rejects with `GraphError` only. */
export type Execute = <Params, Row>(
  query: GraphQuery<Params, Row>,
  params: Params,
  signal: AbortSignal | undefined,
) => Promise<readonly Row[]>

/**
 * Runs the queries of one transaction. Remembers the first failure: a failed query fails its transaction even if `work`
 * catches the error, because one engine would commit the rest and the other would not.
 */
export class TransactionScope implements GraphRunner {
  readonly #execute: Execute
  readonly #signal: AbortSignal | undefined
  #failure: unknown
  #isOver = false

  constructor(execute: Execute, signal: AbortSignal | undefined) {
    this.#execute = execute
    this.#signal = signal
  }

  async run<Params, Row>(
    query: GraphQuery<Params, Row>,
    params: Params,
    options: RunOptions = {},
  ): Promise<readonly Row[]> {
    if (this.#isOver) throw new GraphError('contract', `${query.name}: its transaction has ended`)
    try {
      return await this.#execute(query, params, anySignal(this.#signal, options.signal))
    } catch (error) {
      this.#failure ??= error
      throw error
    }
  }

  /** Rejects further queries: call when the transaction ends without a commit. */
  end(): void {
    this.#isOver = true
  }

  /** Call before the commit. @throws the first failure, or `cancelled` if the signal has aborted */
  finish(): void {
    this.#isOver = true
    if (this.#failure !== undefined) throw this.#failure
    if (this.#signal?.aborted) throw new GraphError('cancelled', 'transaction: the caller gave up')
  }
}
