import { GraphError } from '../../graph/graph-error.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { type CheckContext, checkRecord } from './check-record.ts'
import type { DataRow, DataSet, RecordKind, RecordOf, RejectedRow } from './data-set.ts'
import type { Tally } from './import-report.ts'
import type { RejectFile } from './reject-file.ts'

/** The shared state of one import. */
export interface ImportRun extends CheckContext {
  readonly graph: GraphStore
  readonly dataSet: DataSet
  readonly tally: Tally
  /** Null if rejected rows are not written. */
  readonly rejectFile: RejectFile | null
  /** Instant of rows without a date, epoch milliseconds. */
  readonly atMs: number
  readonly signal: AbortSignal | undefined
  readonly onRead: (kind: RecordKind, amount: number) => void
}

/** A valid row with its location. */
export interface GoodRow<K extends RecordKind> {
  readonly file: string
  readonly line: number
  readonly record: RecordOf[K]
}

/** Rows per transaction. */
const BATCH_ROWS = 1_000

/**
 * The valid rows of a kind in batches. Bad rows are counted and written to the reject file.
 *
 * @throws AttuneError `IMPORT_REFUSED` if most rows are bad. GraphError `cancelled` after an abort.
 */
export async function* goodBatches<K extends RecordKind>(
  run: ImportRun,
  kind: K,
): AsyncGenerator<readonly GoodRow<K>[]> {
  let batch: GoodRow<K>[] = []
  for await (const row of run.dataSet.rows(kind, (amount) => run.onRead(kind, amount))) {
    run.tally.read(kind)
    const good = await checkRow(run, kind, row)
    if (good) batch.push(good)
    if (batch.length < BATCH_ROWS) continue
    throwIfCancelled(run)
    yield batch
    batch = []
  }
  run.tally.checkMostlyGood(kind)
  throwIfCancelled(run)
  if (batch.length > 0) yield batch
}

/** Counts a rejected row and writes it to the reject file. */
export async function rejectRow(run: ImportRun, kind: RecordKind, row: RejectedRow): Promise<void> {
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
  const reason = checkRecord(kind, row.record, run)
  if (reason !== null) {
    await rejectGoodRow(run, kind, row, reason)
    return null
  }
  if (row.note) run.tally.note(kind, row.file, row.line, row.note)
  return row
}

function throwIfCancelled({ signal }: ImportRun): void {
  if (signal?.aborted)
    throw new GraphError('cancelled', 'the import was stopped: run it again to complete it')
}
