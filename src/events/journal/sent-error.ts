import { AttuneError, type ErrorCode } from '../../domain/errors.ts'
import { plainError } from '../../platform/threads/worker-thread.ts'

/** An error on its way between threads, where classes get lost. */
export interface SentError {
  /** Of an expected failure. */
  readonly code: ErrorCode | undefined
  readonly message: string
  readonly hint: string | undefined
  readonly cause: Error | undefined
}

/** What is sent of an error. */
export function sentError(error: unknown): SentError {
  if (error instanceof AttuneError) {
    const { code, message, hint, cause } = error
    return { code, message, hint, cause: cause instanceof Error ? plainError(cause) : undefined }
  }
  const cause = error instanceof Error ? plainError(error) : undefined
  return { code: undefined, message: cause?.message ?? String(error), hint: undefined, cause }
}

/** The error that was sent. */
export function receivedError({ code, message, hint, cause }: SentError): Error {
  if (code === undefined) return new Error(message, { cause })
  return new AttuneError(code, message, { ...(hint !== undefined && { hint }), cause })
}
