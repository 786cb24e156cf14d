import { CommanderError } from 'commander'
import { ZodError } from 'zod'
import { AttuneError } from '../domain/errors.ts'
import { GraphError, type GraphErrorKind } from '../graph/graph-error.ts'
import type { CommandContext } from './command-context.ts'
import { EXIT, type ExitCode, exitCodeOf } from './exit-codes.ts'
import { program } from './program.ts'
import { say, type Terminal } from './terminal.ts'

/**
 * Runs one command line and resolves with its exit code. Never rejects: what went wrong is one line on `err`,
 * and below it what to do.
 *
 * @param words the arguments, without the names of the runtime and of the script
 */
export async function runCli(context: CommandContext, words: readonly string[]): Promise<ExitCode> {
  try {
    await program(context).parseAsync(words, { from: 'user' })
    return EXIT.ok
  } catch (error) {
    // Commander has printed its own message.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
    if (isInterruption(error, context.signal)) {
      say(context.terminal, 'interrupted; run it again to go on')
      return EXIT.interrupted
    }
    complain(context, error)
    return exitCodeOf(error)
  }
}

/** What was asked to stop, stopped: not a failure that came at the same time. */
function isInterruption(error: unknown, signal: AbortSignal): boolean {
  if (!signal.aborted) return false
  if (error instanceof GraphError) return error.kind === 'cancelled'
  return error === signal.reason || (error instanceof Error && error.name === 'AbortError')
}

function complain({ terminal, variables }: CommandContext, error: unknown): void {
  const { message, hint } = told(error)
  say(terminal, `attune: ${message}`)
  if (hint) say(terminal, `  ${hint}`)
  if (variables.ATTUNE_LOG_LEVEL === 'debug' || variables.ATTUNE_LOG_LEVEL === 'trace') trace(terminal, error)
}

interface Told {
  readonly message: string
  readonly hint?: string | undefined
}

function told(error: unknown): Told {
  if (error instanceof AttuneError) return error
  if (error instanceof GraphError)
    return { message: error.message, hint: error.hint ?? GRAPH_HINTS[error.kind] }
  if (error instanceof ZodError) return { message: 'the API answered in an unknown form', hint: BUG_HINT }
  return { message: error instanceof Error ? error.message : String(error), hint: BUG_HINT }
}

const BUG_HINT = 'this should not happen; ATTUNE_LOG_LEVEL=debug shows where'

const GRAPH_HINTS: Readonly<Record<GraphErrorKind, string>> = {
  conflict: 'something else writes the same; try again',
  busy: 'something else writes the same; try again',
  timeout: 'the store is slow or overloaded; try again',
  cancelled: 'run it again to go on',
  'too-much-memory': 'give the store more memory',
  failed: 'the log of the server says why',
  unavailable: 'is it running, and is NEO4J_URI right?',
  'in-use': 'stop the process that holds it, or set ATTUNE_DATA_DIR to another folder',
  'too-large': 'raise ATTUNE_MAX_RELATIONSHIPS, or move to Neo4j with ATTUNE_GRAPH=neo4j',
  damaged:
    '`attune rebuild` restores it from its newest snapshot and what the journal holds since (docs/operations.md)',
  refused: 'check NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE',
  contract: BUG_HINT,
}

function trace(terminal: Terminal, error: unknown): void {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    say(terminal, cause.stack ?? cause.message)
}
