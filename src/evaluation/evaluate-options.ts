import type { RatingScale } from '../events/event-weight.ts'
import type { RecipeSettings } from '../training/recipe-settings.ts'
import type { Method } from './method.ts'
import type { SplitSettings } from './splits/protocol.ts'

export interface EvaluateOptions extends SplitSettings {
  readonly methods: readonly Method[]
  /** Length of the lists, 1-100. */
  readonly k: number
  /** The end of the data set's story, epoch milliseconds: rows without a date happened then. */
  readonly nowMs: number
  readonly ratingScale: RatingScale
  /** What graphs are trained with and asked by in place of the defaults; null: the defaults. */
  readonly settings: RecipeSettings | null
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: EvaluationProgress) => void
}

/** How far an evaluation is. */
export interface EvaluationProgress {
  /** `fold 1 of 5`. */
  readonly fold: string
  /** What it is at: `import`, `train: charts`, a method's name. */
  readonly step: string
  readonly done: number
  readonly total: number
}
