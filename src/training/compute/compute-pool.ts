import { Piscina } from 'piscina'
import { AttuneError } from '../../domain/errors.ts'
import { threadScript } from '../../platform/threads/thread-script.ts'
import type { Turns } from '../turns.ts'
import type { ComputationName, InputOf, ResultOf } from './computations.ts'
import type { Computed, ComputeTask } from './compute-worker.ts'

/** Of the heap of each thread. */
const YOUNG_MB = 6

/** Worker threads for what would hold the event loop. */
export class ComputePool {
  readonly #pool: Piscina
  readonly #turns: Turns

  constructor(threads: number, turns: Turns) {
    this.#turns = turns
    this.#pool = new Piscina({
      filename: threadScript('compute-worker', import.meta.url),
      maxThreads: threads,
      minThreads: threads,
      // What the process itself was started with may be a loader.
      execArgv: [],
      // What they compute is in typed arrays, outside their heaps: room for more young objects would only be memory.
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    })
  }

  /**
   * Computes in a worker thread; the result comes at a turn of its own. Aborting ends the thread and rejects with an
   * `AbortError`.
   *
   * @throws AttuneError as the computation did
   */
  async run<Name extends ComputationName>(
    name: Name,
    input: InputOf<Name>,
    signal: AbortSignal,
  ): Promise<ResultOf<Name>> {
    const task: ComputeTask<Name> = { name, input }
    const computed: Computed<Name> = await this.#pool.run(task, { signal })
    await this.#turns.next()
    if ('result' in computed) return computed.result
    const { code, message, hint } = computed.failure
    throw new AttuneError(code, message, hint === undefined ? {} : { hint })
  }

  /** Ends the threads, whatever they do. */
  close(): Promise<void> {
    return this.#pool.destroy()
  }
}
