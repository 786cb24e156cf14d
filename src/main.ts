#!/usr/bin/env node
import { setMaxListeners } from 'node:events'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { EXIT, runCli } from './cli/run-cli.ts'
import { processTerminal } from './cli/terminal.ts'

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')))

// Data folders, backups and exports hold personal data: what this process and its threads create is for its user alone.
process.umask(0o077)

const interruption = new AbortController()
// Every query of a long command adds a listener; this is no leak.
setMaxListeners(0, interruption.signal)

/** npm repeats a signal that the terminal has already sent to the process group; ignore repeats within this time. */
const ECHO_MS = 1_000

/** How long open handles may take to close at the end. */
const LINGER_MS = 1_000

let interruptedAt = 0

/** The first signal stops the command cleanly, the second at once. */
function interrupt(): void {
  if (interruption.signal.aborted && Date.now() - interruptedAt > ECHO_MS) process.exit(EXIT.interrupted)
  if (interruption.signal.aborted) return
  interruptedAt = Date.now()
  interruption.abort()
}

/** The reader of the output closed the pipe, such as `head`. */
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
  signal: interruption.signal,
  nowMs: Date.now,
}

process.exitCode = await runCli(context, process.argv.slice(2))
// The Neo4j driver never closes a connection to a server that has not answered its handshake.
setTimeout(() => process.exit(), LINGER_MS).unref()
