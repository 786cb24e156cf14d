/** What is known of a failure beside its code and message. */
export interface FailureDetails {
  readonly isRetryable?: boolean
  readonly retryAfterMs?: number | null
  /** What the response holds in spite of the failure. */
  readonly data?: unknown
}

/** A request that failed. Its message holds no personal value. */
export class AttuneError extends Error {
  override readonly name = 'AttuneError'
  /** A code of the API (`enum ErrorCode`), or `NETWORK` if no response came. */
  readonly code: string
  /** True if the same request can succeed later. */
  readonly isRetryable: boolean
  /** When the server wants it again, in milliseconds; null if it did not say. */
  readonly retryAfterMs: number | null
  /** The fields that did not fail; null if there are none. */
  readonly data: unknown

  constructor(code: string, message: string, details: FailureDetails = {}) {
    super(message)
    this.code = code
    this.isRetryable = details.isRetryable ?? false
    this.retryAfterMs = details.retryAfterMs ?? null
    this.data = details.data ?? null
  }
}
