import { rmSync, statfsSync, statSync } from 'node:fs'
import { copyFile, open } from 'node:fs/promises'

/**
 * Copies a file and resolves once the copy is on disk. A failed copy is removed. A killed process may leave a partial copy, so
 * copy to a temporary name.
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
 * Free bytes on the disk of a folder; infinite if the file system does not report its size. Ignores quotas and limits of the
 * process.
 */
export function freeBytes(folder: string): number {
  const { blocks, bavail, bsize } = statfsSync(folder)
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize
}

const MB = 2 ** 20

/**
 * The reason why a file cannot be copied into a folder; null if it can.
 *
 * @param leftFree bytes that must stay free
 */
export function missingRoom(file: string, folder: string, leftFree: number): string | null {
  const needed = statSync(file).size + leftFree
  const free = freeBytes(folder)
  if (free >= needed) return null
  return `needs ${Math.ceil(needed / MB)} MB of room, and ${Math.floor(free / MB)} are free`
}
