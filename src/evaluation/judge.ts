import type { TrainingRows } from './training-rows.ts'

/** A user of the test rows, and what they say she likes. */
export interface TestUser {
  readonly userId: string
  /** Ids of all her test rows, > 0 of them; also items that no training row knows. */
  readonly relevant: ReadonlySet<string>
  /** Items of the training rows that she likes. */
  readonly trainingPairs: number
}

/** What the lists of a fold are judged by: training rows, test rows, and what follows from them. */
export interface Judge {
  readonly k: number
  readonly training: TrainingRows
  /** Who is judged, in the order of the lists. */
  readonly users: readonly TestUser[]
  /** Items outside of it are the long tail. */
  readonly head: ReadonlySet<number>
  /** Parallel to `users`. */
  readonly isCold: readonly boolean[]
}
