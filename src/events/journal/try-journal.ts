import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AttuneError } from '../../domain/errors.ts'
import { runTrial } from '../../platform/threads/run-trial.ts'
import { threadScript } from '../../platform/threads/thread-script.ts'

/** Longest that a trial may take: it reads for a second or so. A damaged tree can send its reader round in circles. */
const LONGEST_MS = 20_000

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
    hint: 'check the disk, then move the folder away: what the graph has seen of it stays (docs/operations.md)',
  })
}

async function damageIn(folder: string): Promise<string | null> {
  const script = threadScript('journal-trial', import.meta.url)
  // What keeps the trial from beginning may keep others, too: for them to find.
  const trial = await runTrial(script, folder, { longestMs: LONGEST_MS }).catch(() => null)
  if (trial === null) return null
  if ('said' in trial) return NOTICED.test(trial.said) ? trial.said : null
  if (trial.fate === 'stopped') return null
  return trial.fate === 'died'
    ? 'whoever reads it dies'
    : `whoever reads it does not come back within ${LONGEST_MS / 1_000} s`
}
