import { statfsSync } from 'node:fs'

/**
 * Bytes that are free on the disk of a folder, infinitely many where a file system does not say how large it is. A limit of
 * the process, or a quota of its user, is not seen here.
 */
export function freeBytes(folder: string): number {
  const { blocks, bavail, bsize } = statfsSync(folder)
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize
}
