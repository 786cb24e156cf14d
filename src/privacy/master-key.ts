import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { AttuneError } from '../domain/errors.ts'

/** Bytes of a master key (AES-256). */
const KEY = 32

/** Permissions of users other than the owner and their group. */
const OTHERS = 0o007

/** Writes a new master key, in base64, to a file that only its owner may read. @throws AttuneError `CONFLICT` if it exists */
export function createMasterKey(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${randomBytes(KEY).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause
    throw new AttuneError('CONFLICT', 'the file exists', { hint: 'name a new file', cause })
  }
}

/**
 * Reads a master key.
 *
 * @param dataDir the data folder, which must not hold it: a copy of the folder would contain the key of its content
 * @throws AttuneError `CONFIG_INVALID`
 */
export function readMasterKey(path: string, dataDir: string): Buffer {
  const text = readText(path)
  if (isInside(path, dataDir))
    throw invalid('the master key is in the data folder', 'keep it in another place')
  if (process.platform !== 'win32' && (statSync(path).mode & OTHERS) !== 0) {
    throw invalid(
      'other users may read the file of the master key',
      'allow it to its owner alone: `chmod 600`',
    )
  }
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length === KEY) return key
  throw invalid(`the file of the master key does not hold ${KEY} bytes in base64`, MAKE_ONE)
}

const MAKE_ONE = '`attune keys create-master-key <file>` makes one'

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw invalid('the file of the master key cannot be read', MAKE_ONE, cause)
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(realFolder(folder), realpathSync(path))
  return way !== '..' && !way.startsWith(`..${sep}`)
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    // Not created yet.
    return resolve(folder)
  }
}

function invalid(message: string, hint: string, cause?: unknown): AttuneError {
  return new AttuneError('CONFIG_INVALID', message, { hint, cause })
}
