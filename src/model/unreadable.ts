import { AttuneError } from '../domain/errors.ts'

/** The error for a stored model that is inconsistent or of an unknown format. */
export function unreadable(cause: unknown): AttuneError {
  return new AttuneError(
    'UNAVAILABLE',
    'the serving model cannot be read: another version of Attune wrote it',
    {
      hint: 'Run `attune train`.',
      cause,
    },
  )
}
