import { GraphError } from '../graph-error.ts'

/** Errors of the engine that open with one of these codes are ours to fix. */
const BUG_CODES = /^(42|22|G1)/

/** A commit that could not be written, for which the engine has the code of a write conflict, and anything else on disk. */
const DISK_FAILED = /GRAFEO-(T009|X003)/

/** What the engine says where another process holds a file, or is just about to. */
const IN_USE = /cannot be locked|is locked by another process/

/** How the engine's messages without a code begin. */
const ENGINE_TEXT = /^(Database|Query|Transaction) error/

/** What the engine says of a file, or the log beside it, that is not as it left it, or not of its making at all. */
const DAMAGE = /GRAFEO-S00[23]|not a Grafeo database|sidecar WAL/

/** An embedded graph runs nowhere else: what may fail it is its disk. */
const UNAVAILABLE_HINT =
  'make room on the disk of ATTUNE_DATA_DIR if it is full, and run it again; ATTUNE_LOG_LEVEL=debug shows what failed'

/** Whether the engine says that a file is not as it left it. */
export function isDamage(text: string): boolean {
  return DAMAGE.test(text)
}

/** Whether the engine says that another process holds a file. */
export function isInUseText(text: string): boolean {
  return IN_USE.test(text)
}

/** Whether the engine refuses to end a transaction because a query of it has not ended: it has no code for that. */
export function isStillRunning(error: unknown): boolean {
  return error instanceof Error && error.message.includes('query is still running')
}

/**
 * Anything the engine throws as a `GraphError`; what is no engine error passes through. The engine's text goes to
 * `cause`, except where it quotes values: those may be somebody's, and causes end up in logs.
 */
export function toGraphError(where: string, error: unknown): unknown {
  if (error instanceof GraphError || !(error instanceof Error)) return error
  const code = 'gqlStatus' in error ? String(error.gqlStatus) : ''
  const text = error.message
  if (isInUseText(text)) {
    return new GraphError('in-use', 'another process holds the embedded graph', { cause: error })
  }
  if (isDamage(text)) {
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
