import type { Policy } from '../domain/policy.ts'
import type { RatingScale } from '../events/event-weight.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { RecipeSettings } from '../training/recipe-settings.ts'
import type { MetricValues } from './judge.ts'
import type { Method } from './methods.ts'
import type { Protocol, SplitSettings } from './splits/protocols.ts'
import type { LeftOutRows } from './splits/training-side.ts'

/** The parts of the server that an evaluation uses. */
export interface EvaluationParts {
  /** The policy in use. */
  readonly policy: Policy
  /** Opens a new embedded graph in a folder. */
  openGraph(folder: string): Promise<GraphStore>
}

export interface EvaluateOptions extends SplitSettings {
  readonly methods: readonly Method[]
  /** List length, 1-100. */
  readonly k: number
  /** The end of the data set, epoch milliseconds. Rows without a date get this instant. */
  readonly nowMs: number
  readonly ratingScale: RatingScale
  /** Training and policy settings; null: the defaults. */
  readonly settings: RecipeSettings | null
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: EvaluationProgress) => void
}

/** Progress of an evaluation. */
interface EvaluationProgress {
  /** `fold 1 of 5`. */
  readonly fold: string
  /** Current step: `import: users`, `train: charts`, or the name of a method. */
  readonly step: string
  readonly done: number
  readonly total: number
}

/** The quality of one method for one user in one fold. */
export interface UserScore {
  /** Hashed. The same in every fold and every run with the same seed. */
  readonly userId: string
  readonly ndcg: number
  /** Number of items that the user likes in the training rows of the fold. */
  readonly trainingPairs: number
}

export interface MethodFold {
  readonly metrics: MetricValues
  readonly users: readonly UserScore[]
  /** Lists with fewer than k items. */
  readonly shortLists: number
  /** Lists computed without at least one source. */
  readonly degradedLists: number
}

export interface MethodResult {
  readonly name: string
  readonly kind: Method['kind']
  /** Mean over the folds. */
  readonly metrics: MetricValues
  readonly folds: readonly MethodFold[]
}

export interface FoldFacts {
  readonly name: string
  /** Equal for folds that hold out the same pairs in the same order. */
  readonly fingerprint: string
  readonly trainingPairs: number
  readonly testPairs: number
  /** Users with at least one test row. */
  readonly testUsers: number
  /** Users and items of the training rows, including the catalog. */
  readonly users: number
  readonly items: number
  readonly leftOut: LeftOutRows
}

/** The result of an evaluation. It does not depend on the clock or the machine. */
export interface Evaluation {
  readonly dataSet: string
  readonly protocol: Protocol
  readonly k: number
  readonly seed: number
  /** Epoch milliseconds. */
  readonly nowMs: number
  /** Name of the method that `recommend` serves. */
  readonly default: string
  /** Settings used instead of the defaults; null: none. */
  readonly settings: RecipeSettings | null
  /** Notes for the reader, such as rows that were left out and why. */
  readonly notes: readonly string[]
  readonly folds: readonly FoldFacts[]
  /** In the requested order. */
  readonly methods: readonly MethodResult[]
}
