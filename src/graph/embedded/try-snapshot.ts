import { runTrial } from '../../threads/run-trial.ts'
import { threadScript } from '../../threads/thread-script.ts'
import { GraphError } from '../graph-error.ts'
import { isDamage } from './embedded-errors.ts'

/** Longest that a trial may take, for a graph at its limit on a slow disk. */
const LONGEST_MS = 600_000

/**
 * Reads all of a snapshot in another process: that takes a second and more in which this one would answer nobody. Resolves
 * with what is damaged; null if nothing is.
 *
 * @throws GraphError `unavailable` where it could not be read for another reason; the signal's reason once it aborts
 */
export async function damageOf(path: string, signal: AbortSignal): Promise<string | null> {
  const script = threadScript('snapshot-trial', import.meta.url)
  const trial = await runTrial(script, path, { longestMs: LONGEST_MS, signal })
  if (!('said' in trial)) {
    if (trial.fate === 'died') return 'whoever reads it dies'
    throw new GraphError('unavailable', `whoever reads it does not come back within ${LONGEST_MS / 1_000} s`)
  }
  if (trial.said === '') return null
  if (isDamage(trial.said)) return trial.said
  throw new GraphError('unavailable', `it could not be read: ${trial.said}`)
}
