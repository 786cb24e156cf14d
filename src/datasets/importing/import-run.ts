import { setImmediate as nextTurn } from 'node:timers/promises'
import { inBatches } from '../../domain/grouping.ts'
import { checkRecord, type RecordKind, type RecordOf, type RecordTerms } from '../../domain/records.ts'
import { GraphError } from '../../graph/graph-error.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { DataRow, DataSet, RejectedRow } from './data-set.ts'
import type { Tally } from './import-report.ts'
import type { RejectFile } from './reject-file.ts'

/** The shared state of one import. */
export interface ImportRun extends RecordTerms {
  readonly graph: GraphStore
  readonly dataSet: DataSet
  readonly tally: Tally
  /** Null if rejected rows are not written. */
  readonly rejectFile: RejectFile | null
  /** Instant of rows without a date, epoch milliseconds. */
  readonly atMs: number
  readonly sizes: ImportSizes
  readonly signal: AbortSignal | undefined
  readonly onRead: (kind: RecordKind, amount: number) => void
}

/** A valid row with its location. */
export interface GoodRow<K extends RecordKind> {
  readonly file: string
  readonly line: number
  readonly record: RecordOf[K]
}

/** How many rows an import handles at once. */
export interface ImportSizes {
  /** Rows per transaction. */
  readonly batch: number
  /** Most rows that are arranged in memory, and as many are read meanwhile. */
  readonly window: number
}

/** The fastest. A window takes about 75 MB, and arranging it blocks the event loop for 150 ms. */
export const LARGE_SIZES: ImportSizes = { batch: 1_000, window: 256_000 }

/** For a process that answers requests: commits and arranging block the event loop for a quarter of the time. */
export const SMALL_SIZES: ImportSizes = { batch: 250, window: 64_000 }

const FIRST_WINDOW_ROWS = 1_000
const WINDOW_GROWTH = 8

/** Rows between two turns of the event loop: the embedded engine waits for a turn between two statements. */
const ROWS_PER_TURN = 50

/** Puts the rows of a window in the order in which they are written. */
export type Arrange<K extends RecordKind> = (rows: readonly GoodRow<K>[]) => readonly GoodRow<K>[]

/**
 * The valid rows of a kind in batches, while the rows after them are read. Bad rows are counted and written to the reject
 * file.
 *
 * @param arrange reorders the rows of a window, so that rows of one user are in one batch. Default: the order of the file
 * @throws AttuneError `IMPORT_REFUSED` if most rows are bad. GraphError `cancelled` after an abort.
 */
export async function* goodBatches<K extends RecordKind>(
  run: ImportRun,
  kind: K,
  arrange: Arrange<K> = (rows) => rows,
): AsyncGenerator<readonly GoodRow<K>[]> {
  for await (const { rows, amount } of readAhead(goodWindows(run, kind, arrange))) {
    let written = 0
    const report = (rowsMore: number) => {
      const before = Math.round((amount * written) / rows.length)
      written += rowsMore
      run.onRead(kind, Math.round((amount * written) / rows.length) - before)
    }
    if (rows.length === 0) run.onRead(kind, amount)
    for (const batch of inBatches(rows, run.sizes.batch)) {
      throwIfCancelled(run)
      yield batch
      report(batch.length)
    }
  }
}

/** Valid rows, and the amount that was read for them, in the unit of `DataSet.size`. */
interface Window<K extends RecordKind> {
  readonly rows: readonly GoodRow<K>[]
  readonly amount: number
}

/**
 * Arranged rows. Windows grow only if rows have to move: a file in the right order needs no memory, and its rows are written
 * soon after they are read.
 */
async function* goodWindows<K extends RecordKind>(
  run: ImportRun,
  kind: K,
  arrange: Arrange<K>,
): AsyncGenerator<Window<K>> {
  let size = FIRST_WINDOW_ROWS
  let rows: GoodRow<K>[] = []
  let amount = 0
  let read = 0
  const onRead = (more: number) => {
    amount += more
  }
  for await (const row of run.dataSet.rows(kind, onRead)) {
    run.tally.read(kind)
    const good = await checkRow(run, kind, row)
    if (good) rows.push(good)
    if (++read % ROWS_PER_TURN === 0) {
      throwIfCancelled(run)
      await nextTurn()
    }
    if (rows.length < size) continue
    const arranged = arrange(rows)
    yield { rows: arranged, amount }
    if (arranged.some((row, place) => row !== rows[place]))
      size = Math.min(run.sizes.window, size * WINDOW_GROWTH)
    rows = []
    amount = 0
  }
  run.tally.checkMostlyGood(kind)
  throwIfCancelled(run)
  yield { rows: arrange(rows), amount }
}

/** The same values. The next one is made while the caller works on this one. */
async function* readAhead<T>(values: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = values.next()
  try {
    for (;;) {
      const { value, done } = await next
      if (done) return
      next = values.next()
      // A failure is thrown after the caller's work on this value.
      next.catch(() => undefined)
      yield value
    }
  } finally {
    await values.return(undefined)
  }
}

/** Counts a rejected row and writes it to the reject file. */
async function rejectRow(run: ImportRun, kind: RecordKind, row: RejectedRow): Promise<void> {
  await run.rejectFile?.write(row)
  run.tally.reject(kind, row)
}

/** Rejects a well-formed row. */
export async function rejectGoodRow<K extends RecordKind>(
  run: ImportRun,
  kind: K,
  { file, line, record }: GoodRow<K>,
  reason: string,
): Promise<void> {
  await rejectRow(run, kind, { isValid: false, file, line, reason, text: JSON.stringify(record) })
}

async function checkRow<K extends RecordKind>(
  run: ImportRun,
  kind: K,
  row: DataRow<K>,
): Promise<GoodRow<K> | null> {
  if (!row.isValid) {
    await rejectRow(run, kind, row)
    return null
  }
  const fault = checkRecord(kind, row.record, run)
  if (fault !== null) {
    await rejectGoodRow(run, kind, row, `${fault.field} ${fault.message}`)
    return null
  }
  if (row.note) run.tally.note(kind, row.file, row.line, row.note)
  return row
}

function throwIfCancelled({ signal }: ImportRun): void {
  if (signal?.aborted)
    throw new GraphError('cancelled', 'the import was stopped: run it again to complete it')
}
