import { AttuneError } from './attune-error.ts'

interface Failure {
  readonly message?: string
  readonly code?: string
  readonly isRetryable?: boolean
  readonly retryAfterMs?: number | null
  readonly extensions?: { readonly code?: string }
}

interface Body {
  readonly data?: unknown
  readonly errors?: readonly Failure[]
}

/** Codes that pass by themselves. */
const TEMPORARY = ['BUSY', 'TIMEOUT', 'UNAVAILABLE']

/**
 * Sends a POST request and returns the JSON of the response.
 *
 * @throws AttuneError if there is no response, or if it holds an error; what `signal` aborts throws its reason
 */
export async function post(url: string, init: RequestInit): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(url, { method: 'POST', ...init })
  } catch (failure) {
    if (init.signal?.aborted) throw failure
    throw new AttuneError('NETWORK', 'Attune cannot be reached.', { isRetryable: true })
  }
  const body = (await response.json().catch(() => null)) as Body | null
  const [failure] = body?.errors ?? []
  if (failure || !response.ok || body === null) throw errorOf(failure ?? {}, response, body?.data)
  return body
}

function errorOf(failure: Failure, { status, headers }: Response, data: unknown): AttuneError {
  const code = failure.code ?? failure.extensions?.code ?? 'BAD_RESPONSE'
  const afterSeconds = Number(headers.get('retry-after'))
  return new AttuneError(code, failure.message ?? `Attune answered with status ${status}.`, {
    isRetryable: failure.isRetryable ?? (TEMPORARY.includes(code) || status >= 500),
    retryAfterMs: failure.retryAfterMs ?? (afterSeconds > 0 ? afterSeconds * 1_000 : null),
    data,
  })
}
