import { AttuneError, type ErrorCode } from '../domain/errors.ts'
import { GraphError, type GraphErrorKind } from '../graph/graph-error.ts'

/** An error as data: errors lose their class between threads. */
interface SentError {
  /** Without a code or a kind the error is a bug. */
  readonly code?: ErrorCode
  readonly kind?: GraphErrorKind
  readonly message: string
  readonly hint: string | undefined
  readonly cause: Error | undefined
}

/** The result of a task in the form that is sent to another thread. */
export type SentResult<T> = { readonly value: T } | { readonly error: SentError }

/** Runs a task, and converts its result before it is sent. */
export async function sentResult<T>(task: () => T | Promise<T>): Promise<SentResult<T>> {
  try {
    return { value: await task() }
  } catch (error) {
    return { error: sentError(error) }
  }
}

/** The value of a result after it was received. @throws the error of the task */
export function receivedValue<T>(result: SentResult<T>): T {
  if ('value' in result) return result.value
  const { code, kind, message, hint, cause } = result.error
  const options = { ...(hint !== undefined && { hint }), cause }
  if (code) throw new AttuneError(code, message, options)
  throw kind ? new GraphError(kind, message, options) : new Error(message, { cause })
}

function sentError(error: unknown): SentError {
  if (!(error instanceof AttuneError || error instanceof GraphError)) {
    const cause = plainError(error)
    return { message: cause?.message ?? String(error), hint: undefined, cause }
  }
  const { message, hint } = error
  const sent = { message, hint, cause: plainError(error.cause) }
  return error instanceof AttuneError ? { ...sent, code: error.code } : { ...sent, kind: error.kind }
}

/** An error without the properties that libraries add, which may not be sent. */
function plainError(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined
  return Object.assign(new Error(error.message), { stack: error.stack })
}
