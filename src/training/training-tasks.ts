import type { BackgroundTasks } from '../platform/background-tasks.ts'
import type { HeldOutKind } from './compute/hold-out.ts'
import type { RecipeSettings } from './recipe-settings.ts'
import type { BriefReport, TrainingJob } from './training-report.ts'

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

export interface TrainingStep {
  readonly job: TrainingJob
  readonly done: number
  /** In the unit of `done`; 0 while unknown. */
  readonly total: number
}

/** Trainings in the background. If one runs, another one fails with `TRAINING_IN_PROGRESS`. */
export type TrainingTasks = BackgroundTasks<TrainingRecipe, TrainingStep, BriefReport>
