import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { flush } from './durable-files.ts'

/** Permissions of a file that its owner alone may read. */
const OWNER_ONLY = 0o600

/**
 * Replaces a file, which its owner alone may read, atomically: readers find the old text or the new one. A failed write leaves
 * the old file.
 *
 * @throws errors of the file system
 */
export function replaceFile(path: string, text: string): void {
  const draft = draftOf(path)
  try {
    // After a power failure, the new name must not lead to an empty file.
    writeFileSync(draft, text, { mode: OWNER_ONLY, flush: true })
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/** The same for a text that must survive a power failure, which its owner alone may read. Resolves once it is on disk. */
export async function replaceFileDurably(path: string, text: string): Promise<void> {
  const draft = draftOf(path)
  try {
    writeFileSync(draft, text, { mode: OWNER_ONLY })
    await flush(draft)
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/** Processes may replace the same file at the same time. */
function draftOf(path: string): string {
  return `${path}.${process.pid}`
}
