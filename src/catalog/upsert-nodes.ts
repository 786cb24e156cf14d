import { OWN_ITEM_PROPERTIES, OWN_TAG_PROPERTIES, OWN_USER_PROPERTIES } from '../domain/own-properties.ts'
import { isSameValue, type PropertyType } from '../domain/property-type.ts'
import type { NodeRecords, Properties, PropertyChanges, UpsertOutcome } from '../domain/records.ts'
import {
  itemRecords,
  setItemProperties,
  tagRecords,
  userRecords,
  writeItems,
  writeTags,
  writeUsers,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'

type NodeKind = keyof NodeRecords

/** A node and its stated fields. */
export interface StatedNode {
  readonly id: string
  /** An absent field stays unchanged; null clears a field. */
  readonly fields: PropertyChanges
  /** Whether to clear free properties that `fields` does not name. */
  readonly clearsProperties?: boolean
  /** The text of each free property of a file without types: the type of the property decides how it is read. */
  readonly cells?: Readonly<Record<string, string>>
  /** Types that a data set declares for free properties. */
  readonly declared?: Readonly<Record<string, PropertyType>>
  /** Where each free property is in the arguments of a mutation. */
  readonly paths?: Readonly<Record<string, readonly string[]>>
}

/** A node to write: its stated fields, and its complete state for the instants. */
interface NodeUpdate {
  readonly id: string
  readonly stated: PropertyChanges
  /** The state after the write. */
  readonly after: Properties
}

interface NodeWriter<K extends NodeKind> {
  read(graph: GraphRunner, ids: readonly string[]): Promise<readonly { id: string; properties: Properties }[]>
  write(graph: GraphRunner, updates: readonly NodeUpdate[]): Promise<unknown>
  /** Defaults of a new node. */
  defaults(id: string): Properties
  /** The fields of a record; null where nothing is stated. */
  fieldsOf(record: NodeRecords[K]): PropertyChanges
  /** Changes that accompany every write. */
  readonly always: PropertyChanges
  /** Names of the properties that are not free. */
  readonly own: ReadonlySet<string>
}

const WRITERS: { readonly [K in NodeKind]: NodeWriter<K> } = {
  users: {
    read: (graph, ids) => graph.run(userRecords, { ids }),
    write: (graph, updates) => graph.run(writeUsers, { rows: updates.map(toUserRow) }),
    defaults: () => ({}),
    fieldsOf: ({ name, createdAt, showMeToOthers, properties }) => ({
      ...properties,
      name,
      createdAt,
      showMeToOthers,
    }),
    always: {},
    own: OWN_USER_PROPERTIES,
  },
  items: {
    read: (graph, ids) => graph.run(itemRecords, { ids }),
    write: writeItemUpdates,
    defaults: (id) => ({ kind: 'item', title: id }),
    fieldsOf: ({ id: _1, cells: _2, declared: _3, properties, ...fields }) => ({ ...properties, ...fields }),
    always: { isUndescribed: null },
    own: OWN_ITEM_PROPERTIES,
  },
  tags: {
    read: (graph, ids) => graph.run(tagRecords, { ids }),
    write: (graph, updates) => graph.run(writeTags, { rows: updates.map(toTagRow) }),
    defaults: (id) => ({ name: id }),
    fieldsOf: ({ name, kind }) => ({ name, kind }),
    always: {},
    own: OWN_TAG_PROPERTIES,
  },
}

/** The node of a row of a data set. Empty columns state nothing. */
export function statedNode<K extends NodeKind>(kind: K, record: NodeRecords[K]): StatedNode {
  const writer: NodeWriter<K> = WRITERS[kind]
  const stated = Object.entries(writer.fieldsOf(record)).filter(([, value]) => value !== null)
  const { cells, declared } = { cells: undefined, declared: undefined, ...record }
  return {
    id: record.id,
    fields: Object.fromEntries(stated),
    ...(cells && { cells }),
    ...(declared && { declared }),
  }
}

/**
 * Upserts users, items or tags inside the caller's transaction. Stated fields replace stored ones. One outcome per
 * node.
 *
 * @param defaults properties of a new node; an item created by events counts as new
 */
export async function upsertNodes(
  graph: GraphRunner,
  kind: NodeKind,
  nodes: readonly StatedNode[],
  defaults: Properties = {},
): Promise<readonly UpsertOutcome[]> {
  const writer = WRITERS[kind]
  const ids = [...new Set(nodes.map((node) => node.id))].sort()
  const known = new Map((await writer.read(graph, ids)).map((row) => [row.id, row.properties]))
  const updates = new Map<string, NodeUpdate>()
  const outcomes = nodes.map((node): UpsertOutcome => {
    const { id } = node
    const before = known.get(id)
    const stated = changesOf(node, before ?? {}, writer)
    if (before && holds(before, stated)) return 'skipped'
    const isNew = before === undefined || before.isUndescribed === true
    const added = isNew ? { ...writer.defaults(id), ...defaults, ...stated } : stated
    const after = withChanges(before ?? {}, added)
    known.set(id, after)
    updates.set(id, { id, stated: { ...updates.get(id)?.stated, ...added }, after })
    return before ? 'merged' : 'created'
  })
  const sorted = [...updates.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  if (sorted.length > 0) await writer.write(graph, sorted)
  return outcomes
}

/** The ids of the nodes that an upsert created or changed. */
export function changedIds(
  nodes: readonly StatedNode[],
  outcomes: readonly UpsertOutcome[],
): ReadonlySet<string> {
  return new Set(nodes.filter((_, index) => outcomes[index] !== 'skipped').map(({ id }) => id))
}

/** A cleared field gets its default, if there is one. */
function changesOf(
  { id, fields, clearsProperties = false }: StatedNode,
  before: Properties,
  { defaults, always, own }: Pick<NodeWriter<NodeKind>, 'defaults' | 'always' | 'own'>,
): PropertyChanges {
  const free = clearsProperties ? Object.keys(before).filter((name) => !own.has(name)) : []
  const cleared = Object.fromEntries(free.map((name) => [name, null]))
  const fallback = defaults(id)
  const stated = Object.entries(fields).map(([name, value]) => [name, value ?? fallback[name] ?? null])
  return { ...always, ...cleared, ...Object.fromEntries(stated) }
}

function holds(before: Properties, stated: PropertyChanges): boolean {
  return Object.entries(stated).every(([name, value]) => isSameValue(before[name] ?? null, value))
}

function withChanges(before: Properties, changes: PropertyChanges): Properties {
  const all = Object.entries({ ...before, ...changes })
  return Object.fromEntries(all.flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
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

/** What decides whether and where an item is listed, apart from its tags. A new item has a kind. */
const DECIDING = ['kind', 'createdAt', 'availableFrom', 'availableUntil']

/** Writes the others apart: lists that do not show them stay valid. */
async function writeItemUpdates(graph: GraphRunner, updates: readonly NodeUpdate[]): Promise<void> {
  const decides = ({ stated }: NodeUpdate) => DECIDING.some((name) => name in stated)
  const deciding = updates.filter(decides)
  const others = updates.filter((update) => !decides(update))
  if (deciding.length > 0) await graph.run(writeItems, { rows: deciding.map(toItemRow) })
  const rows = others.map(({ id, stated }) => ({ id, properties: stated }))
  if (rows.length > 0) await graph.run(setItemProperties, { rows })
}

function toTagRow({ id, stated }: NodeUpdate) {
  return { id, properties: stated }
}

function instantOf(properties: Properties, name: string): number | null {
  const value = properties[name]
  return typeof value === 'number' ? value : null
}
