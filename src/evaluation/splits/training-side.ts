import type { DataRow, DataSet } from '../../datasets/importing/data-set.ts'
import { RECORD_KINDS, type RecordKind, type RecordOf } from '../../domain/records.ts'
import type { HashedIds } from '../hashed-ids.ts'
import type { Fold } from './fold.ts'
import type { InteractionLog } from './interaction-log.ts'

/** Why a row is excluded from training. */
type Exclusion = 'held out' | 'later' | 'undated' | 'of an untouched item'

/**
 * Why a row is excluded from training; null if it is not. Excludes the interactions of held-out pairs and the tags
 * that these users added to these items, because they reveal the held-out pair. A cut-off also excludes later rows,
 * and undated interactions, ties and taggings by users; undated taggings of the catalog stay.
 */
function exclusionOf<K extends RecordKind>(
  kind: K,
  record: RecordOf[K],
  fold: Fold,
  log: InteractionLog,
): Exclusion | null {
  return EXCLUSIONS[kind](record, fold, log)
}

type Rule<K extends RecordKind> = (record: RecordOf[K], fold: Fold, log: InteractionLog) => Exclusion | null

const EXCLUSIONS: { readonly [K in RecordKind]: Rule<K> } = {
  users: ({ createdAt }, fold) => byDate(createdAt ?? Number.NEGATIVE_INFINITY, fold),
  items: ({ createdAt }, fold) => byDate(createdAt ?? Number.NEGATIVE_INFINITY, fold),
  tags: () => null,
  interactions: ({ userId, itemId, atMs }, fold) =>
    isHeldOut(fold, userId, itemId) ? 'held out' : byDate(atMs, fold),
  ties: ({ at }, fold) => byDate(at, fold),
  taggings: ({ userId, itemId, at }, fold, log) => {
    if (userId !== null && isHeldOut(fold, userId, itemId)) return 'held out'
    if (fold.dropsTagsOfUntouchedItems && !log.touchedItems.has(itemId)) return 'of an untouched item'
    return userId === null && at === null ? null : byDate(at, fold)
  },
}

function isHeldOut({ heldOut }: Fold, userId: string, itemId: string): boolean {
  return heldOut.get(userId)?.has(itemId) ?? false
}

function byDate(at: number | null, { cutoffMs }: Fold): Exclusion | null {
  if (cutoffMs === null) return null
  if (at === null) return 'undated'
  return at < cutoffMs ? null : 'later'
}

/**
 * The training rows of a fold as a data set with hashed ids: the only input of the graph and the baselines of the
 * fold. Leaves out tags that no training row uses, and rows that cannot be read.
 */
export function trainingDataSet(dataSet: DataSet, fold: Fold, log: InteractionLog, ids: HashedIds): DataSet {
  return {
    name: dataSet.name,
    size: dataSet.size,
    rows: (kind, onRead) => trainingRows(dataSet, kind, fold, log, ids, onRead),
  }
}

async function* trainingRows<K extends RecordKind>(
  dataSet: DataSet,
  kind: K,
  fold: Fold,
  log: InteractionLog,
  ids: HashedIds,
  onRead?: (amount: number) => void,
): AsyncGenerator<DataRow<K>> {
  const isWanted = await rowFilter(dataSet, kind, fold, log)
  for await (const row of dataSet.rows(kind, onRead)) {
    if (!row.isValid || !isWanted(row.record)) continue
    yield { isValid: true, file: row.file, line: row.line, record: HASHED[kind](row.record, ids) }
  }
}

async function rowFilter<K extends RecordKind>(
  dataSet: DataSet,
  kind: K,
  fold: Fold,
  log: InteractionLog,
): Promise<(record: RecordOf[K]) => boolean> {
  const isTrained = (record: RecordOf[K]) => exclusionOf(kind, record, fold, log) === null
  if (kind !== 'tags') return isTrained
  const used = new Set<string>()
  for await (const row of dataSet.rows('taggings')) {
    if (row.isValid && exclusionOf('taggings', row.record, fold, log) === null) used.add(row.record.tagId)
  }
  return (record) => 'id' in record && used.has(record.id)
}

/** A record with hashed ids. */
export const HASHED: { readonly [K in RecordKind]: (record: RecordOf[K], ids: HashedIds) => RecordOf[K] } = {
  users: (user, ids) => ({ ...user, id: ids('user', user.id) }),
  items: (item, ids) => ({ ...item, id: ids('item', item.id) }),
  tags: (tag, ids) => ({ ...tag, id: ids('tag', tag.id) }),
  interactions: (interaction, ids) => ({
    ...interaction,
    userId: ids('user', interaction.userId),
    itemId: ids('item', interaction.itemId),
  }),
  ties: (tie, ids) => ({ ...tie, userId: ids('user', tie.userId), otherId: ids('user', tie.otherId) }),
  taggings: (tagging, ids) => ({
    ...tagging,
    itemId: ids('item', tagging.itemId),
    tagId: ids('tag', tagging.tagId),
    userId: tagging.userId === null ? null : ids('user', tagging.userId),
  }),
}

/** Number of excluded rows by kind and reason; reasons without rows are absent. */
export type LeftOutRows = Readonly<Record<RecordKind, Readonly<Partial<Record<Exclusion, number>>>>>

/** Counts the rows that a fold excludes from training. Rows that cannot be read are not counted. */
export async function leftOutRows(
  dataSet: DataSet,
  fold: Fold,
  log: InteractionLog,
  signal?: AbortSignal,
): Promise<LeftOutRows> {
  const counted: [RecordKind, Partial<Record<Exclusion, number>>][] = []
  for (const kind of RECORD_KINDS) {
    const counts: Partial<Record<Exclusion, number>> = {}
    for await (const row of dataSet.rows(kind)) {
      signal?.throwIfAborted()
      const reason = row.isValid ? exclusionOf(kind, row.record, fold, log) : null
      if (reason !== null) counts[reason] = (counts[reason] ?? 0) + 1
    }
    counted.push([kind, counts])
  }
  return Object.fromEntries(counted) as LeftOutRows
}

/** Notes about undated rows that a cut-off excluded. */
export function droppedNotes(leftOut: LeftOutRows, { cutoffMs }: Fold): readonly string[] {
  if (cutoffMs === null) return []
  return (['interactions', 'ties', 'taggings'] as const).map(
    (kind) => `${leftOut[kind].undated ?? 0} undated ${kind} dropped`,
  )
}
