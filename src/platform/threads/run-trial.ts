import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a process dies of that was led astray; one that is killed from outside has found nothing. */
const DEATHS: ReadonlySet<unknown> = new Set(['SIGABRT', 'SIGBUS', 'SIGSEGV', 'SIGILL', 'SIGFPE'])

export interface TrialOptions {
  readonly longestMs: number
  readonly signal?: AbortSignal
}

/**
 * How a trial has ended: by itself, with what it printed; by dying of what it read; never; or stopped by somebody, or by
 * itself for another reason, before it could tell anything.
 */
export type Trial = { readonly said: string } | { readonly fate: 'died' | 'hung' | 'stopped' }

/**
 * Runs a script on a file or folder in another process, because damage there can end or hang whoever reads it, or because
 * reading takes long.
 *
 * @param script address of it, as of a thread
 * @throws the signal's reason once it aborts; whatever keeps a process from being started
 */
export function runTrial(script: string, path: string, { longestMs, signal }: TrialOptions): Promise<Trial> {
  // Options that this process was started with may be for it alone: a debugger would wait.
  const { NODE_OPTIONS: _, ...env } = process.env
  const options = { env, timeout: longestMs, killSignal: 'SIGKILL', ...(signal && { signal }) } as const
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [fileURLToPath(script), path], options, (error, said) => {
      if (signal?.aborted) reject(signal.reason)
      else if (error?.killed) resolve({ fate: 'hung' })
      else if (DEATHS.has(error?.signal)) resolve({ fate: 'died' })
      else if (error && 'errno' in error) reject(error)
      else resolve(error ? { fate: 'stopped' } : { said })
    })
  })
}
