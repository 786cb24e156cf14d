import type { DataRow, DataSet, RecordKind, RecordOf } from '../../datasets/importing/data-set.ts'
import { seededHash } from '../../training/compute/seeded-hash.ts'

/** Whether a user is in the sample of this share. A larger share holds every smaller one. */
export function isSampled(userId: string, share: number, seed: number): boolean {
  return seededHash(userId, seed) < share * 2 ** 32
}

/** The rows of a share of the users, and all that belongs to no user. */
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
