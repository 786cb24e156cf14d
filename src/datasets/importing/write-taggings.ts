import { ensureUsers } from '../../catalog/ensure-nodes.ts'
import { recordItemChange } from '../../catalog/record-catalog-change.ts'
import { type SumsByOwner, sumTaggings, type TagSum } from '../../catalog/sum-taggings.ts'
import { APPLIED_TAG, type StatedTags, stateTags, strongestTags, TAGGED } from '../../catalog/tag-edges.ts'
import { checkRecord, type TaggingRecord } from '../../domain/records.ts'
import { knownItemIds, lockUsers, setItemTags } from '../../graph/__generated__/queries.ts'
import type { GraphRunner } from '../../graph/graph-store.ts'
import { goodBatches, type ImportRun, rejectGoodRow } from './import-run.ts'

/** Edges per transaction. */
const EDGES_AT_ONCE = 1_000

/** Maximum number of cached item ids. */
const REMEMBERED_ITEMS = 100_000

/**
 * Writes taggings as sums by item and tag, and by user and tag. Rows of unknown items are rejected. Creates missing
 * tags and users.
 */
export async function writeTaggings(run: ImportRun): Promise<void> {
  const items = new KnownItems()
  const byItem = sumTaggings(
    (pass) => (pass === 0 ? countedTaggings(run, items) : goodTaggings(run, items)),
    (record) => record.itemId,
  )
  for await (const sums of byItem) {
    for (const batch of inSmallerSums(sums)) {
      const stated = await inTransaction(run, (graph) => stateItemTags(graph, run, batch))
      run.tally.count('tags', 'created', stated.createdTags)
      for (const outcome of ['created', 'merged', 'skipped'] as const) {
        run.tally.count('taggings', outcome, stated[outcome])
      }
    }
  }
  const byUser = sumTaggings(
    () => goodTaggings(run, items),
    (record) => record.userId,
  )
  for await (const sums of byUser) {
    for (const batch of inSmallerSums(sums)) {
      const createdUsers = await inTransaction(run, (graph) => stateUserTags(graph, run, batch))
      run.tally.count('users', 'created', createdUsers)
    }
  }
}

async function stateItemTags(graph: GraphRunner, run: ImportRun, sums: SumsByOwner): Promise<StatedTags> {
  const stated = await stateTags(graph, TAGGED, run.dataSet.name, sums)
  const rows = [...stated.changed].map(([itemId, edges]) => ({ itemId, ...strongestTags(edges) }))
  if (rows.length > 0) await graph.run(setItemTags, { rows })
  await recordItemChange(graph, stated.changed.keys())
  return stated
}

async function stateUserTags(graph: GraphRunner, run: ImportRun, sums: SumsByOwner): Promise<number> {
  const ids = [...sums.keys()].sort()
  const { createdUsers } = await ensureUsers(graph, ids)
  await graph.run(lockUsers, { ids })
  await stateTags(graph, APPLIED_TAG, run.dataSet.name, sums)
  return createdUsers
}

function inTransaction<T>(run: ImportRun, work: (graph: GraphRunner) => Promise<T>): Promise<T> {
  return run.graph.transaction(work, run.signal && { signal: run.signal })
}

/** The first pass: counts every row and rejects rows of unknown items. */
async function* countedTaggings(run: ImportRun, items: KnownItems): AsyncGenerator<TaggingRecord> {
  for await (const batch of goodBatches(run, 'taggings')) {
    const known = await items.among(
      run.graph,
      batch.map((row) => row.record.itemId),
    )
    for (const row of batch) {
      if (known.has(row.record.itemId)) yield row.record
      else await rejectGoodRow(run, 'taggings', row, 'the item is unknown')
    }
  }
  run.tally.checkMostlyGood('taggings')
}

/** Later passes: the same rows without counting. */
async function* goodTaggings(run: ImportRun, items: KnownItems): AsyncGenerator<TaggingRecord> {
  let batch: TaggingRecord[] = []
  for await (const row of run.dataSet.rows('taggings')) {
    if (row.isValid && checkRecord('taggings', row.record, run) === null) batch.push(row.record)
    if (batch.length < EDGES_AT_ONCE) continue
    yield* items.keep(run.graph, batch)
    batch = []
  }
  yield* items.keep(run.graph, batch)
}

function* inSmallerSums(sums: SumsByOwner): Generator<SumsByOwner> {
  let batch = new Map<string, ReadonlyMap<string, TagSum>>()
  let edges = 0
  for (const [ownerId, tags] of sums) {
    batch.set(ownerId, tags)
    edges += tags.size
    if (edges < EDGES_AT_ONCE) continue
    yield batch
    batch = new Map()
    edges = 0
  }
  if (batch.size > 0) yield batch
}

/** A cache of which items exist in the graph. */
class KnownItems {
  readonly #known = new Map<string, boolean>()

  async among(graph: GraphRunner, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (this.#known.size > REMEMBERED_ITEMS) this.#known.clear()
    const asked = [...new Set(ids)].filter((id) => !this.#known.has(id))
    if (asked.length > 0) {
      for (const id of asked) this.#known.set(id, false)
      for (const { id } of await graph.run(knownItemIds, { ids: asked })) this.#known.set(id, true)
    }
    return new Set(ids.filter((id) => this.#known.get(id)))
  }

  async *keep(graph: GraphRunner, records: readonly TaggingRecord[]): AsyncGenerator<TaggingRecord> {
    const known = await this.among(
      graph,
      records.map((record) => record.itemId),
    )
    for (const record of records) if (known.has(record.itemId)) yield record
  }
}
