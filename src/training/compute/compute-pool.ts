import { Piscina } from 'piscina'
import { AttuneError } from '../../domain/errors.ts'
import { threadScript } from '../../platform/threads/thread-script.ts'
import type { Turns } from '../turns.ts'

/** Young generation of each thread's heap. */
const YOUNG_MB = 6

/** One task of a worker thread. */
export interface ComputeTask {
  /** Name of the function. */
  readonly name: string
  readonly input: unknown
}

/** The outcome of a task. An expected failure is data: an error loses its code and hint between threads. */
export type Computed =
  | { readonly result: unknown }
  | { readonly failure: Pick<AttuneError, 'code' | 'message' | 'hint'> }

/** Worker threads for computations that would block the event loop. */
export class ComputePool {
  readonly #pool: Piscina
  readonly #turns: Turns

  constructor(threads: number, turns: Turns) {
    this.#turns = turns
    this.#pool = new Piscina({
      filename: threadScript('compute-worker', import.meta.url),
      maxThreads: threads,
      minThreads: threads,
      // The process's own arguments may name a loader.
      execArgv: [],
      // Results are typed arrays outside the heap: a larger young generation would only cost memory.
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    })
  }

  /**
   * Runs one of the worker's `COMPUTATIONS`; the result arrives in an event-loop turn of its own. Aborting ends the
   * thread and rejects with an `AbortError`.
   *
   * @param computation identified by its function name
   * @throws AttuneError as the computation did
   */
  async run<Input, Result>(
    computation: (input: Input) => Result,
    input: Input,
    signal: AbortSignal,
  ): Promise<Result> {
    const task: ComputeTask = { name: computation.name, input }
    const computed: Computed = await this.#pool.run(task, { signal })
    await this.#turns.next()
    if ('result' in computed) return computed.result as Result
    const { code, message, hint } = computed.failure
    throw new AttuneError(code, message, hint === undefined ? {} : { hint })
  }

  /** Ends the threads, even in the middle of a computation. */
  close(): Promise<void> {
    return this.#pool.destroy()
  }
}
