import { Piscina } from 'piscina'
import { atMost } from '../at-most.ts'
import { THREAD_OPTIONS } from './thread-script.ts'

export interface WorkerThreadOptions {
  /** URL of its script: see `threadScript`. Its default export runs a task. */
  readonly script: string
  /** Given to the script as `workerData` of piscina. */
  readonly data: unknown
  /** Tasks that run at the same time, 1 by default; others are queued and start in order. */
  readonly maxConcurrentTasks?: number
  /** Limit for young objects of its heap, by default that of Node. */
  readonly maxYoungMb?: number
  /** Called when the thread ends by itself between tasks. */
  readonly onEnded: (error: unknown) => void
}

/** The thread ended before it returned a result. The task may have taken effect. */
export class ThreadEnded extends Error {
  constructor(cause: unknown) {
    super('the thread ended', { cause })
    this.name = 'ThreadEnded'
  }
}

/** Deadline of the last task. */
const CLOSE_MS = 3_000

/** One worker thread. The first task starts it; after it has ended, the next task starts a new one. */
export class WorkerThread<Task, Result> {
  readonly #options: WorkerThreadOptions
  #pool: Piscina<Task, Result> | undefined

  constructor(options: WorkerThreadOptions) {
    this.#options = options
  }

  /** Returns what the script returns. A script that throws counts as one that ended. @throws ThreadEnded */
  async run(task: Task): Promise<Result> {
    this.#pool ??= this.#start()
    try {
      return await this.#pool.run(task)
    } catch (error) {
      throw new ThreadEnded(error)
    }
  }

  /** Terminates the thread. Running tasks fail. */
  async interrupt(): Promise<void> {
    const pool = this.#pool
    this.#pool = undefined
    await pool?.destroy().catch(() => undefined)
  }

  /** Runs a last task, if the thread was ever started, and terminates the thread. Never fails. */
  async close(last: Task): Promise<void> {
    if (!this.#pool) return
    await atMost(this.run(last), CLOSE_MS)
    await this.interrupt()
  }

  #start(): Piscina<Task, Result> {
    const { script, data, maxConcurrentTasks = 1, maxYoungMb } = this.#options
    const pool = new Piscina<Task, Result>({
      filename: script,
      workerData: data,
      minThreads: 1,
      maxThreads: 1,
      concurrentTasksPerWorker: maxConcurrentTasks,
      // Later tasks may read what earlier ones change. By default, a task that finds the thread busy goes behind later ones.
      stricterFIFO: true,
      execArgv: THREAD_OPTIONS,
      // The thread must handle its own I/O between tasks.
      atomics: 'disabled',
      ...(maxYoungMb !== undefined && { resourceLimits: { maxYoungGenerationSizeMb: maxYoungMb } }),
    })
    // A pool whose thread cannot start never settles its tasks: destroying the pool rejects them.
    pool.on('error', (error: unknown) => {
      this.#options.onEnded(error)
      if (this.#pool === pool) this.#pool = undefined
      void pool.destroy().catch(() => undefined)
    })
    return pool
  }
}
