import { sharedTieBreaks } from '../compute/random.ts'
import { mapEntries, type SparseMatrix } from '../compute/sparse-matrix.ts'
import type { Orders } from '../orders.ts'
import type { TrainedSlice } from '../read-slices.ts'
import type { SensitivePairs, TrainingData } from '../training-data.ts'
import type { TrainingSettings } from '../training-settings.ts'

/** The training data in the form that worker threads share: places instead of ids. */
interface DerivationData {
  /** Users x items, positive weights. */
  readonly interactions: SparseMatrix
  /** The same rows, and those of visitors below them: for what items have in common, not for what users are like. */
  readonly everyone: SparseMatrix
  /** Epoch milliseconds, by entry of `everyone`: those of `interactions` are the first. */
  readonly lastAt: Float64Array
  /** Epoch milliseconds of each item's first engagement; infinite if there is none. */
  readonly firstAt: Float64Array
  /** Of the rows of `everyone`. */
  readonly orders: Orders
  readonly slices: readonly TrainedSlice[]
  /** Users x users: strengths of ties in 0-1, at most `twoHopTies.fanOut` per user. */
  readonly ties: SparseMatrix
  /** Users x tags: how often a user applied or stated a tag. */
  readonly userTags: SparseMatrix
  /** Items x tags: how strongly each tag is given, > 0. */
  readonly itemTags: SparseMatrix
  readonly sensitive: SensitivePairs | null
  /** Epoch milliseconds, by item; NaN if unknown. */
  readonly createdAt: Float64Array
  /** Order equal scores. */
  readonly userTieBreaks: Uint32Array
  readonly itemTieBreaks: Uint32Array
  /** Ages are counted back from here, epoch milliseconds. */
  readonly clockMs: number
  /** Places of the users whose edges to other users are derived, the others have none; omitted: all. */
  readonly viewers?: Int32Array
}

/** The part of the training data and of the settings that one derivation needs. */
export type DerivationInput<
  Data extends keyof DerivationData = keyof DerivationData,
  Group extends keyof TrainingSettings = keyof TrainingSettings,
> = Pick<DerivationData, Data> & { readonly settings: Pick<TrainingSettings, Group> }

/** The input of every derivation. Its arrays are shared memory, so it costs little to send. */
export function derivationInput(
  { catalog, interactions, slices, ties, userTags, sensitive }: TrainingData,
  settings: TrainingSettings,
  clockMs: number,
  viewers?: Int32Array,
): DerivationInput {
  const { itemTags, createdAt, tieBreaks: itemTieBreaks } = catalog
  const { matrix, everyone, lastAt, firstAt, orders, userIds } = interactions
  const userTieBreaks = sharedTieBreaks(userIds, settings.seed)
  const ofPeople = { interactions: matrix, everyone, lastAt, firstAt, orders, slices }
  const ofUsers = { ties, userTags, userTieBreaks, sensitive }
  const of = viewers && { viewers }
  return { ...ofPeople, ...ofUsers, ...of, itemTags, createdAt, itemTieBreaks, clockMs, settings }
}

/** Rows of users, whose first columns are items, without the pairs that say nothing about their users. */
export function withoutSensitive(matrix: SparseMatrix, sensitive: SensitivePairs | null): SparseMatrix {
  if (sensitive === null) return matrix
  const { users, items } = sensitive
  return mapEntries(matrix, (user, item, value) => (users[user] && items[item] ? 0 : value))
}
