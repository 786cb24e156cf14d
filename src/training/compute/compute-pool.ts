import { setMaxListeners } from 'node:events'
import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import { AttuneError } from '../../domain/errors.ts'
import { THREAD_OPTIONS, threadScript } from '../../platform/threads/thread-script.ts'
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

const THREADS = Math.min(2, availableParallelism())

/** The threads end this long after the last training that used them. */
const IDLE_MS = 5_000

/**
 * The threads of all trainings of the process. A small graph takes less time to train than a thread takes to start, and
 * an evaluation trains many times.
 */
class SharedThreads {
  #threads: Piscina | undefined
  #users = 0
  #end: NodeJS.Timeout | undefined

  /** Starts the threads unless they run. Each call needs one of `release`. */
  acquire(): Piscina {
    clearTimeout(this.#end)
    this.#users++
    this.#threads ??= new Piscina({
      filename: threadScript('compute-worker', import.meta.url),
      maxThreads: THREADS,
      minThreads: THREADS,
      execArgv: THREAD_OPTIONS,
      // Results are typed arrays outside the heap: a larger young generation would only cost memory.
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    })
    return this.#threads
  }

  release(): void {
    this.#users--
    if (this.#users > 0) return
    this.#end = setTimeout(() => {
      void this.#threads?.destroy()
      this.#threads = undefined
    }, IDLE_MS)
    // Idle threads do not keep the process alive either.
    this.#end.unref()
  }
}

const sharedThreads = new SharedThreads()

/** One training's access to the worker threads, for computations that would block the event loop. */
export class ComputePool {
  readonly #threads = sharedThreads.acquire()
  readonly #turns: Turns
  readonly #closed = new AbortController()

  constructor(turns: Turns) {
    this.#turns = turns
    // Every computation adds a listener.
    setMaxListeners(0, this.#closed.signal)
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
    const computed: Computed = await this.#threads.run(task, {
      signal: AbortSignal.any([signal, this.#closed.signal]),
    })
    await this.#turns.next()
    if ('result' in computed) return computed.result as Result
    const { code, message, hint } = computed.failure
    throw new AttuneError(code, message, hint === undefined ? {} : { hint })
  }

  /** Ends what still runs, even in the middle of a computation. */
  close(): void {
    this.#closed.abort()
    sharedThreads.release()
  }
}
