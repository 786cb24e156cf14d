import type { RawRows } from '../decode-rows.ts'
import { GraphError } from '../graph-error.ts'

const MOST_TRIES = 4

/**
 * Rows of a read, decoded. A relationship that another transaction deletes between the instant at which a statement finds it
 * and the one at which it reads its properties has none: the server isolates no reads. Read again, it is not found any more.
 *
 * @throws GraphError `contract` if the rows are not as declared, time after time
 */
export async function retryTornRead<Row>(
  read: () => Promise<RawRows>,
  decode: (rows: RawRows) => readonly Row[],
): Promise<readonly Row[]> {
  for (let tries = 1; ; tries++) {
    const rows = await read()
    try {
      return decode(rows)
    } catch (error) {
      const mayBeTorn = error instanceof GraphError && error.kind === 'contract'
      if (!mayBeTorn || tries === MOST_TRIES) throw error
    }
  }
}
