import { runTrial } from '../../platform/threads/run-trial.ts'
import { threadScript } from '../../platform/threads/thread-script.ts'
import { GraphError } from '../graph-error.ts'
import { isDamage } from './embedded-errors.ts'

/** Longest that a trial may take, for a graph at its limit on a slow disk. */
const LONGEST_MS = 600_000

/** What whoever reads a snapshot prints: the number of the newest commit in it, or what it fails of. */
export type SnapshotFound = { readonly epoch: string } | { readonly failure: string }

/**
 * Reads all of a snapshot in another process: that takes a second and more in which this one would answer nobody, and the
 * memory of a second graph. Resolves with what is damaged; null if it was read, up to its newest commit.
 *
 * @param epoch number of the newest commit of which the snapshot was made: of a file whose head is damaged the engine reads
 * what it held before
 * @throws GraphError `unavailable` where it could not be read for another reason; the signal's reason once it aborts
 */
export async function damageOf(path: string, epoch: bigint, signal: AbortSignal): Promise<string | null> {
  const script = threadScript('snapshot-trial', import.meta.url)
  const trial = await runTrial(script, path, { longestMs: LONGEST_MS, signal })
  if (!('said' in trial)) {
    if (trial.fate === 'died') return 'whoever reads it dies'
    throw unread(
      trial.fate === 'hung' ? `not within ${LONGEST_MS / 1_000} s` : 'whoever reads it was stopped',
    )
  }
  const found = JSON.parse(trial.said) as SnapshotFound
  if ('epoch' in found) return found.epoch === String(epoch) ? null : 'it holds an older graph'
  if (isDamage(found.failure)) return found.failure
  throw unread(found.failure)
}

function unread(why: string): GraphError {
  return new GraphError('unavailable', `a snapshot could not be read: ${why}`)
}
