import type { DataRow, DataSet } from '../../src/datasets/importing/data-set.ts'
import type { RecordKind, RecordOf } from '../../src/domain/records.ts'

export type RecordLists = { readonly [K in RecordKind]?: readonly RecordOf[K][] }

/** A data set over records in memory, which can be read repeatedly. */
export function memoryDataSet(lists: RecordLists, name = 'memory'): DataSet {
  return {
    name,
    size: Object.values(lists).reduce((sum, list) => sum + list.length, 0),
    async *rows<K extends RecordKind>(kind: K, onRead?: (amount: number) => void): AsyncIterable<DataRow<K>> {
      const records: readonly RecordOf[K][] = lists[kind] ?? []
      for (const [index, record] of records.entries()) {
        onRead?.(1)
        yield { isValid: true, file: kind, line: index + 1, record }
      }
    },
  }
}
