import { mkdirSync, readdirSync } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AttuneError } from '../../domain/errors.ts'
import type { RecordKind } from '../../domain/records.ts'
import { type GeneratedFile, generatedWorld } from './generated-world.ts'
import { checkWorldOptions, type WorldOptions } from './world-options.ts'

export interface WriteOptions {
  readonly signal: AbortSignal
  readonly onProgress?: (step: {
    readonly kind: RecordKind
    readonly done: number
    readonly total: number
  }) => void
}

/** Rows by file. */
export type WrittenRows = Readonly<Record<RecordKind, number>>

/** Rows that are written at once. */
const CHUNK_ROWS = 5_000

/**
 * Writes a generated world into a new or empty folder, in the layout of `docs/import-format.md`, in constant memory. What was
 * written is removed on failure.
 *
 * @throws AttuneError `BAD_USER_INPUT`, before anything is written, if the folder is not empty or there are not enough
 *   different pairs
 */
export async function writeWorld(
  folder: string,
  world: WorldOptions,
  { signal, onProgress }: WriteOptions,
): Promise<WrittenRows> {
  checkWorldOptions(world)
  makeEmptyFolder(folder)
  const { files, totalRows } = generatedWorld(world)
  const written: string[] = []
  let before = 0
  try {
    for (const file of files) {
      const path = join(folder, `${file.kind}.csv`)
      written.push(path)
      await writeFile(path, file, (rows) => {
        signal.throwIfAborted()
        onProgress?.({ kind: file.kind, done: before + rows, total: totalRows })
      })
      before += file.count
    }
  } catch (error) {
    for (const path of written) await rm(path, { force: true })
    throw error
  }
  return Object.fromEntries(files.map(({ kind, count }) => [kind, count])) as Record<RecordKind, number>
}

function makeEmptyFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    if (readdirSync(folder).length === 0) return
  } catch (cause) {
    throw new AttuneError('BAD_USER_INPUT', 'the output is not a writable folder', { cause })
  }
  throw new AttuneError('BAD_USER_INPUT', 'the output folder is not empty', {
    hint: 'name a new or an empty folder; existing files are never replaced',
  })
}

async function writeFile(
  path: string,
  { columns, rows }: GeneratedFile,
  onRows: (rows: number) => void,
): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await write(file, [columns])
    let chunk: (readonly (string | number)[])[] = []
    let done = 0
    for (const row of rows()) {
      chunk.push(row)
      if (chunk.length < CHUNK_ROWS) continue
      await write(file, chunk)
      done += chunk.length
      chunk = []
      onRows(done)
    }
    await write(file, chunk)
    onRows(done + chunk.length)
  } finally {
    await file.close()
  }
}

async function write(file: FileHandle, rows: readonly (readonly (string | number)[])[]): Promise<void> {
  if (rows.length > 0) await file.appendFile(`${rows.map((row) => row.join(',')).join('\n')}\n`)
}
