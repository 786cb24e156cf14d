import { rmSync, statfsSync, statSync } from 'node:fs'
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

/**
 * Bytes that are free on the disk of a folder, infinitely many where a file system does not say how large it is. A limit of
 * the process, or a quota of its user, is not seen here.
 */
export function freeBytes(folder: string): number {
  const { blocks, bavail, bsize } = statfsSync(folder)
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize
}

const MB = 2 ** 20

/**
 * Says why a file cannot be copied into a folder; null if it can.
 *
 * @param leftFree bytes that are to be free there after it
 */
export function missingRoom(file: string, folder: string, leftFree: number): string | null {
  const needed = statSync(file).size + leftFree
  const free = freeBytes(folder)
  if (free >= needed) return null
  return `needs ${Math.ceil(needed / MB)} MB of room, and ${Math.floor(free / MB)} are free`
}
