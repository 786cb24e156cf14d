import { AttuneError } from '../../domain/errors.ts'
import { RECORD_KINDS, type RecordKind } from '../../domain/records.ts'
import { DEFAULT_RATING_SCALE, type EventScale } from '../../events/event-weight.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { DataSet } from './data-set.ts'
import { type ImportReport, Tally } from './import-report.ts'
import { type ImportRun, type ImportSizes, LARGE_SIZES } from './import-run.ts'
import { RejectFile } from './reject-file.ts'
import { writeInteractions, writeNodes, writeTies } from './write-records.ts'
import { writeTaggings } from './write-taggings.ts'

export interface ImportOptions {
  /** Instant of rows without a date, epoch milliseconds; at most `nowMs`. */
  readonly atMs: number
  /** The current time, epoch milliseconds. Rows more than five minutes later are rejected. */
  readonly nowMs: number
  /** Default: 0 to 5. Ratings outside the scale are rejected. */
  readonly ratingScale?: EventScale
  /** File for rejected rows, as JSONL. An existing file is replaced. */
  readonly rejectFile?: string
  /** Default: `LARGE_SIZES`. */
  readonly sizes?: ImportSizes
  readonly signal?: AbortSignal
  /** Called with the amount read so far; `done` never decreases. */
  readonly onProgress?: (progress: ImportProgress) => void
}

/** Progress of an import, in the unit of `DataSet.size`, and the current kind. */
export interface ImportProgress {
  readonly kind: RecordKind
  readonly done: number
  readonly total: number
}

/**
 * Imports a data set into the graph row by row, in constant memory. Bad rows are counted and skipped. Importing the
 * same data set again changes nothing, and completes an import after an abort or a crash.
 *
 * @throws AttuneError `IMPORT_REFUSED` if most rows of a file are bad. GraphError `cancelled` after an abort.
 */
export async function importDataSet(
  graph: GraphStore,
  dataSet: DataSet,
  options: ImportOptions,
): Promise<ImportReport> {
  if (options.atMs > options.nowMs) {
    throw new AttuneError('BAD_USER_INPUT', 'rows without a date cannot have happened in the future')
  }
  const rejectFile = options.rejectFile === undefined ? null : await RejectFile.open(options.rejectFile)
  try {
    const run = startRun(graph, dataSet, options, rejectFile)
    for (const kind of RECORD_KINDS) await WRITERS[kind](run)
    const report = run.tally.report()
    if (report.users.created + report.items.created + report.tags.created > 0)
      await graph.server?.refreshPlans()
    return report
  } finally {
    await rejectFile?.close()
  }
}

const WRITERS: Readonly<Record<RecordKind, (run: ImportRun) => Promise<void>>> = {
  users: (run) => writeNodes(run, 'users'),
  items: (run) => writeNodes(run, 'items'),
  tags: (run) => writeNodes(run, 'tags'),
  interactions: writeInteractions,
  ties: writeTies,
  taggings: writeTaggings,
}

function startRun(
  graph: GraphStore,
  dataSet: DataSet,
  { atMs, nowMs, ratingScale = DEFAULT_RATING_SCALE, sizes = LARGE_SIZES, signal, onProgress }: ImportOptions,
  rejectFile: RejectFile | null,
): ImportRun {
  let done = 0
  const onRead = (kind: RecordKind, amount: number) => {
    done += amount
    onProgress?.({ kind, done: Math.min(done, dataSet.size), total: dataSet.size })
  }
  return { graph, dataSet, tally: new Tally(), rejectFile, atMs, nowMs, ratingScale, sizes, signal, onRead }
}
