import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportedKind, ExportedRow, ExportedValue } from './export-user.ts'

/** The whole export as one document. */
export const EXPORT_FILE = 'export.json'

/** Characters gathered before a write to disk. */
const CHUNK = 64 * 1_024

export interface ExportHead {
  readonly userId: string
  readonly madeAtMs: number
}

/** A kind in a finished export. */
export interface WrittenKind {
  readonly name: string
  readonly rows: number
}

export interface WriteOptions {
  /** Called after each kind with the number of finished ones. */
  readonly onKind?: (finished: number) => Promise<void>
}

/**
 * Writes an export into a folder: `export.json`, and one CSV file for each kind, such as `events.csv`. Only the owner of the
 * process may read them. A CSV cell that a spreadsheet would take for a formula begins with `'`; lists and maps are JSON.
 *
 * @param folder is replaced
 * @throws what reading the rows throws, and errors of the file system; then the folder is removed
 */
export async function writeExport(
  folder: string,
  { userId, madeAtMs }: ExportHead,
  kinds: readonly ExportedKind[],
  { onKind }: WriteOptions = {},
): Promise<readonly WrittenKind[]> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const document = await TextFile.create(join(folder, EXPORT_FILE))
  const written: WrittenKind[] = []
  try {
    const head = { format: 'attune-export', version: 1, userId, madeAt: new Date(madeAtMs).toISOString() }
    await document.write(`${JSON.stringify(head).slice(0, -1)},"data":{`)
    for (const kind of kinds) {
      const { name, origin } = kind
      await document.write(`${written.length > 0 ? ',' : ''}\n"${name}":{"origin":"${origin}","rows":[`)
      const table = await TextFile.create(join(folder, `${name}.csv`))
      const rows = await writeRows(kind, document, table).finally(() => table.close())
      await document.write(']}')
      written.push({ name, rows })
      await onKind?.(written.length)
    }
    await document.write('\n}}\n')
  } catch (error) {
    await document.close().catch(() => undefined)
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  await document.close()
  return written
}

async function writeRows(kind: ExportedKind, document: TextFile, table: TextFile): Promise<number> {
  let rows = 0
  await table.write(`${kind.columns.join(',')}\r\n`)
  for await (const row of kind.rows) {
    await document.write(`${rows > 0 ? ',' : ''}\n${JSON.stringify(row)}`)
    await table.write(csvLine(kind.columns, row))
    rows++
  }
  return rows
}

/** A row as a line of CSV (RFC 4180). */
export function csvLine(columns: readonly string[], row: ExportedRow): string {
  return `${columns.map((column) => csvCell(row[column] ?? null)).join(',')}\r\n`
}

function csvCell(value: ExportedValue): string {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const cell = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** A file that is written from its start, in chunks. */
class TextFile {
  readonly #file: FileHandle
  #pending: string[] = []
  #length = 0

  private constructor(file: FileHandle) {
    this.#file = file
  }

  static async create(path: string): Promise<TextFile> {
    return new TextFile(await open(path, 'w', 0o600))
  }

  /** Waits for the disk once in a while. */
  async write(text: string): Promise<void> {
    this.#pending.push(text)
    this.#length += text.length
    if (this.#length >= CHUNK) await this.#flush()
  }

  async close(): Promise<void> {
    await this.#flush().finally(() => this.#file.close())
  }

  async #flush(): Promise<void> {
    const text = this.#pending.join('')
    this.#pending = []
    this.#length = 0
    await this.#file.writeFile(text)
  }
}
