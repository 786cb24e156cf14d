import { Piscina } from 'piscina'
import type { ComputationName, InputOf, ResultOf } from './computations.ts'
import type { ComputeTask } from './compute-worker.ts'

/** Run from source, a worker needs the same TypeScript loader that runs the main thread; built, it needs none. */
const SOURCE = /\.ts$/.test(import.meta.url)
const WORKER = new URL(SOURCE ? './compute-worker.ts' : './compute-worker.js', import.meta.url)

/** Worker threads for what would hold the event loop. */
export class ComputePool {
  readonly #pool: Piscina

  constructor(threads: number) {
    this.#pool = new Piscina({
      filename: WORKER.href,
      maxThreads: threads,
      minThreads: 0,
      idleTimeout: 1_000,
      execArgv: SOURCE ? ['--import', 'tsx'] : [],
    })
  }

  /** Computes in a worker thread; aborting ends the thread and rejects with an `AbortError`. */
  async run<Name extends ComputationName>(
    name: Name,
    input: InputOf<Name>,
    signal: AbortSignal,
  ): Promise<ResultOf<Name>> {
    const task: ComputeTask<Name> = { name, input }
    return this.#pool.run(task, { signal })
  }

  /** Ends the threads, whatever they do. */
  close(): Promise<void> {
    return this.#pool.destroy()
  }
}
