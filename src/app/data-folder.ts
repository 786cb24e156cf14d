import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { AttuneError } from '../domain/errors.ts'

/** Name of the embedded graph in its folder. */
export const GRAPH_FILE = 'graph.grafeo'

/** What the name of a graph begins with that another one has replaced. */
export const REPLACED_GRAPH = `${GRAPH_FILE}.replaced-`

/** Name in the data folder of a copy that is not the graph yet. */
export const STAGED_FILE = 'rebuilding.grafeo'

/** Removes what a rebuild that was killed has left. */
export function removeStaged(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((found) => found.startsWith(STAGED_FILE))) {
    rmSync(join(dataDir, name), { recursive: true })
  }
}

/**
 * Makes the data folder where it is missing, and makes sure that this process can write there, before anything
 * slow begins.
 *
 * @throws AttuneError `CONFIG_INVALID` that names the folder and says why not
 */
export function makeDataFolder(dataDir: string): void {
  const folder = resolve(dataDir)
  try {
    makeFolder(folder)
    const draft = join(folder, `.writable.${process.pid}`)
    writeFileSync(draft, '')
    rmSync(draft)
  } catch (cause) {
    throw new AttuneError(
      'CONFIG_INVALID',
      `the data folder ${dataDir} cannot be ${existsSync(folder) ? 'written' : 'made'}: ${reasonOf(cause)}`,
      { hint: 'set ATTUNE_DATA_DIR to a folder that this user may write', cause },
    )
  }
}

/** Level by level: Node's own recursive form never returns below `/proc`, where a folder can neither be nor be made. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process may have been quicker.
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'it is, or lies below, a file',
  ENOENT: 'no folder can be there',
}

function reasonOf(error: unknown): string {
  const code = codeOf(error)
  return REASONS[code] ?? (code || 'it failed')
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
