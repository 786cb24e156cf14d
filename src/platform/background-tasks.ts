import { randomUUID } from 'node:crypto'

export const TASK_STATES = ['running', 'done', 'failed', 'canceled'] as const

type TaskState = (typeof TASK_STATES)[number]

/** A task that runs in the background, as it is now. */
export interface BackgroundTask<Step, Report> {
  readonly id: string
  readonly state: TaskState
  /** Epoch milliseconds. */
  readonly startedAtMs: number
  /** Epoch milliseconds; null while it runs. */
  readonly finishedAtMs: number | null
  /** The newest state of each of its parts that have begun, in that order. */
  readonly steps: readonly Step[]
  /** Null unless it is done. */
  readonly report: Report | null
  /** Why it failed; null unless it failed. */
  readonly error: unknown
}

/** Tasks that can be found, beside those that run. */
const KEPT_TASKS = 10

export interface BackgroundTasksParts<Request, Step, Report> {
  /** Does the work; rejects once the signal aborts. */
  readonly run: (
    request: Request,
    run: { readonly signal: AbortSignal; readonly onProgress: (step: Step) => void },
  ) => Promise<Report>
  /** Names the part of the task that a step is about. */
  readonly partOf: (step: Step) => string
  /** Epoch milliseconds, now. */
  readonly nowMs: () => number
}

interface Running<Step, Report> {
  task: BackgroundTask<Step, Report>
  readonly canceling: AbortController
  /** Never rejects. */
  ended: Promise<void>
}

/** Tasks in the background of this process. The newest are kept for questions about their result. */
export class BackgroundTasks<Request, Step, Report> {
  readonly #parts: BackgroundTasksParts<Request, Step, Report>
  readonly #kept = new Map<string, Running<Step, Report>>()

  constructor(parts: BackgroundTasksParts<Request, Step, Report>) {
    this.#parts = parts
  }

  /** Starts a task. Its failure is part of its state, also if it may not run beside another one. */
  start(request: Request): BackgroundTask<Step, Report> {
    const id = randomUUID()
    const rest = { finishedAtMs: null, steps: [], report: null, error: null }
    const task = { id, state: 'running', startedAtMs: this.#parts.nowMs(), ...rest } as const
    const running = { task, canceling: new AbortController(), ended: Promise.resolve() }
    this.#kept.set(id, running)
    const oldest = [...this.#kept.values()].find(({ task: { state } }) => state !== 'running')
    if (oldest && this.#kept.size > KEPT_TASKS) this.#kept.delete(oldest.task.id)
    running.ended = this.#run(request, running)
    return task
  }

  /** The task as it is now; null if it is unknown. */
  find(id: string): BackgroundTask<Step, Report> | null {
    return this.#kept.get(id)?.task ?? null
  }

  /** Stops a task between two steps. Returns it as it is now; null if it is unknown. */
  cancel(id: string): BackgroundTask<Step, Report> | null {
    this.#kept.get(id)?.canceling.abort()
    return this.find(id)
  }

  /** Stops all tasks and waits for their ends. */
  async stop(): Promise<void> {
    const all = [...this.#kept.values()]
    for (const { canceling } of all) canceling.abort()
    await Promise.all(all.map(({ ended }) => ended))
  }

  async #run(request: Request, running: Running<Step, Report>): Promise<void> {
    const steps = new Map<string, Step>()
    const change = (changes: Partial<BackgroundTask<Step, Report>>) => {
      running.task = { ...running.task, ...changes }
    }
    const { signal } = running.canceling
    const onProgress = (step: Step) => {
      steps.set(this.#parts.partOf(step), step)
      change({ steps: [...steps.values()] })
    }
    try {
      change({ report: await this.#parts.run(request, { signal, onProgress }), state: 'done' })
    } catch (error) {
      change(signal.aborted ? { state: 'canceled' } : { state: 'failed', error })
    }
    change({ finishedAtMs: this.#parts.nowMs() })
  }
}
