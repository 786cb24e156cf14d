import { AttuneError } from '../../domain/errors.ts'
import { DEFAULT_RATING_SCALE, type RatingScale } from '../../events/event-weight.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { type DataSet, RECORD_KINDS, type RecordKind } from './data-set.ts'
import { type ImportReport, Tally } from './import-report.ts'
import type { ImportRun } from './import-run.ts'
import { RejectFile } from './reject-file.ts'
import { writeInteractions, writeNodes, writeTies } from './write-records.ts'
import { writeTaggings } from './write-taggings.ts'

export interface ImportOptions {
  /** When rows without a date happened, epoch milliseconds; not after `nowMs`. */
  readonly atMs: number
  /** The present: what is more than five minutes later is refused. */
  readonly nowMs: number
  /** Default: 0 to 5. A rating off the scale is rejected. */
  readonly ratingScale?: RatingScale
  /** Where rejected rows go, as JSONL; an existing file is replaced. */
  readonly rejectFile?: string
  readonly signal?: AbortSignal
  /** What has been read so far, of `dataSet.size`; `done` never falls. */
  readonly onProgress?: (progress: ImportProgress) => void
}

/** How much of the data set has been read, in the unit of its `size`, and what is being read. */
export interface ImportProgress {
  readonly kind: RecordKind
  readonly done: number
  readonly total: number
}

/**
 * Reads a data set into the graph, row by row: memory stays flat. A bad row is counted and left out. The same data
 * set a second time changes nothing; after an abort or a crash, running it again completes it.
 *
 * @throws AttuneError `IMPORT_REFUSED` when a file is mostly bad. GraphError `cancelled` after an abort.
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
  { atMs, nowMs, ratingScale = DEFAULT_RATING_SCALE, signal, onProgress }: ImportOptions,
  rejectFile: RejectFile | null,
): ImportRun {
  let done = 0
  const onRead = (kind: RecordKind, amount: number) => {
    done += amount
    onProgress?.({ kind, done: Math.min(done, dataSet.size), total: dataSet.size })
  }
  return { graph, dataSet, tally: new Tally(), rejectFile, atMs, nowMs, ratingScale, signal, onRead }
}
