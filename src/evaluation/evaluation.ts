import type { Policy } from '../domain/policy.ts'
import type { RatingScale } from '../events/event-weight.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { RecipeSettings } from '../training/recipe-settings.ts'
import type { MetricValues } from './judge.ts'
import type { Method } from './methods.ts'
import type { Protocol, SplitSettings } from './splits/protocols.ts'
import type { LeftOutRows } from './splits/training-side.ts'

/** What of the server an evaluation works with. */
export interface EvaluationParts {
  /** The policy that serves. */
  readonly policy: Policy
  /** A new embedded graph in a folder. */
  openGraph(folder: string): Promise<GraphStore>
}

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
interface EvaluationProgress {
  /** `fold 1 of 5`. */
  readonly fold: string
  /** What it is at: `import`, `train: charts`, a method's name. */
  readonly step: string
  readonly done: number
  readonly total: number
}

/** What one method was worth in one fold, for one user. */
export interface UserScore {
  /** Hashed; the same in every fold and every run of the same seed. */
  readonly userId: string
  readonly ndcg: number
  /** Items of the fold's training rows that she likes. */
  readonly trainingPairs: number
}

export interface MethodFold {
  readonly metrics: MetricValues
  readonly users: readonly UserScore[]
  /** Lists with fewer than k items. */
  readonly shortLists: number
  /** Lists that a source was missing from. */
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
  /** Two folds with the same one hold out the same pairs, in the same order. */
  readonly fingerprint: string
  readonly trainingPairs: number
  readonly testPairs: number
  /** Users with a test row. */
  readonly testUsers: number
  /** Users and items of the training rows, and of the catalog. */
  readonly users: number
  readonly items: number
  readonly leftOut: LeftOutRows
}

/** An evaluation as it came out. Nothing in it depends on the clock or on the machine. */
export interface Evaluation {
  readonly dataSet: string
  readonly protocol: Protocol
  readonly k: number
  readonly seed: number
  /** Epoch milliseconds. */
  readonly nowMs: number
  /** Name of the method that `recommend` serves. */
  readonly default: string
  /** Settings in place of the defaults; null: none. */
  readonly settings: RecipeSettings | null
  /** What a reader has to know: rows that were left out, and why. */
  readonly notes: readonly string[]
  readonly folds: readonly FoldFacts[]
  /** In the order asked for. */
  readonly methods: readonly MethodResult[]
}
