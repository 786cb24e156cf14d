import type { Properties, Scalar } from '../domain/records.ts'
import {
  itemRecords,
  tagRecords,
  userRecords,
  writeItems,
  writeTags,
  writeUsers,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import type { RecordOf } from './data-set.ts'
import { goodBatches, type ImportRun } from './import-run.ts'
import type { RowOutcome } from './tally.ts'

type NodeKind = 'users' | 'items' | 'tags'

/** A node to write: only what rows have stated, but its instants whole. */
interface NodeUpdate {
  readonly id: string
  readonly stated: Properties
  /** The node as it will be. */
  readonly after: Properties
}

interface NodeWriter<K extends NodeKind> {
  read(graph: GraphRunner, ids: readonly string[]): Promise<readonly { id: string; properties: Properties }[]>
  write(graph: GraphRunner, updates: readonly NodeUpdate[]): Promise<unknown>
  /** What a new node gets that no row states. */
  defaults(record: RecordOf[K]): Properties
  state(record: RecordOf[K]): Readonly<Record<string, Scalar | null>>
}

const WRITERS: { readonly [K in NodeKind]: NodeWriter<K> } = {
  users: {
    read: (graph, ids) => graph.run(userRecords, { ids }),
    write: (graph, updates) => graph.run(writeUsers, { rows: updates.map(toUserRow) }),
    defaults: () => ({}),
    state: ({ name, createdAt, showMeToOthers, properties }) => ({
      ...properties,
      name,
      createdAt,
      showMeToOthers,
    }),
  },
  items: {
    read: (graph, ids) => graph.run(itemRecords, { ids }),
    write: (graph, updates) => graph.run(writeItems, { rows: updates.map(toItemRow) }),
    defaults: ({ id }) => ({ kind: 'item', title: id }),
    state: ({ id: _, properties, ...fields }) => ({ ...properties, ...fields }),
  },
  tags: {
    read: (graph, ids) => graph.run(tagRecords, { ids }),
    write: (graph, updates) => graph.run(writeTags, { rows: updates.map(toTagRow) }),
    defaults: ({ id }) => ({ name: id }),
    state: ({ name, kind }) => ({ name, kind }),
  },
}

/** Users, items or tags: made where missing; what a row states replaces what was there, the rest stays. */
export async function writeNodes<K extends NodeKind>(run: ImportRun, kind: K): Promise<void> {
  for await (const batch of goodBatches(run, kind)) {
    const records = batch.map((row) => row.record)
    const outcomes = await run.graph.transaction(
      (graph) => upsertNodes(graph, kind, records),
      run.signal && { signal: run.signal },
    )
    for (const outcome of outcomes) run.tally.count(kind, outcome)
  }
}

/**
 * The same for records that are in memory, inside a transaction of the caller's. One outcome a record.
 *
 * @param defaults properties of a new node that its record does not state
 */
export async function upsertNodes<K extends NodeKind>(
  graph: GraphRunner,
  kind: K,
  records: readonly RecordOf[K][],
  defaults: Properties = {},
): Promise<readonly RowOutcome[]> {
  const writer: NodeWriter<K> = WRITERS[kind]
  const ids = [...new Set(records.map((record) => record.id))].sort()
  const known = new Map((await writer.read(graph, ids)).map((row) => [row.id, row.properties]))
  const updates = new Map<string, NodeUpdate>()
  const outcomes = records.map((record): RowOutcome => {
    const { id } = record
    const before = known.get(id)
    const stated = withoutNulls(writer.state(record))
    if (before && holds(before, stated)) return 'skipped'
    const added = before ? stated : { ...writer.defaults(record), ...defaults, ...stated }
    const after = { ...before, ...added }
    known.set(id, after)
    updates.set(id, { id, stated: { ...updates.get(id)?.stated, ...added }, after })
    return before ? 'merged' : 'created'
  })
  const sorted = [...updates.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  if (sorted.length > 0) await writer.write(graph, sorted)
  return outcomes
}

function holds(before: Properties, stated: Properties): boolean {
  return Object.entries(stated).every(([name, value]) => before[name] === value)
}

function withoutNulls(fields: Readonly<Record<string, Scalar | null>>): Properties {
  const stated: Record<string, Scalar> = {}
  for (const [name, value] of Object.entries(fields)) if (value !== null) stated[name] = value
  return stated
}

function toUserRow({ id, stated, after }: NodeUpdate) {
  const { createdAt: _, ...properties } = stated
  return { id, createdAt: instantOf(after, 'createdAt'), properties }
}

function toItemRow({ id, stated, after }: NodeUpdate) {
  const { createdAt: _1, availableFrom: _2, availableUntil: _3, ...properties } = stated
  return {
    id,
    createdAt: instantOf(after, 'createdAt'),
    availableFrom: instantOf(after, 'availableFrom'),
    availableUntil: instantOf(after, 'availableUntil'),
    properties,
  }
}

function toTagRow({ id, stated }: NodeUpdate) {
  return { id, properties: stated }
}

function instantOf(properties: Properties, name: string): number | null {
  const value = properties[name]
  return typeof value === 'number' ? value : null
}
