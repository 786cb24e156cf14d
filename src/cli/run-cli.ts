import { CommanderError } from 'commander'
import { ZodError } from 'zod'
import { AttuneError, type ErrorCode } from '../domain/errors.ts'
import { GraphError, type GraphErrorKind } from '../graph/graph-error.ts'
import type { CommandContext } from './command-context.ts'
import { program } from './program.ts'
import { say, type Terminal } from './terminal.ts'

/** Exit codes; documented in README.md. */
export const EXIT = { ok: 0, failed: 1, usage: 2, refused: 3, interrupted: 130 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The command was right, but the state of the graph does not allow it now. */
const REFUSALS: readonly ErrorCode[] = [
  'GRAPH_IN_USE',
  'GRAPH_TOO_LARGE',
  'IMPORT_REFUSED',
  'TRAINING_IN_PROGRESS',
  'TRAINING_REFUSED',
  'PORT_IN_USE',
]

/** The arguments or settings are wrong. */
const MISTAKES: readonly ErrorCode[] = [
  'CONFIG_INVALID',
  'BAD_USER_INPUT',
  'CURSOR_INVALID',
  'CURSOR_EXPIRED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
]

/** The exit code of a command that ended with `error`. */
function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof GraphError) {
    if (error.kind === 'cancelled') return EXIT.interrupted
    return error.kind === 'in-use' || error.kind === 'too-large' ? EXIT.refused : EXIT.failed
  }
  if (!(error instanceof AttuneError)) return EXIT.failed
  if (MISTAKES.includes(error.code)) return EXIT.usage
  return REFUSALS.includes(error.code) ? EXIT.refused : EXIT.failed
}

/**
 * Runs one command line and resolves with its exit code. Never rejects: a failure is one line on `err`, followed by a hint.
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
      say(context.terminal, 'interrupted; run it again to continue')
      return EXIT.interrupted
    }
    report(context, error)
    return exitCodeOf(error)
  }
}

/** True if the command stopped because of the signal, not for another failure at the same time. */
function isInterruption(error: unknown, signal: AbortSignal): boolean {
  if (!signal.aborted) return false
  if (error instanceof GraphError) return error.kind === 'cancelled'
  return error === signal.reason || (error instanceof Error && error.name === 'AbortError')
}

function report({ terminal, variables }: CommandContext, error: unknown): void {
  const { message, hint } = describe(error)
  say(terminal, `attune: ${message}`)
  if (hint) say(terminal, `  ${hint}`)
  if (variables.ATTUNE_LOG_LEVEL === 'debug' || variables.ATTUNE_LOG_LEVEL === 'trace') trace(terminal, error)
}

interface Failure {
  readonly message: string
  readonly hint?: string | undefined
}

function describe(error: unknown): Failure {
  if (error instanceof AttuneError) return error
  if (error instanceof GraphError)
    return { message: error.message, hint: error.hint ?? GRAPH_HINTS[error.kind] }
  if (error instanceof ZodError) return { message: 'the API returned an unexpected response', hint: BUG_HINT }
  return { message: error instanceof Error ? error.message : String(error), hint: BUG_HINT }
}

const BUG_HINT = 'this should not happen; ATTUNE_LOG_LEVEL=debug shows where'

const GRAPH_HINTS: Readonly<Record<GraphErrorKind, string>> = {
  conflict: 'another process writes the same data; try again',
  busy: 'another process writes the same data; try again',
  timeout: 'the store is slow or overloaded; try again',
  cancelled: 'run it again to continue',
  'too-much-memory': 'give the store more memory',
  failed: 'see the log of the server',
  unavailable: 'is it running, and is NEO4J_URI right?',
  'in-use': 'stop the process that holds it, or set ATTUNE_DATA_DIR to another folder',
  'too-large': 'raise ATTUNE_MAX_RELATIONSHIPS, or move to Neo4j with ATTUNE_GRAPH=neo4j',
  damaged: '`attune rebuild` restores it from its newest snapshot and the journal (docs/operations.md)',
  refused: 'check NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE',
  contract: BUG_HINT,
}

function trace(terminal: Terminal, error: unknown): void {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    say(terminal, cause.stack ?? cause.message)
}
