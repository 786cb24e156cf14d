import { GraphError } from '../../graph/graph-error.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { type CheckContext, checkRecord } from './check-record.ts'
import type { DataRow, DataSet, RecordKind, RecordOf, RejectedRow } from './data-set.ts'
import type { Tally } from './import-report.ts'
import type { RejectFile } from './reject-file.ts'

/** What the steps of one import share. */
export interface ImportRun extends CheckContext {
  readonly graph: GraphStore
  readonly dataSet: DataSet
  readonly tally: Tally
  /** Null if nobody wants to see the rejected rows. */
  readonly rejectFile: RejectFile | null
  /** When rows without a date happened, epoch milliseconds. */
  readonly atMs: number
  readonly signal: AbortSignal | undefined
  readonly onRead: (kind: RecordKind, amount: number) => void
}

/** A row that stands the checks, with the place it came from. */
export interface GoodRow<K extends RecordKind> {
  readonly file: string
  readonly line: number
  readonly record: RecordOf[K]
}

/** Rows of one transaction. */
const BATCH_ROWS = 1_000

/**
 * The good rows of a kind in batches; the bad ones are counted and written to the reject file on the way.
 *
 * @throws AttuneError `IMPORT_REFUSED` if the file is mostly bad. GraphError `cancelled` after an abort.
 */
export async function* goodBatches<K extends RecordKind>(
  run: ImportRun,
  kind: K,
): AsyncGenerator<readonly GoodRow<K>[]> {
  let batch: GoodRow<K>[] = []
  for await (const row of run.dataSet.rows(kind, (amount) => run.onRead(kind, amount))) {
    run.tally.read(kind)
    const good = await sortOut(run, kind, row)
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

/** Counts a row as rejected and writes it down. */
export async function rejectRow(run: ImportRun, kind: RecordKind, row: RejectedRow): Promise<void> {
  await run.rejectFile?.write(row)
  run.tally.reject(kind, row)
}

/** Rejects rows that read well but do not fit the graph. */
export async function rejectGoodRow<K extends RecordKind>(
  run: ImportRun,
  kind: K,
  { file, line, record }: GoodRow<K>,
  reason: string,
): Promise<void> {
  await rejectRow(run, kind, { isValid: false, file, line, reason, text: JSON.stringify(record) })
}

async function sortOut<K extends RecordKind>(
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
