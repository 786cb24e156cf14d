import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a process dies of that was led astray; one that is killed from outside has found nothing. */
const DEATHS: ReadonlySet<unknown> = new Set(['SIGABRT', 'SIGBUS', 'SIGSEGV', 'SIGILL', 'SIGFPE'])

export interface TrialOptions {
  readonly longestMs: number
  readonly signal?: AbortSignal
}

/**
 * The result of a trial: its output; `died` after a crash; `hung` after its time; `stopped` if it ended otherwise without
 * output, for instance killed from outside.
 */
export type Trial = { readonly said: string } | { readonly fate: 'died' | 'hung' | 'stopped' }

/**
 * Runs a script on a file or folder in another process, because damaged files can crash or hang their reader, or because
 * reading takes long.
 *
 * @param script URL of the script
 * @throws the signal's reason once it aborts; the error if the process cannot be started
 */
export function runTrial(script: string, path: string, { longestMs, signal }: TrialOptions): Promise<Trial> {
  // Node options of this process may not suit the child: a debugger would wait.
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
