import { randomUUID } from 'node:crypto'
import type { HeldOutKind } from './compute/hold-out.ts'
import type { RecipeSettings } from './recipe-settings.ts'
import type { OnProgress, TrainingJob, TrainingReport } from './training-report.ts'

/** What an operator may choose for a training. */
export interface TrainingRecipe {
  /** Null: the defaults. */
  readonly settings: RecipeSettings | null
  readonly heldOutKind: HeldOutKind
  /** Publishes the model even if it ranks worse than the current one. */
  readonly isForced: boolean
}

/** The recipe without options. */
export const DEFAULT_RECIPE: TrainingRecipe = { settings: null, heldOutKind: 'newest', isForced: false }

export const TRAINING_STATES = ['running', 'done', 'failed', 'canceled'] as const

type TrainingState = (typeof TRAINING_STATES)[number]

/** A training that runs in the background, as it is now. */
export interface TrainingTask {
  readonly id: string
  readonly state: TrainingState
  /** Epoch milliseconds. */
  readonly startedAtMs: number
  /** Epoch milliseconds; null while it runs. */
  readonly finishedAtMs: number | null
  /** The jobs that have begun, in that order. */
  readonly steps: readonly TrainingStep[]
  /** Null unless it is done. */
  readonly report: TrainingReport | null
  /** Why it failed; null unless it failed. */
  readonly error: unknown
}

export interface TrainingStep {
  readonly job: TrainingJob
  readonly done: number
  /** In the unit of `done`; 0 while unknown. */
  readonly total: number
}

/** Tasks that can be found, beside those that run. */
const KEPT_TASKS = 10

export interface TrainingTasksParts {
  /** Trains the graph; rejects once the signal aborts. */
  readonly train: (
    recipe: TrainingRecipe,
    run: { readonly signal: AbortSignal; readonly onProgress: OnProgress },
  ) => Promise<TrainingReport>
  /** Epoch milliseconds, now. */
  readonly nowMs: () => number
}

interface Running {
  task: TrainingTask
  readonly canceling: AbortController
  /** Never rejects. */
  ended: Promise<void>
}

/** Trainings in the background of this process. The newest are kept for questions about their result. */
export class TrainingTasks {
  readonly #parts: TrainingTasksParts
  readonly #kept = new Map<string, Running>()

  constructor(parts: TrainingTasksParts) {
    this.#parts = parts
  }

  /** Starts a training. If another one runs, the new one fails with `TRAINING_IN_PROGRESS`. */
  start(recipe: TrainingRecipe): TrainingTask {
    const id = randomUUID()
    const rest = { finishedAtMs: null, steps: [], report: null, error: null }
    const task: TrainingTask = { id, state: 'running', startedAtMs: this.#parts.nowMs(), ...rest }
    const running: Running = { task, canceling: new AbortController(), ended: Promise.resolve() }
    this.#kept.set(id, running)
    const oldest = [...this.#kept.values()].find(({ task: { state } }) => state !== 'running')
    if (oldest && this.#kept.size > KEPT_TASKS) this.#kept.delete(oldest.task.id)
    running.ended = this.#run(recipe, running)
    return task
  }

  /** The task as it is now; null if it is unknown. */
  find(id: string): TrainingTask | null {
    return this.#kept.get(id)?.task ?? null
  }

  /** Stops a task between two steps. Returns it as it is now; null if it is unknown. */
  cancel(id: string): TrainingTask | null {
    this.#kept.get(id)?.canceling.abort()
    return this.find(id)
  }

  /** Stops all tasks and waits for their ends. */
  async stop(): Promise<void> {
    const all = [...this.#kept.values()]
    for (const { canceling } of all) canceling.abort()
    await Promise.all(all.map(({ ended }) => ended))
  }

  async #run(recipe: TrainingRecipe, running: Running): Promise<void> {
    const steps = new Map<TrainingJob, TrainingStep>()
    const change = (changes: Partial<TrainingTask>) => {
      running.task = { ...running.task, ...changes }
    }
    const { signal } = running.canceling
    const onProgress: OnProgress = (step) => {
      steps.set(step.job, step)
      change({ steps: [...steps.values()] })
    }
    try {
      change({ report: await this.#parts.train(recipe, { signal, onProgress }), state: 'done' })
    } catch (error) {
      change(signal.aborted ? { state: 'canceled' } : { state: 'failed', error })
    }
    change({ finishedAtMs: this.#parts.nowMs() })
  }
}
