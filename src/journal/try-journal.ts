import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AttuneError } from '../domain/errors.ts'
import { threadScript } from '../threads/thread-script.ts'

/** Longest that a trial may take: it reads for a second or so. A damaged tree can send its reader round in circles. */
const LONGEST_MS = 20_000

/** What a process dies of that was led astray; one that is killed from outside has found nothing. */
const DEATHS: ReadonlySet<unknown> = new Set(['SIGABRT', 'SIGBUS', 'SIGSEGV', 'SIGILL', 'SIGFPE'])

/** LMDB's own word for a file that is not as it left it. */
const NOTICED = /^MDB_(CORRUPTED|PAGE_NOTFOUND|PANIC|INVALID|BAD_TXN|VERSION_MISMATCH)/

/**
 * Opens a journal in another process first, if there is one: a damaged file can end or hang whoever reads it.
 *
 * @throws AttuneError `UNAVAILABLE` if the other process died of it, did not come back, or saw the damage. Whatever else
 *   goes wrong there is for whoever opens the journal to find.
 */
export async function tryJournal(folder: string): Promise<void> {
  if (!existsSync(join(folder, 'data.mdb'))) return
  const damage = await damageIn(folder)
  if (damage === null) return
  throw new AttuneError('UNAVAILABLE', `the journal in ${folder} is damaged: ${damage}`, {
    hint: 'check the disk, then move the folder away: what the graph has seen of it stays (docs/events.md)',
  })
}

function damageIn(folder: string): Promise<string | null> {
  const words = [fileURLToPath(threadScript('journal-trial', import.meta.url)), folder]
  // Options that this process was started with may be for it alone: a debugger would wait.
  const { NODE_OPTIONS: _, ...env } = process.env
  return new Promise((resolve) => {
    execFile(process.execPath, words, { env, timeout: LONGEST_MS, killSignal: 'SIGKILL' }, (error, said) => {
      if (error?.killed) resolve(`whoever reads it does not come back within ${LONGEST_MS / 1_000} s`)
      else if (DEATHS.has(error?.signal)) resolve('whoever reads it dies')
      else resolve(NOTICED.test(said) ? said : null)
    })
  })
}
