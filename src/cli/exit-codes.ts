import { AttuneError, type ErrorCode } from '../domain/errors.ts'
import { GraphError } from '../graph/graph-error.ts'

/** What a shell or a script may rely on; listed in README, "Commands". */
export const EXIT = { ok: 0, failed: 1, usage: 2, refused: 3, interrupted: 130 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Nothing was wrong with the command: the graph's state does not allow it now. */
const REFUSALS: readonly ErrorCode[] = [
  'GRAPH_IN_USE',
  'GRAPH_TOO_LARGE',
  'IMPORT_REFUSED',
  'TRAINING_IN_PROGRESS',
  'TRAINING_REFUSED',
  'CONFLICT',
]

/** What was typed is what was wrong. */
const MISTAKES: readonly ErrorCode[] = [
  'CONFIG_INVALID',
  'BAD_USER_INPUT',
  'CURSOR_INVALID',
  'CURSOR_EXPIRED',
]

/** The exit code of a command that ended with `error`. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof GraphError) {
    if (error.kind === 'cancelled') return EXIT.interrupted
    return error.kind === 'in-use' || error.kind === 'too-large' ? EXIT.refused : EXIT.failed
  }
  if (!(error instanceof AttuneError)) return EXIT.failed
  if (MISTAKES.includes(error.code)) return EXIT.usage
  return REFUSALS.includes(error.code) ? EXIT.refused : EXIT.failed
}
