import { spawn } from 'node:child_process'

export interface CommandOutcome {
  readonly code: number
  /** Standard output and standard error, in order of arrival. */
  readonly output: string
}

/** Runs a program to its end. @throws `ENOENT` if it does not exist; a failing program is an outcome. */
export function runCommand(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CommandOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const append = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', append)
    child.stderr.on('data', append)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
