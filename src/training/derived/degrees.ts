import { writeItemDegrees, writeTagDegrees } from '../../graph/__generated__/queries.ts'
import { floatAt, intAt } from '../compute/numbers.ts'
import { batchRows } from '../page-sizes.ts'
import type { Catalog } from '../read-catalog.ts'
import type { TrainingRun } from '../training-run.ts'

/** Writes degrees and popularity onto items and tags. They are no part of a version: requests see them immediately. */
export function writeDegrees(run: TrainingRun, catalog: Catalog, degrees: Degrees): Promise<number> {
  return run.jobs.time(
    'degrees',
    () => writeChangedDegrees(run, catalog, degrees),
    () => 0,
  )
}

export interface Degrees {
  /** Number of users, by item. */
  readonly items: Int32Array
  /** 0-1, by item. */
  readonly popularity: Float64Array
  /** Number of items, by tag. */
  readonly tags: Int32Array
}

/**
 * Writes degrees and popularity that differ from the catalog's; returns the number of changed nodes. Users added after the
 * interactions were read are kept.
 */
async function writeChangedDegrees(
  { graph, version, signal }: Pick<TrainingRun, 'graph' | 'version' | 'signal'>,
  catalog: Catalog,
  degrees: Degrees,
): Promise<number> {
  const { itemIds, tagIds, writtenDegrees, writtenPopularity, writtenTagDegrees } = catalog
  const most = batchRows(graph)
  const share = 1 / degrees.items.reduce((highest, degree) => Math.max(highest, degree), 1)
  const items = await writeChanged(
    itemIds.length,
    (item) =>
      intAt(degrees.items, item) !== floatAt(writtenDegrees, item) ||
      floatAt(degrees.popularity, item) !== floatAt(writtenPopularity, item),
    (item) => ({
      id: itemIds[item] ?? '',
      degree: intAt(degrees.items, item),
      popularity: floatAt(degrees.popularity, item),
    }),
    { most, signal, write: (rows) => graph.run(writeItemDegrees, { version, share, rows }) },
  )
  const tags = await writeChanged(
    tagIds.length,
    (tag) => intAt(degrees.tags, tag) !== floatAt(writtenTagDegrees, tag),
    (tag) => ({ id: tagIds[tag] ?? '', degree: intAt(degrees.tags, tag) }),
    { most, signal, write: (rows) => graph.run(writeTagDegrees, { rows }) },
  )
  return items + tags
}

interface RowWriting<Row> {
  /** Maximum number of rows in a batch. */
  readonly most: number
  readonly signal: AbortSignal
  readonly write: (rows: readonly Row[]) => Promise<unknown>
}

async function writeChanged<Row>(
  count: number,
  isChanged: (place: number) => boolean,
  rowOf: (place: number) => Row,
  { most, signal, write }: RowWriting<Row>,
): Promise<number> {
  let written = 0
  let rows: Row[] = []
  for (let place = 0; place < count; place++) {
    if (isChanged(place)) rows.push(rowOf(place))
    const isLast = place === count - 1
    if (rows.length < most && !(isLast && rows.length > 0)) continue
    signal.throwIfAborted()
    await write(rows)
    written += rows.length
    rows = []
  }
  return written
}
