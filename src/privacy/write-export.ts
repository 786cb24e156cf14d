import { type CipherGCM, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline, type Readable } from 'node:stream'
import type { ExportedKind, ExportedRow, ExportedValue } from './exported-kind.ts'

/** The whole export as one document. */
export const EXPORT_FILE = 'export.json'

/** Bytes of AES-GCM before and after an encrypted file. */
const NONCE = 12
const TAG = 16

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
  /** Encrypts the files: read them with `readExport`. Default: plain files. */
  readonly key?: Buffer | null
}

/**
 * Writes an export into a folder: `export.json`, and one CSV file for each kind, such as `events.csv`. Only the owner of the
 * process may read them. In CSV, `'` stands before what a spreadsheet would take for a formula; lists and maps are JSON.
 *
 * @param folder is replaced
 * @throws what reading the rows throws, and errors of the file system; then the folder is removed
 */
export async function writeExport(
  folder: string,
  { userId, madeAtMs }: ExportHead,
  kinds: readonly ExportedKind[],
  { onKind, key = null }: WriteOptions = {},
): Promise<readonly WrittenKind[]> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const document = await TextFile.create(join(folder, EXPORT_FILE), key)
  const written: WrittenKind[] = []
  try {
    const head = { format: 'attune-export', version: 1, userId, madeAt: new Date(madeAtMs).toISOString() }
    await document.write(`${JSON.stringify(head).slice(0, -1)},"data":{`)
    for (const kind of kinds) {
      const { name, origin } = kind
      await document.write(`${written.length > 0 ? ',' : ''}\n"${name}":{"origin":"${origin}","rows":[`)
      const table = await TextFile.create(join(folder, `${name}.csv`), key)
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

/** Where readers of another format end a cell, and quotes inside of it protect nothing. */
const CELL_ENDS = /(?<=[;\t\n]|\r(?!\n))/

/** The start of a formula, after what readers leave out; also in full width and in other forms of the characters. */
const FORMULA = /^[\s\p{C}",]*[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−]/u

function csvCell(value: ExportedValue): string {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const parts = text.split(CELL_ENDS).map((part) => (FORMULA.test(part) ? `'${part}` : part))
  const cell = `${/^[;\t\r\n]/.test(text) ? "'" : ''}${parts.join('')}`
  return cell !== text || /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/**
 * The content of an exported file, which `key` has encrypted. A changed file fails at its end. @throws errors of the file system
 */
export async function readExport(path: string, key: Buffer | null): Promise<Readable> {
  const file = await open(path)
  if (!key) return file.createReadStream()
  const { size } = await file.stat()
  const { buffer: nonce } = await file.read(Buffer.alloc(NONCE), 0, NONCE, 0)
  const { buffer: tag } = await file.read(Buffer.alloc(TAG), 0, TAG, size - TAG)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(path)).setAuthTag(tag)
  return pipeline(file.createReadStream({ start: NONCE, end: size - TAG - 1 }), decipher, () => undefined)
}

/** The request and the file: the content cannot be read as that of another one. */
function boundTo(path: string): Buffer {
  return Buffer.from(`${basename(dirname(path))}/${basename(path)}`)
}

/** A file that is written from its start, in chunks. */
class TextFile {
  readonly #file: FileHandle
  readonly #cipher: CipherGCM | null
  #pending: string[] = []
  #length = 0

  private constructor(file: FileHandle, cipher: CipherGCM | null) {
    this.#file = file
    this.#cipher = cipher
  }

  static async create(path: string, key: Buffer | null): Promise<TextFile> {
    const file = await open(path, 'w', 0o600)
    if (!key) return new TextFile(file, null)
    const nonce = randomBytes(NONCE)
    await file.writeFile(nonce)
    return new TextFile(file, createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(path)))
  }

  /** Waits for the disk once in a while. */
  async write(text: string): Promise<void> {
    this.#pending.push(text)
    this.#length += text.length
    if (this.#length >= CHUNK) await this.#flush()
  }

  async close(): Promise<void> {
    await this.#flush()
      .then(
        () =>
          this.#cipher &&
          this.#file.writeFile(Buffer.concat([this.#cipher.final(), this.#cipher.getAuthTag()])),
      )
      .finally(() => this.#file.close())
  }

  async #flush(): Promise<void> {
    const text = this.#pending.join('')
    this.#pending = []
    this.#length = 0
    await this.#file.writeFile(this.#cipher?.update(text, 'utf8') ?? text)
  }
}
