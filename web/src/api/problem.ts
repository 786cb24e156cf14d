import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client/errors'

/** Why a request failed, in words for the user. */
export interface Problem {
  /** The API's code, or `OFFLINE` if the server was unreachable. */
  readonly code: string
  readonly title: string
  readonly message: string
  readonly hint: string | null
  /** True if a retry may succeed. */
  readonly isPassing: boolean
}

const TITLES: Readonly<Record<string, string>> = {
  FORBIDDEN: 'This is personal',
  UNAVAILABLE: 'The graph does not answer',
  TIMEOUT: 'That took too long',
  BUSY: 'Too many requests',
  OFFLINE: 'The server does not answer',
  CURSOR_EXPIRED: 'This list is no longer kept',
  NOT_FOUND: 'Not found',
}

const PASSING = new Set(['UNAVAILABLE', 'TIMEOUT', 'BUSY', 'OFFLINE', 'INTERNAL_SERVER_ERROR'])

/** Converts any failure of a request to a problem. */
export function problemOf(error: unknown): Problem {
  if (CombinedGraphQLErrors.is(error)) {
    const [first] = error.errors
    return problem(
      textOf(first?.extensions?.code) ?? 'INTERNAL_SERVER_ERROR',
      first?.message ?? 'The API gave no reason.',
      textOf(first?.extensions?.hint),
    )
  }
  if (ServerError.is(error) || ServerParseError.is(error)) {
    return problem('UNAVAILABLE', `The server answered with status ${error.statusCode}.`, null)
  }
  return problem('OFFLINE', 'The server could not be reached.', 'check that it is running')
}

function problem(code: string, message: string, hint: string | null): Problem {
  return { code, title: TITLES[code] ?? 'That did not work', message, hint, isPassing: PASSING.has(code) }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
