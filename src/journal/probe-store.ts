import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Whoever gets no further for so long has lost the way in a damaged tree. */
const STUCK_MS = 10_000

const IS_SOURCE = import.meta.url.endsWith('.ts')

const WALKER = fileURLToPath(new URL(IS_SOURCE ? './walk-store.ts' : './walk-store.js', import.meta.url))

/** Run from source it has to be loaded as TypeScript. */
const LOADER = IS_SOURCE ? ['--import', 'tsx'] : []

/** What reading a store came to: nothing bad, the end of the process that read it, or no end at all. */
export type Probed = 'readable' | 'deadly' | 'endless'

/**
 * Reads an LMDB database as nobody can who has to live on: LMDB trusts its file, so that a damaged page may end the process
 * that meets it, or send it round in circles. A process of its own reads all that is in these tables and in the root. A
 * database that is not there yet is readable.
 *
 * @param stuckMs how long the reader may get no further
 */
export async function probeStore(
  folder: string,
  tables: readonly string[],
  stuckMs = STUCK_MS,
): Promise<Probed> {
  if (!existsSync(join(folder, 'data.mdb'))) return 'readable'
  const child = spawn(process.execPath, [...LOADER, WALKER, folder, ...tables], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let isStuck = false
  const watchdog = setTimeout(() => {
    isStuck = true
    child.kill('SIGKILL')
  }, stuckMs)
  child.stdout.on('data', () => watchdog.refresh())
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      clearTimeout(watchdog)
      if (isStuck) resolve('endless')
      else resolve(code === 0 ? 'readable' : 'deadly')
    })
  })
}
