import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { DataRow, DataSet, RecordKind } from './data-set.ts'
import { decodeUtf8 } from './decode-text.ts'
import { combinedLines, jsonLines, type ReadLogLine } from './log-lines.ts'
import type { LogMapping } from './log-mapping.ts'
import { RowFault } from './parse-cell.ts'
import { type Line, readLines } from './read-lines.ts'

/**
 * A log as a data set of interactions. Lines that tell of none (other addresses, other words, failed or anonymous
 * requests) are left out. Two lines that say the same at the same instant are one interaction.
 */
export function logDataSet(path: string, mapping: LogMapping): DataSet {
  const read = mapping.format === 'combined' ? combinedLines(mapping) : jsonLines(mapping)
  const file = basename(path)
  return {
    name: `log-${file}`,
    size: statSync(path).size,
    async *rows<K extends RecordKind>(kind: K, onRead?: (amount: number) => void): AsyncIterable<DataRow<K>> {
      if (kind !== 'interactions') return
      for await (const line of readLines(path, onRead)) {
        const row = readRow(file, line, read)
        if (row) yield row as DataRow<K>
      }
    },
  }
}

function readRow(
  file: string,
  { number: line, bytes, isTooLong }: Line,
  read: ReadLogLine,
): DataRow<'interactions'> | null {
  if (bytes.trim() === '') return null
  const bad = (reason: string, text = bytes) => ({ isValid: false, file, line, reason, text }) as const
  if (isTooLong) return bad('line is longer than 64 KB')
  const text = decodeUtf8(bytes)
  if (text === null) return bad('text is not UTF-8')
  try {
    const record = read(text)
    return record === null ? null : { isValid: true, file, line, record }
  } catch (error) {
    if (error instanceof RowFault) return bad(error.message, text)
    throw error
  }
}
