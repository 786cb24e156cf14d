import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { AttuneError } from '../domain/errors.ts'
import { REWRITE_LEFTOVERS } from '../graph/embedded/open-embedded.ts'
import { checkFormat, FORMAT } from '../graph/format.ts'
import { replaceFile } from '../platform/files/replace-file.ts'

/** File name of the embedded graph in the data folder. */
export const GRAPH_FILE = 'graph.grafeo'

/** Prefix of the file name of a graph that was replaced by a rebuild. */
export const REPLACED_GRAPH = `${GRAPH_FILE}.replaced-`

/** File name of a copy that a rebuild has not put in place yet. */
export const STAGED_FILE = 'rebuilding.grafeo'

/** File name of the secret of user tokens. It is not in backups: who has one of these must not be able to make tokens. */
export const TOKEN_SECRET_FILE = 'token-secret.json'

/** Folder of the journal in the data folder. */
export const JOURNAL_FOLDER = 'journal'

/** Folder of served lists in the data folder. */
export const SERVED_LISTS_FOLDER = 'served-lists'

/** Folder of exports in the data folder. */
export const EXPORTS_FOLDER = 'exports'

/** Deletes what a killed rebuild, or a killed rewrite of the graph, has left behind. */
export function removeStaged(dataDir: string): void {
  const prefixes = [STAGED_FILE, ...REWRITE_LEFTOVERS.map((suffix) => `${GRAPH_FILE}${suffix}`)]
  const isLeft = (name: string) => prefixes.some((prefix) => name.startsWith(prefix))
  for (const name of readdirSync(dataDir).filter(isLeft)) {
    rmSync(join(dataDir, name), { recursive: true })
  }
}

/** Deletes the graphs that rebuilds have replaced. Returns how many files. */
export function removeReplaced(dataDir: string): number {
  const replaced = readdirSync(dataDir).filter(
    (name) => name.startsWith(GRAPH_FILE) && name.includes('.replaced-'),
  )
  for (const name of replaced) rmSync(join(dataDir, name), { recursive: true })
  return replaced.length
}

/** File with the number of the folder's format. */
const FORMAT_FILE = 'format'

/**
 * Creates the data folder if missing, and checks that this process can write to it and reads its format, before any slow work
 * begins. A folder without data gets the number of the format.
 *
 * @throws AttuneError `CONFIG_INVALID` with the folder and the reason
 */
export function makeDataFolder(dataDir: string): void {
  const folder = resolve(dataDir)
  try {
    makeFolder(folder)
    const draft = join(folder, `.writable.${process.pid}`)
    writeFileSync(draft, '')
    rmSync(draft)
    if (!isFilled(folder)) replaceFile(join(folder, FORMAT_FILE), String(FORMAT))
  } catch (cause) {
    throw new AttuneError(
      'CONFIG_INVALID',
      `the data folder ${dataDir} cannot be ${existsSync(folder) ? 'written' : 'created'}: ${reasonOf(cause)}`,
      { hint: 'set ATTUNE_DATA_DIR to a folder that this user may write', cause },
    )
  }
  checkFormat(`the data folder ${dataDir}`, formatOf(folder))
}

/** Whether the folder has a number, or data that should have one. A graph has a number of its own. */
function isFilled(folder: string): boolean {
  const hasFiles = (name: string) =>
    existsSync(join(folder, name)) && readdirSync(join(folder, name)).length > 0
  return existsSync(join(folder, FORMAT_FILE)) || [JOURNAL_FOLDER, SERVED_LISTS_FOLDER].some(hasFiles)
}

/** Null if the folder has no number. */
function formatOf(folder: string): number | null {
  const file = join(folder, FORMAT_FILE)
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  return text === '' ? null : Number(text)
}

/** Permissions of the group and of all other users. */
const OTHERS = 0o077

/** Whether other users of this machine may read the data folder. */
export function isOpenToOthers(dataDir: string): boolean {
  const mode = statSync(dataDir, { throwIfNoEntry: false })?.mode ?? 0
  return process.platform !== 'win32' && (mode & OTHERS) !== 0
}

/** Level by level, because Node's recursive form never returns below `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder, 0o700)
  } catch (error) {
    // Another process may have created it first.
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
  ENOENT: 'no folder can exist there',
}

function reasonOf(error: unknown): string {
  const code = codeOf(error)
  return REASONS[code] ?? (code || 'it failed')
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
