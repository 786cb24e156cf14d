import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

/**
 * A folder on its own small disk, removed when the test ends.
 *
 * @param size in the syntax of `mount`: `4m` @param skip ends the test with a reason if the process may not mount a disk
 */
export function smallDisk(size: string, skip: (reason: string) => void): string {
  const folder = join(temporaryFolder(), 'small')
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', folder], { stdio: 'ignore' })
  } catch {
    skip('mounting a small disk needs permission')
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  return folder
}

/** Free bytes on the disk of a folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Writes to a file until the disk is full. */
export function fillUp(file: string): void {
  for (const size of [1_048_576, 4_096]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size))
    } catch {
      // The disk is full.
    }
  }
}
