import { rmSync } from 'node:fs'
import { copyFile, open } from 'node:fs/promises'

/**
 * Copies a file; resolves once the copy is on disk. Where it fails nothing is left; a process that is killed leaves a part:
 * copy to a name that nobody looks at.
 */
export async function copyDurably(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to)
    await flush(to)
  } catch (error) {
    rmSync(to, { force: true })
    throw error
  }
}

/** Resolves once a file is on disk. */
export async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.sync().finally(() => file.close())
}
