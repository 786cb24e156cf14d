import { setMaxListeners } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExitCode } from '../../src/cli/run-cli.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import { stringTerminal } from './string-terminal.ts'

/** `ATTUNE_DRAIN_MS` of servers without a load balancer that must notice their end: half of it they wait for more requests. */
export const SHORT_DRAIN_MS = '400'

export interface Ended {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
}

export interface CliOptions {
  readonly variables?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Default: the real time. */
  readonly nowMs?: () => number
}

/** A temporary folder in which commands run; `remove` it at the end. */
export interface CliFolder {
  readonly path: string
  /** Runs one command line in this process, with real parts, on a graph in this folder. */
  run(words: readonly string[], options?: CliOptions): Promise<Ended>
  remove(): void
}

export function cliFolder(): CliFolder {
  const path = mkdtempSync(join(tmpdir(), 'attune-cli-'))
  return {
    path,
    remove: () => rmSync(path, { recursive: true, force: true }),
    async run(words, { variables = {}, signal = new AbortController().signal, nowMs = Date.now } = {}) {
      // The program does the same.
      setMaxListeners(0, signal)
      const terminal = stringTerminal()
      const code = await runCli(
        {
          version: '1.2.3',
          terminal,
          variables: {
            ATTUNE_DATA_DIR: join(path, 'graph'),
            ATTUNE_LOG_LEVEL: 'error',
            ATTUNE_DEMO: 'off',
            PORT: '0',
            ATTUNE_DRAIN_MS: SHORT_DRAIN_MS,
            ...variables,
          },
          folder: path,
          signal,
          nowMs,
        },
        words,
      )
      return { code, out: terminal.outText(), err: terminal.errText() }
    },
  }
}
