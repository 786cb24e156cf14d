import { InvalidArgumentError } from 'commander'
import { instantCell, RowFault } from '../datasets/importing/parse-cell.ts'

/**
 * An instant of the command line as epoch milliseconds, read as a cell of a data set is.
 *
 * @throws InvalidArgumentError unless `text` is one
 */
export function instantOption(text: string): number {
  try {
    return instantCell('it', text)
  } catch (error) {
    if (!(error instanceof RowFault)) throw error
    throw new InvalidArgumentError(
      `It must be a date such as 2011-05-31 or 2011-05-31T12:00:00Z: ${error.message}.`,
    )
  }
}
