import type { DataRow, DataSet } from '../../datasets/importing/data-set.ts'
import type { RecordKind, RecordOf } from '../../domain/records.ts'
import { seededHash } from '../../training/compute/random.ts'
import type { HashedIds } from '../hashed-ids.ts'
import { HASHED } from '../splits/training-side.ts'

/** Ties of a data set, divided into those of the training and those held out. */
export interface TieSplit {
  /** The data set without the held-out ties, with hashed ids. */
  readonly dataSet: DataSet
  /** By user, hashed: whom they follow according to the training rows. */
  readonly follows: ReadonlyMap<string, ReadonlySet<string>>
  /** By user, hashed: the people to find. */
  readonly heldOut: ReadonlyMap<string, ReadonlySet<string>>
}

/** Share of the pairs of users that each fold holds out. */
const FOLDS = 5

/**
 * Holds out a fifth of all pairs of users with a follow, in both directions: one direction would give the other away. Which
 * pairs these are depends on the seed and the fold alone. Blocks and mutes stay in the training.
 *
 * @param fold 0-4
 */
export async function splitTies(
  dataSet: DataSet,
  ids: HashedIds,
  { seed, fold, signal }: { readonly seed: number; readonly fold: number; readonly signal?: AbortSignal },
): Promise<TieSplit> {
  const isHeldOut = ({ userId, otherId, kind }: RecordOf['ties']) =>
    (kind === 'follows' || kind === 'friends') &&
    seededHash(JSON.stringify([userId, otherId].sort()), seed) % FOLDS === fold
  const follows = new Map<string, Set<string>>()
  const heldOut = new Map<string, Set<string>>()
  for await (const row of dataSet.rows('ties')) {
    signal?.throwIfAborted()
    if (!row.isValid || row.record.userId === row.record.otherId) continue
    const { kind } = row.record
    const [userId, otherId] = [ids('user', row.record.userId), ids('user', row.record.otherId)]
    const into = isHeldOut(row.record) ? heldOut : follows
    if (kind === 'follows' || kind === 'friends') add(into, userId, otherId)
    if (kind === 'friends') add(into, otherId, userId)
  }
  return {
    follows,
    heldOut,
    dataSet: {
      name: dataSet.name,
      size: dataSet.size,
      rows: (kind, onRead) => trainingRows(dataSet, kind, ids, isHeldOut, onRead),
    },
  }
}

function add(sets: Map<string, Set<string>>, userId: string, otherId: string): void {
  const known = sets.get(userId)
  if (known) known.add(otherId)
  else sets.set(userId, new Set([otherId]))
}

async function* trainingRows<K extends RecordKind>(
  dataSet: DataSet,
  kind: K,
  ids: HashedIds,
  isHeldOut: (tie: RecordOf['ties']) => boolean,
  onRead?: (amount: number) => void,
): AsyncGenerator<DataRow<K>> {
  for await (const row of dataSet.rows(kind, onRead)) {
    if (!row.isValid || (kind === 'ties' && isHeldOut(row.record as RecordOf['ties']))) continue
    yield { ...row, record: HASHED[kind](row.record, ids) }
  }
}
