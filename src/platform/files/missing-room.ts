import { statSync } from 'node:fs'
import { freeBytes } from './free-bytes.ts'

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
