#!/usr/bin/env node
import { setMaxListeners } from 'node:events'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { compose } from './app/compose.ts'
import { EXIT } from './cli/exit-codes.ts'
import { runCli } from './cli/run-cli.ts'
import { processTerminal } from './cli/terminal.ts'

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')))

const interruption = new AbortController()
// Every query of long work listens to it: no leak, so no warning.
setMaxListeners(0, interruption.signal)

/** npm passes a signal on that the terminal already sent to the whole group: the echo is no second wish. */
const ECHO_MS = 1_000

/** What is left open after the end may take this long to close by itself. */
const LINGER_MS = 1_000

let interruptedAt = 0

/** The first signal asks for a clean end; whoever sends another one does not want to wait for it. */
function interrupt(): void {
  if (interruption.signal.aborted && Date.now() - interruptedAt > ECHO_MS) process.exit(EXIT.interrupted)
  if (interruption.signal.aborted) return
  interruptedAt = Date.now()
  interruption.abort()
}

/** Whoever read the result has read enough, as `head` does. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok)
  throw error
})

process.on('SIGINT', interrupt)
process.on('SIGTERM', interrupt)

const context = {
  version,
  terminal: processTerminal(),
  variables: process.env,
  folder: process.cwd(),
  compose,
  signal: interruption.signal,
  nowMs: Date.now,
}

process.exitCode = await runCli(context, process.argv.slice(2))
// Everything is done and closed. A driver never lets go of a connection that a hung server has not even greeted.
setTimeout(() => process.exit(), LINGER_MS).unref()
