import { GraphError } from '../graph-error.ts'

/** Codes of statements that the engine refuses: bugs of ours. */
const BUG_CODES = /^(42|22|G1)/

/** Failures of the disk. A commit that could not be written has the GQL status of a write conflict. */
const DISK_FAILED = /GRAFEO-(T009|X003)/

/** Another process holds the file, or is just opening it. */
const IN_USE = /cannot be locked|is locked by another process/

/** Begins messages of the engine that have no code. */
const ENGINE_TEXT = /^(Database|Query|Transaction) error/

/** The file, or its write-ahead log, is damaged or is no graph at all. */
const DAMAGE = /GRAFEO-S00[23]|not a Grafeo database|sidecar WAL/

/** The engine runs in this process, so the likely cause is the disk. */
export const UNAVAILABLE_HINT =
  'make room on the disk of ATTUNE_DATA_DIR if it is full, and run it again; ATTUNE_LOG_LEVEL=debug shows what failed'

/** Whether the engine refuses to end a transaction because one of its queries still runs. There is no code for that. */
export function isStillRunning(error: unknown): boolean {
  return error instanceof Error && error.message.includes('query is still running')
}

/**
 * Converts an error of the engine to a `GraphError`; other errors are returned unchanged. The engine's text goes to `cause`,
 * except where it quotes values: they may be personal, and causes are logged.
 */
export function toGraphError(where: string, error: unknown): unknown {
  if (error instanceof GraphError || !(error instanceof Error)) return error
  const code = 'gqlStatus' in error ? String(error.gqlStatus) : ''
  const text = error.message
  if (IN_USE.test(text)) {
    return new GraphError('in-use', 'another process holds the embedded graph', { cause: error })
  }
  if (DAMAGE.test(text)) {
    return new GraphError('damaged', 'the file of the embedded graph is damaged', { cause: error })
  }
  if (DISK_FAILED.test(text)) {
    const message = `${where}: the disk failed the embedded graph, is it full?`
    return new GraphError('unavailable', message, { cause: error, hint: UNAVAILABLE_HINT })
  }
  if (code === '40000') return new GraphError('busy', `${where}: write conflict`, { cause: error })
  if (code === 'G2000' && text.includes('UNIQUE constraint')) {
    return new GraphError('conflict', `${where}: a unique key is taken`)
  }
  if (BUG_CODES.test(code)) {
    const cause = code.startsWith('42') ? error : undefined
    return new GraphError('contract', `${where}: the statement was refused (${code})`, { cause })
  }
  if (ENGINE_TEXT.test(text) || code !== '') {
    return new GraphError('unavailable', `${where}: the embedded graph failed (${code || 'no code'})`, {
      cause: error,
      hint: UNAVAILABLE_HINT,
    })
  }
  return error
}
