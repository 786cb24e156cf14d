import { InvalidArgumentError } from 'commander'

/**
 * A date of ISO 8601 as epoch milliseconds.
 *
 * @throws InvalidArgumentError unless `text` is one
 */
export function instantOption(text: string): number {
  const isDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text)
  const atMs = isDate ? Date.parse(text) : Number.NaN
  if (Number.isNaN(atMs)) {
    throw new InvalidArgumentError('It must be a date such as 2011-05-31 or 2011-05-31T12:00:00Z.')
  }
  return atMs
}
