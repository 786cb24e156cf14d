import { writeItemDegrees, writeTagDegrees } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { at } from '../compute/sparse-matrix.ts'
import type { Catalog } from '../reading/read-catalog.ts'
import { BATCH_ROWS } from './edge-batches.ts'

export interface Degrees {
  /** Of each item, users who engaged with it. */
  readonly items: Int32Array
  /** Of each item, in 0-1. */
  readonly popularity: Float64Array
  /** Of each tag, items that carry it. */
  readonly tags: Int32Array
}

/** Writes degrees and popularity where they differ from what the graph holds; returns how many nodes changed. */
export async function writeDegrees(
  graph: GraphStore,
  catalog: Catalog,
  degrees: Degrees,
  signal: AbortSignal,
): Promise<number> {
  const { itemIds, tagIds, writtenDegrees, writtenPopularity, writtenTagDegrees } = catalog
  const items = await writeChanged(
    itemIds.length,
    (item) =>
      at(degrees.items, item) !== at(writtenDegrees, item) ||
      at(degrees.popularity, item) !== at(writtenPopularity, item),
    (item) => ({
      id: itemIds[item] ?? '',
      degree: at(degrees.items, item),
      popularity: at(degrees.popularity, item),
    }),
    (rows) => graph.run(writeItemDegrees, { rows }),
    signal,
  )
  const tags = await writeChanged(
    tagIds.length,
    (tag) => at(degrees.tags, tag) !== at(writtenTagDegrees, tag),
    (tag) => ({ id: tagIds[tag] ?? '', degree: at(degrees.tags, tag) }),
    (rows) => graph.run(writeTagDegrees, { rows }),
    signal,
  )
  return items + tags
}

async function writeChanged<Row>(
  count: number,
  isChanged: (place: number) => boolean,
  rowOf: (place: number) => Row,
  write: (rows: readonly Row[]) => Promise<unknown>,
  signal: AbortSignal,
): Promise<number> {
  let written = 0
  let rows: Row[] = []
  for (let place = 0; place < count; place++) {
    if (isChanged(place)) rows.push(rowOf(place))
    const isLast = place === count - 1
    if (rows.length < BATCH_ROWS && !(isLast && rows.length > 0)) continue
    signal.throwIfAborted()
    await write(rows)
    written += rows.length
    rows = []
  }
  return written
}
