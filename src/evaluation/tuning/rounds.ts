import type { DataRow, DataSet } from '../../datasets/importing/data-set.ts'
import type { RecordKind, RecordOf } from '../../domain/records.ts'
import { seededHash } from '../../training/compute/random.ts'

/** One trial in four reaches the last round. */
const KEPT_SHARE = 0.25

/** Share of the users in the first round. */
const FIRST_SHARE = 0.25

/** Fewer test users give no reliable score. */
const LEAST_USERS = 200

/** A round of successive halving. */
export interface Round {
  /** Share of the users, 0-1. */
  readonly share: number
  /** Number of trials kept after the round, besides the defaults. */
  readonly kept: number
}

/**
 * Runs many trials on few users, then the best on all users. Few users or few trials need only one round.
 *
 * @param trials number of trials besides the defaults
 */
export function roundsOf(trials: number, users: number): readonly Round[] {
  const share = Math.max(FIRST_SHARE, LEAST_USERS / Math.max(1, users))
  const last = { share: 1, kept: 1 }
  if (share > 0.5 || trials < 4) return [last]
  return [{ share, kept: Math.max(1, Math.round(trials * KEPT_SHARE)) }, last]
}

/** Whether a user is in the sample of this share. A larger sample contains every smaller one. */
export function isSampled(userId: string, share: number, seed: number): boolean {
  return seededHash(userId, seed) < share * 2 ** 32
}

/** The rows of a share of the users, and all rows that belong to no user. */
export function userSample(dataSet: DataSet, share: number, seed: number): DataSet {
  if (share >= 1) return dataSet
  return { ...dataSet, rows: (kind, onRead) => sampledRows(dataSet, kind, share, seed, onRead) }
}

async function* sampledRows<K extends RecordKind>(
  dataSet: DataSet,
  kind: K,
  share: number,
  seed: number,
  onRead?: (amount: number) => void,
): AsyncGenerator<DataRow<K>> {
  for await (const row of dataSet.rows(kind, onRead)) {
    if (row.isValid && USERS_OF[kind](row.record).every((userId) => isSampled(userId, share, seed))) yield row
  }
}

const USERS_OF: { readonly [K in RecordKind]: (record: RecordOf[K]) => readonly string[] } = {
  users: ({ id }) => [id],
  items: () => [],
  tags: () => [],
  interactions: ({ userId }) => [userId],
  ties: ({ userId, otherId }) => [userId, otherId],
  taggings: ({ userId }) => (userId === null ? [] : [userId]),
}
