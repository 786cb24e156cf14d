import { GraphError } from './graph-error.ts'
import type { GraphQuery } from './graph-query.ts'
import type { GraphRunner, RunOptions } from './graph-store.ts'
import { anySignal } from './semaphore.ts'
import { codesOf } from './write-counter.ts'

const MAX_ATTEMPTS = 6
const FIRST_PAUSE_MS = 5
const LONGEST_PAUSE_MS = 50
/** A caller does not wait longer than this for retries. */
const LAST_RETRY_AFTER_MS = 5_000

/**
 * Retries a transaction that lost against another writer: a pause of 5-50 ms with jitter, at most six attempts, none of them
 * later than five seconds after the first. The driver's own retry waits about a second, which users would notice.
 *
 * @throws the last `busy` error after the last attempt; every other error at once
 */
export async function retryWrite<T>(attempt: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const startedMs = performance.now()
  for (let made = 1; ; made++) {
    try {
      return await attempt()
    } catch (error) {
      const isBusy = error instanceof GraphError && error.kind === 'busy'
      const isSpent = made >= MAX_ATTEMPTS || performance.now() - startedMs > LAST_RETRY_AFTER_MS
      if (!isBusy || isSpent || signal?.aborted) throw error
      const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** made)
      await new Promise((resolve) => setTimeout(resolve, longest * (0.5 + Math.random() / 2)))
    }
  }
}

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
  /** Codes of what its writes touch. */
  readonly touched = new Set<number>()
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
    for (const code of codesOf(query, options.plainParams ?? params)) this.touched.add(code)
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
