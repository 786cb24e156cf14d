import { Piscina } from 'piscina'

export interface WorkerThreadOptions {
  /** Address of its script: see `threadScript`. It exports what takes a task as its default. */
  readonly script: string
  /** Handed to it when it starts. */
  readonly data: unknown
  /** Of its heap: room for more young objects would only be memory. */
  readonly maxYoungMb: number
  /** Told why it ended by itself. */
  readonly onEnded: (error: unknown) => void
}

/** The thread ended before it had an answer: whether the task took effect is unknown. */
export class ThreadEnded extends Error {
  constructor(cause: unknown) {
    super('the thread ended', { cause })
    this.name = 'ThreadEnded'
  }
}

/** Long enough for an orderly goodbye; a thread that hangs must not hold up the caller. */
const GOODBYE_MS = 3_000

/** A thread that is started with its first task, and once more with the next one after it has ended. */
export class WorkerThread<Task, Answer> {
  readonly #options: WorkerThreadOptions
  #pool: Piscina<Task, Answer> | undefined

  constructor(options: WorkerThreadOptions) {
    this.#options = options
  }

  /** The script's answer. A script that throws counts as one that ended. @throws ThreadEnded */
  async run(task: Task): Promise<Answer> {
    this.#pool ??= this.#start()
    try {
      return await this.#pool.run(task)
    } catch (error) {
      throw new ThreadEnded(error)
    }
  }

  /** Ends it, whatever it does: a task under way fails. */
  async interrupt(): Promise<void> {
    const pool = this.#pool
    this.#pool = undefined
    await pool?.destroy().catch(() => undefined)
  }

  /** Gives it a last task, if it was ever started, and ends it. Never fails. */
  async close(last: Task): Promise<void> {
    if (!this.#pool) return
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, GOODBYE_MS)
    })
    await Promise.race([this.run(last).catch(() => undefined), patience])
    clearTimeout(timer)
    await this.interrupt()
  }

  #start(): Piscina<Task, Answer> {
    const pool = new Piscina<Task, Answer>({
      filename: this.#options.script,
      workerData: this.#options.data,
      minThreads: 1,
      maxThreads: 1,
      // What the process itself was started with may be a loader.
      execArgv: [],
      // Between two tasks it listens to its connections.
      atomics: 'disabled',
      resourceLimits: { maxYoungGenerationSizeMb: this.#options.maxYoungMb },
    })
    // A pool whose thread could not start would never settle what it was given: all of it fails with the pool.
    pool.on('error', (error: unknown) => {
      this.#options.onEnded(error)
      if (this.#pool === pool) this.#pool = undefined
      void pool.destroy().catch(() => undefined)
    })
    return pool
  }
}

/** An error that may be handed to another thread: without what a library hangs on its errors. */
export function plainError({ message, stack }: Error): Error {
  return Object.assign(new Error(message), { stack })
}
