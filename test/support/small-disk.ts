import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

/**
 * A folder on a disk of its own, gone when the test ends.
 *
 * @param size as `mount` has it: `4m` @param skip ends the test, with a reason, where nobody may mount a disk
 */
export function smallDisk(size: string, skip: (reason: string) => void): string {
  const folder = join(temporaryFolder(), 'small')
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', folder], { stdio: 'ignore' })
  } catch {
    skip('a small disk needs the right to mount one')
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  return folder
}

/** Bytes that are free on the disk of a folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Writes to a file until not a byte more can be written. */
export function fillUp(file: string): void {
  for (const size of [1_048_576, 4_096]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size))
    } catch {
      // That is all.
    }
  }
}
