import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { threadScript } from '../../threads/thread-script.ts'

/** Longest that a trial may take, for a graph at its limit on a slow disk. */
const LONGEST_MS = 600_000

/**
 * Opens a snapshot in another process: that takes a second in which this one would answer nobody, and damage can end
 * whoever reads it. Resolves with what is wrong with it; null if nothing is. Rejects once the signal aborts.
 */
export function damageOf(path: string, signal: AbortSignal): Promise<string | null> {
  const words = [fileURLToPath(threadScript('snapshot-trial', import.meta.url)), path]
  // Options that this process was started with may be for it alone: a debugger would wait.
  const { NODE_OPTIONS: _, ...env } = process.env
  const options = { env, signal, timeout: LONGEST_MS, killSignal: 'SIGKILL' } as const
  return new Promise((resolve, reject) => {
    execFile(process.execPath, words, options, (error, said) => {
      if (signal.aborted) reject(signal.reason)
      else if (said !== '') resolve(said)
      else resolve(error === null ? null : 'whoever reads it dies, or does not come back')
    })
  })
}
