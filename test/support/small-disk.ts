import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
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
