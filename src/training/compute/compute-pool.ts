import { Piscina } from 'piscina'
import type { ComputationName, InputOf, ResultOf } from './computations.ts'
import type { ComputeTask } from './compute-worker.ts'
import { WORKER_FILE } from './worker-file.ts'

/** Worker threads for what would hold the event loop. */
export class ComputePool {
  readonly #pool: Piscina

  constructor(threads: number) {
    this.#pool = new Piscina({
      filename: WORKER_FILE,
      maxThreads: threads,
      minThreads: threads,
      // What the process itself was started with may be a loader.
      execArgv: [],
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
