import type { DataRow, DataSet, RecordKind, RecordOf } from '../../datasets/importing/data-set.ts'
import type { HashedIds } from '../hashed-ids.ts'
import type { Fold } from './fold.ts'
import type { InteractionLog } from './interaction-log.ts'
import { exclusionOf } from './training-side.ts'

/**
 * The training rows of a fold, as a data set under hashed ids: all that the graph, its derived data and the
 * baselines of the fold ever see. Tags have rows only where a training row uses them, so that a tag nobody but the
 * held-out rows knows is not there at all. Rows that cannot be read are passed over.
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

const HASHED: { readonly [K in RecordKind]: (record: RecordOf[K], ids: HashedIds) => RecordOf[K] } = {
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
