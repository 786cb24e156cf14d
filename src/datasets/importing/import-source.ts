import { z } from 'zod'
import { AttuneError } from '../../domain/errors.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { DataSet } from './data-set.ts'
import { dataFolder } from './folder.ts'
import { type ImportOptions, importDataSet } from './import-data-set.ts'
import type { ImportReport } from './import-report.ts'
import { lastfm } from './lastfm.ts'
import { logDataSet } from './log-data-set.ts'
import { parseLogMapping } from './log-mapping.ts'
import { readOrigin, writeOrigin } from './origin.ts'

const Source = z.strictObject({
  format: z.enum(['folder', 'lastfm', 'logs']),
  path: z.string(),
  mapping: z.string().nullable(),
  atMs: z.number(),
  ratingScale: z.strictObject({ min: z.number(), max: z.number() }).nullable(),
  rejectFile: z.string().nullable(),
})

/** What to import, and how, as plain data: another process of this machine can do it. */
export interface ImportSource {
  readonly format: 'folder' | 'lastfm' | 'logs'
  /** Absolute, of a folder or of a log. */
  readonly path: string
  /** The mapping of a log as JSON; null for folders. */
  readonly mapping: string | null
  /** Instant of rows without a date, epoch milliseconds. */
  readonly atMs: number
  /** Null: the default. */
  readonly ratingScale: { readonly min: number; readonly max: number } | null
  /** Absolute, of a file for rejected rows; null: none. */
  readonly rejectFile: string | null
}

/** Reads an import source that another process sent as JSON. @throws AttuneError `BAD_USER_INPUT` */
export function parseImportSource(sent: unknown): ImportSource {
  try {
    return Source.parse(sent)
  } catch (cause) {
    throw new AttuneError('BAD_USER_INPUT', 'the source is not one of this version', { cause })
  }
}

/** Opens the data set, which checks the headers of its files. @throws AttuneError `IMPORT_REFUSED`, `BAD_USER_INPUT` */
export async function openDataSet({ format, path, mapping }: ImportSource): Promise<DataSet> {
  if (format === 'logs') return logDataSet(path, parseLogMapping(mapping ?? ''))
  return format === 'lastfm' ? lastfm(path) : dataFolder(path)
}

/** What a run of an import adds to its source. */
export type ImportRunOptions = Pick<ImportOptions, 'nowMs' | 'sizes' | 'signal' | 'onProgress'>

/**
 * Imports a data set into a graph, which remembers its name and whether all of it was read.
 *
 * @throws AttuneError `IMPORT_REFUSED` if the graph holds the demo world; as `openDataSet` and `importDataSet`
 */
export async function importSource(
  graph: GraphStore,
  source: ImportSource,
  options: ImportRunOptions,
): Promise<ImportReport> {
  const dataSet = await openDataSet(source)
  const origin = await readOrigin(graph)
  if (origin?.kind === 'demo') {
    throw new AttuneError('IMPORT_REFUSED', 'the graph holds the demo world', {
      hint: 'add --replace to delete it first, or set ATTUNE_DATA_DIR to another folder',
    })
  }
  const { atMs, ratingScale, rejectFile } = source
  await writeOrigin(graph, { kind: 'import', name: dataSet.name, state: 'filling' })
  const report = await importDataSet(graph, dataSet, {
    ...options,
    atMs,
    ...(ratingScale && { ratingScale }),
    ...(rejectFile !== null && { rejectFile }),
  })
  await writeOrigin(graph, { kind: 'import', name: dataSet.name, state: 'complete' })
  return report
}
