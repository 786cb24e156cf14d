import { stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { AttuneError } from '../../domain/errors.ts'
import { RECORD_KINDS, type RecordKind } from '../../domain/records.ts'
import type { DataRow, DataSet } from './data-set.ts'
import { type Cell, headerFault, MAX_COLUMNS, parseRecord } from './parse-record.ts'
import { type CsvRow, readCsv } from './read-csv.ts'
import { decodeUtf8, type Line, looksLikeUtf16, readLines, withoutBom } from './read-lines.ts'

interface DataFile {
  readonly path: string
  readonly name: string
  readonly format: 'csv' | 'jsonl'
  readonly bytes: number
}

/**
 * A folder in the layout of `docs/import-format.md`: `users`, `items`, `tags`, `interactions`, `ties` and
 * `taggings`, each optional, as `.csv` or `.jsonl`. The folder name is the name of the data set.
 *
 * @throws AttuneError `IMPORT_REFUSED`, before anything is written, if there is no file, a file is present in both
 *   formats or in UTF-16, or a header has a missing, duplicate, unknown or reserved column.
 */
export async function dataFolder(folder: string): Promise<DataSet> {
  const files = new Map<RecordKind, DataFile>()
  for (const kind of RECORD_KINDS) {
    const file = await findFile(folder, kind)
    if (!file) continue
    await checkFile(kind, file)
    files.set(kind, file)
  }
  if (files.size === 0) {
    throw new AttuneError('IMPORT_REFUSED', 'the folder holds no file to import', {
      hint: `name at least one of them ${RECORD_KINDS.join(', ')}, ending in .csv or .jsonl`,
    })
  }
  return {
    name: basename(resolve(folder)),
    size: [...files.values()].reduce((sum, file) => sum + file.bytes, 0),
    rows: (kind, onRead) => rowsOf(kind, files.get(kind), onRead),
  }
}

async function findFile(folder: string, kind: RecordKind): Promise<DataFile | null> {
  const found: DataFile[] = []
  for (const format of ['csv', 'jsonl'] as const) {
    const name = `${kind}.${format}`
    const path = join(folder, name)
    const stats = await stat(path).catch(() => null)
    if (stats?.isFile()) found.push({ path, name, format, bytes: stats.size })
  }
  if (found.length > 1) throw refused(kind, 'is there as .csv and as .jsonl: keep one of them')
  return found[0] ?? null
}

async function checkFile(kind: RecordKind, file: DataFile): Promise<void> {
  for await (const { bytes } of readLines(file.path)) {
    if (looksLikeUtf16(bytes)) throw refused(file.name, 'is in UTF-16: save it as UTF-8')
    break
  }
  if (file.format === 'jsonl') return
  for await (const row of readCsv(file.path)) {
    const fault = 'fault' in row ? row.fault : headerFault(kind, row.cells)
    if (fault) throw refused(file.name, fault)
    break
  }
}

function refused(name: string, fault: string): AttuneError {
  return new AttuneError('IMPORT_REFUSED', `${name}: ${fault}`, {
    hint: 'docs/import-format.md describes every file and column',
  })
}

async function* rowsOf<K extends RecordKind>(
  kind: K,
  file: DataFile | undefined,
  onRead?: (bytes: number) => void,
): AsyncGenerator<DataRow<K>> {
  if (!file) return
  if (file.format === 'jsonl') {
    for await (const row of readJsonl(file.path, onRead)) yield fromJson(kind, file.name, row)
    return
  }
  let header: readonly string[] | null = null
  for await (const row of readCsv(file.path, onRead)) {
    if (header) yield fromCsv(kind, file.name, header, row)
    else header = 'cells' in row ? row.cells : []
  }
}

function fromCsv<K extends RecordKind>(
  kind: K,
  file: string,
  header: readonly string[],
  row: CsvRow,
): DataRow<K> {
  if ('fault' in row) return refuse(file, row, row.fault)
  if (row.cells.length !== header.length) return refuse(file, row, `row must have ${header.length} cells`)
  const cells = new Map<string, Cell>()
  header.forEach((column, index) => {
    const cell = row.cells[index]
    if (cell) cells.set(column, cell)
  })
  return toRow(kind, file, row, cells, false)
}

function fromJson<K extends RecordKind>(kind: K, file: string, row: JsonRow): DataRow<K> {
  if ('fault' in row) return refuse(file, row, row.fault)
  const cells = new Map<string, Cell>()
  const fields = Object.entries(row.fields)
  if (fields.length > MAX_COLUMNS) return refuse(file, row, `more than ${MAX_COLUMNS} columns`)
  for (const [column, value] of fields) {
    if (value === null || value === '') continue
    if (typeof value === 'object' && !Array.isArray(value)) return refuse(file, row, 'a value is an object')
    cells.set(column, value as Cell)
  }
  return toRow(kind, file, row, cells, true)
}

function toRow<K extends RecordKind>(
  kind: K,
  file: string,
  row: { readonly line: number; readonly text: string },
  cells: ReadonlyMap<string, Cell>,
  isTyped: boolean,
): DataRow<K> {
  const parsed = parseRecord(kind, cells, isTyped)
  if (!parsed.isValid) return refuse(file, row, parsed.reason)
  return { isValid: true, file, line: row.line, record: parsed.record }
}

function refuse(
  file: string,
  { line, text }: { readonly line: number; readonly text: string },
  reason: string,
): { isValid: false; file: string; line: number; reason: string; text: string } {
  return { isValid: false, file, line, reason, text }
}

/** An object of a JSONL file, or a fault. `line` is 1-based. */
type JsonRow =
  | { readonly line: number; readonly fields: Readonly<Record<string, unknown>>; readonly text: string }
  | { readonly line: number; readonly fault: string; readonly text: string }

/** The objects of a JSONL file, one per line. Empty lines are skipped. */
async function* readJsonl(path: string, onRead?: (bytes: number) => void): AsyncGenerator<JsonRow> {
  for await (const line of readLines(path, onRead)) {
    const row = readLine(line.number === 1 ? { ...line, bytes: withoutBom(line.bytes) } : line)
    if (row) yield row
  }
}

function readLine({ number: line, bytes, isTooLong }: Line): JsonRow | null {
  if (bytes.trim() === '') return null
  if (isTooLong) return { line, fault: 'line is longer than 64 KB', text: bytes }
  const text = decodeUtf8(bytes)
  if (text === null) return { line, fault: 'text is not UTF-8', text: bytes }
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { line, fault: 'line is not a JSON object', text }
  }
  return { line, fields: value as Readonly<Record<string, unknown>>, text }
}

/** Undefined for invalid JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
