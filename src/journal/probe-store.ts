import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Whoever gets no further for so long has lost the way in a damaged tree, however busy the machine. */
const STUCK_MS = 30_000

const IS_SOURCE = import.meta.url.endsWith('.ts')

const WALKER = fileURLToPath(new URL(IS_SOURCE ? './walk-store.ts' : './walk-store.js', import.meta.url))

/** Run from source it has to be loaded as TypeScript. */
const LOADER = IS_SOURCE ? ['--import', 'tsx'] : []

/** What a process dies of by its own doing: by no interruption, and not for want of memory. */
const OWN_FAULT: ReadonlySet<NodeJS.Signals> = new Set(['SIGSEGV', 'SIGBUS', 'SIGABRT', 'SIGILL', 'SIGFPE'])

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
  return new Promise((resolve) => {
    // No process to be had, or one that somebody else has ended, says nothing of the store.
    child.once('error', () => resolve('readable'))
    child.once('close', (_, signal) => {
      clearTimeout(watchdog)
      if (isStuck) resolve('endless')
      else resolve(signal !== null && OWN_FAULT.has(signal) ? 'deadly' : 'readable')
    })
  })
}
