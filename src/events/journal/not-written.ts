import { AttuneError } from '../../domain/errors.ts'

/** What a journal says of events that are not on disk. */
export function notWritten(cause: unknown): AttuneError {
  return new AttuneError('UNAVAILABLE', 'the journal could not be written: nothing was kept', {
    hint: 'is the disk full? try again in a moment',
    cause,
  })
}
