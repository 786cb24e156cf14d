import { inBatches } from '../domain/grouping.ts'
import { markCounted, tagsOfViewers, tiesOfUsers } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { intAt } from './compute/numbers.ts'
import { MatrixBuilder, type SparseMatrix } from './compute/sparse-matrix.ts'
import { batchRows } from './page-sizes.ts'
import { type Catalog, readCatalog } from './read-catalog.ts'
import { type Interactions, readInteractions } from './read-interactions.ts'
import { readSlices, type TrainedSlice } from './read-slices.ts'
import type { TrainingRun } from './training-run.ts'

/** Everything that a training reads from the graph. */
export interface TrainingData {
  readonly catalog: Catalog
  readonly interactions: Interactions
  readonly slices: readonly TrainedSlice[]
  /** Users x users: strengths of each user's strongest ties, 0-1. */
  readonly ties: SparseMatrix
  /** Users x tags: how often each user applied or stated their strongest tags. */
  readonly userTags: SparseMatrix
  readonly sensitive: SensitivePairs | null
}

/** The pairs of users and items that say nothing about the users. */
export interface SensitivePairs {
  /** 1 for each user who does not consent to interests in sensitive topics. */
  readonly users: Uint8Array
  /** 1 for each item with a tag on a sensitive topic. */
  readonly items: Uint8Array
}

/** Reads the training data in pages. */
export function readTrainingData(run: TrainingRun): Promise<TrainingData> {
  const { graph, settings, signal } = run
  const needsConsent = !run.granted.has('model-training')
  const onRead = (done: number, total: number) => run.onProgress({ job: 'read', done, total })
  return run.jobs.time(
    'read',
    async () => {
      const catalog = await readCatalog(graph, settings.seed, signal, onRead)
      const interactions = await readInteractions(
        graph,
        {
          itemIndex: catalog.itemIndex,
          servedShare: settings.servedShare,
          boughtTogether: settings.boughtTogether,
          needsConsent,
        },
        signal,
        onRead,
      )
      await graph.run(markCounted, { version: run.version }, { signal })
      const { userIds } = interactions
      const [slices, ties, userTags] = await Promise.all([
        readSlices(graph, { userIds, itemIds: catalog.itemIds, nowMs: run.nowMs, signal }),
        readTies(graph, { userIds, perUser: settings.twoHopTies.fanOut, signal, onRead }),
        readUserTags(graph, catalog.tagIds, { userIds, perUser: settings.factors.tagsPerUser, signal }),
      ])
      const sensitive = sensitivePairs(run, catalog, interactions)
      return { catalog, interactions, slices, ties, userTags, sensitive }
    },
    ({ interactions }) => interactions.matrix.indices.length,
  )
}

/** Null if no item has a tag on a sensitive topic. */
function sensitivePairs(
  { sensitiveTags }: TrainingRun,
  { tagIds, itemTags }: Catalog,
  { allowsSensitive }: Interactions,
): SensitivePairs | null {
  const named = new Set(sensitiveTags)
  const tags = new Set(tagIds.flatMap((id, tag) => (named.has(id) ? [tag] : [])))
  if (tags.size === 0) return null
  const items = new Uint8Array(itemTags.rows)
  for (let item = 0; item < items.length; item++) {
    const end = intAt(itemTags.offsets, item + 1)
    for (let place = intAt(itemTags.offsets, item); place < end; place++) {
      if (tags.has(intAt(itemTags.indices, place))) items[item] = 1
    }
  }
  return { users: Uint8Array.from(allowsSensitive, (allows) => (allows ? 0 : 1)), items }
}

/** A weighted edge of a user. */
interface UserEdge {
  readonly userId: string
  readonly otherId: string
  readonly weight: number
}

export interface UserEdgeReading {
  readonly userIds: readonly string[]
  /** Maximum number of edges read per user: the strongest. */
  readonly perUser: number
  readonly signal: AbortSignal
  readonly onRead?: (done: number, total: number) => void
}

/** The strongest ties of every user, users x users. */
function readTies(graph: GraphStore, reading: UserEdgeReading): Promise<SparseMatrix> {
  const { perUser: fanOut, signal } = reading
  return readEdges({ ...reading, most: batchRows(graph) }, reading.userIds, async (userIds) => {
    const rows = await graph.run(tiesOfUsers, { userIds, fanOut }, { signal })
    return rows.map(({ userId, otherId, strength }) => ({ userId, otherId, weight: strength }))
  })
}

/** The tags that each user applied or stated most often, users x tags. */
function readUserTags(
  graph: GraphStore,
  tagIds: readonly string[],
  reading: UserEdgeReading,
): Promise<SparseMatrix> {
  const { perUser: tagLimit, signal } = reading
  return readEdges({ ...reading, most: batchRows(graph) }, tagIds, async (userIds) => {
    const rows = await graph.run(tagsOfViewers, { userIds, tagLimit }, { signal })
    return rows.map(({ userId, tagId, weight }) => ({ userId, otherId: tagId, weight }))
  })
}

/** In pages of at most `most` edges. */
async function readEdges(
  { userIds, perUser, onRead, most }: UserEdgeReading & { readonly most: number },
  columnIds: readonly string[],
  read: (userIds: readonly string[]) => Promise<readonly UserEdge[]>,
): Promise<SparseMatrix> {
  const columnIndex = new Map(columnIds.map((id, index) => [id, index]))
  const builder = new MatrixBuilder(columnIds.length)
  for (const page of inBatches(userIds, Math.max(1, Math.floor(most / perUser)))) {
    const rows = await read(page)
    let next = 0
    for (const userId of page) {
      for (let row = rows[next]; row?.userId === userId; row = rows[++next]) {
        const column = columnIndex.get(row.otherId)
        if (column !== undefined) builder.add(column, row.weight)
      }
      builder.endRow()
    }
    onRead?.(builder.rows, userIds.length)
  }
  return builder.finish()
}
