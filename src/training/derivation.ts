import { type Derived, derive } from './derive.ts'
import type { TrainingData } from './training-data.ts'
import type { TrainingRun } from './training-run.ts'

/** What a version is made of: it may begin while the interest model, which it does not need, is still being learned. */
export class Derivation {
  readonly #derive: () => Promise<Derived>
  readonly #stopped = new AbortController()
  readonly #failed = new AbortController()
  #result: Promise<Derived> | undefined

  /** @param clockMs age is counted back from here, epoch milliseconds */
  constructor(run: TrainingRun, data: TrainingData, clockMs: number) {
    const signal = AbortSignal.any([run.signal, this.#stopped.signal])
    this.#derive = () => derive({ ...run, signal }, data, clockMs)
  }

  /** Aborts once a job has failed by itself, with what it failed with: what is done meanwhile is for nothing. */
  get failed(): AbortSignal {
    return this.#failed.signal
  }

  /** Begins, if it has not. */
  start(): void {
    this.#begun().catch((error: unknown) => {
      if (!this.#stopped.signal.aborted) this.#failed.abort(error)
    })
  }

  /** Begins if it has not, and ends. @throws what a job failed with */
  finish(): Promise<Derived> {
    return this.#begun()
  }

  /** Ends it between two batches: no more is written once this returns. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    await this.#result?.catch(() => undefined)
  }

  #begun(): Promise<Derived> {
    this.#result ??= this.#derive()
    return this.#result
  }
}
