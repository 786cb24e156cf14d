import { invalid } from '../domain/problem.ts'
import {
  deleteItems as deleteItemsQuery,
  dropStampsOf,
  knownItemIds,
  setItemTags,
  tagsOfItems,
} from '../graph/__generated__/queries.ts'
import { ignoreOutage } from '../graph/graph-error.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import {
  type Introduced,
  type IntroduceOptions,
  introduceItems,
} from '../training/incremental/introduce-items.ts'
import { fitProperties, type PropertyOwner } from './property-types.ts'
import { recordItemChange } from './record-catalog-change.ts'
import { stateTags, strongestTags, TAGGED } from './tag-edges.ts'
import { changedIds, type StatedNode, upsertNodes } from './upsert-nodes.ts'
import { type Deleted, deleted, type Upserted, type Written } from './written.ts'

/** Name of the data set of tags from the API. */
const API_TAGS = 'api'

/** A tag of an item and its weight. */
export interface StatedTag {
  readonly tagId: string
  readonly weight: number
}

/** An item to upsert; `tags` is null if they stay unchanged. */
export interface StatedItem {
  readonly node: StatedNode
  readonly tags: readonly StatedTag[] | null
}

/**
 * Upserts items. The current time is the creation time of a new item without a date. New items can be recommended at
 * once; after a timeout or an outage, some of them have to wait for the next training.
 *
 * @param options `nowMs` is the current time, epoch milliseconds
 */
export async function upsertItems(
  graph: GraphStore,
  items: readonly StatedItem[],
  { nowMs, ...options }: IntroduceOptions,
): Promise<Upserted> {
  const { fitting, nodes, problems, untyped } = await fitRows(
    graph,
    'items',
    items,
    ({ node }) => node,
    options,
  )
  const introduced = await graph.transaction(async (runner): Promise<Introduced> => {
    const outcomes = await upsertNodes(runner, 'items', nodes, { createdAt: nowMs })
    const retaggedIds = await stateItemTags(runner, fitting)
    const changed = new Set([...changedIds(nodes, outcomes), ...retaggedIds])
    await recordItemChange(runner, changed)
    return { itemIds: [...changed].sort(), retaggedIds }
  }, options)
  await introduceItems(graph, introduced, { nowMs, ...options }).catch(ignoreOutage)
  return { changed: introduced.itemIds.length, problems, untyped }
}

/** Upserts users. */
export async function upsertUsers(
  graph: GraphStore,
  users: readonly StatedNode[],
  options: RunOptions,
): Promise<Upserted> {
  const { nodes, problems, untyped } = await fitRows(graph, 'users', users, (node) => node, options)
  return graph.transaction(
    async (runner) => ({ ...written(await upsertNodes(runner, 'users', nodes)), problems, untyped }),
    options,
  )
}

/** Upserts tags. */
export async function upsertTags(
  graph: GraphStore,
  tags: readonly StatedNode[],
  options: RunOptions,
): Promise<Written> {
  return graph.transaction(async (runner) => written(await upsertNodes(runner, 'tags', tags)), options)
}

/** Deletes items and their relationships. */
export async function deleteItems(
  graph: GraphStore,
  ids: readonly string[],
  options: RunOptions,
): Promise<Deleted> {
  return graph.transaction(async (runner) => {
    const known = await runner.run(knownItemIds, { ids })
    await runner.run(dropStampsOf, { itemIds: ids })
    await runner.run(deleteItemsQuery, { ids })
    const deletedIds = known.map(({ id }) => id)
    await recordItemChange(runner, deletedIds)
    return deleted(deletedIds)
  }, options)
}

interface FittedRows<Row> extends Pick<Upserted, 'problems' | 'untyped'> {
  readonly fitting: readonly Row[]
  readonly nodes: readonly StatedNode[]
}

/** The rows whose free properties fit their types, their nodes in the stored form, and problems of the others. */
async function fitRows<Row>(
  graph: GraphStore,
  owner: PropertyOwner,
  rows: readonly Row[],
  nodeOf: (row: Row) => StatedNode,
  options: RunOptions,
): Promise<FittedRows<Row>> {
  const { nodes: fitted, untyped } = await fitProperties(graph, owner, rows.map(nodeOf), options)
  const isFitting = (index: number) => fitted[index]?.faults.length === 0
  return {
    fitting: rows.filter((_, index) => isFitting(index)),
    nodes: fitted.map(({ node }) => node).filter((_, index) => isFitting(index)),
    untyped,
    problems: fitted.flatMap(({ node, faults }) =>
      faults.map(({ name, message }) => invalid(node.paths?.[name] ?? ['properties'], message)),
    ),
  }
}

function written(outcomes: readonly string[]): Written {
  return { changed: outcomes.filter((outcome) => outcome !== 'skipped').length, problems: [] }
}

/** Sets the API tags of items and removes earlier API tags. Returns the ids of changed items. */
async function stateItemTags(graph: GraphRunner, items: readonly StatedItem[]): Promise<ReadonlySet<string>> {
  const stated = new Map(items.flatMap(({ node, tags }) => (tags ? [[node.id, tags] as const] : [])))
  if (stated.size === 0) return new Set()
  const before = await graph.run(tagsOfItems, { ids: [...stated.keys()].sort() })
  const dropped = before.filter(
    ({ ownerId, tagId, importSets }) =>
      importSets.includes(API_TAGS) && !stated.get(ownerId)?.some((tag) => tag.tagId === tagId),
  )
  // Edges only from the API are deleted; others keep the shares of imports.
  const rows = dropped.map(({ ownerId, tagId }) => ({ ownerId, wanted: [tagId] }))
  if (rows.length > 0) await TAGGED.drop(graph, rows)
  const kept = dropped.flatMap((edge) => withoutShare(edge))
  if (kept.length > 0) await TAGGED.add(graph, kept)
  const sums = new Map(
    [...stated].map(([id, tags]) => [
      id,
      new Map(tags.map(({ tagId, weight }) => [tagId, { weight, rows: 1 }])),
    ]),
  )
  const { changed } = await stateTags(graph, TAGGED, API_TAGS, sums)
  const ids = [...new Set([...changed.keys(), ...dropped.map(({ ownerId }) => ownerId)])].sort()
  if (ids.length > 0) await refreshTagLists(graph, ids)
  return new Set(ids)
}

type Edge = Awaited<ReturnType<typeof TAGGED.read>>[number]

function withoutShare(edge: Edge): Edge[] {
  const index = edge.importSets.indexOf(API_TAGS)
  const importSets = edge.importSets.filter((_, place) => place !== index)
  if (importSets.length === 0) return []
  const importShares = edge.importShares.filter((_, place) => place !== index)
  return [{ ...edge, weight: edge.weight - (edge.importShares[index] ?? 0), importSets, importShares }]
}

/** Sets the tag lists of items from their tags. Runs inside a transaction. */
export async function refreshTagLists(graph: GraphRunner, ids: readonly string[]): Promise<void> {
  const edges = await graph.run(tagsOfItems, { ids })
  const rows = ids.map((itemId) => ({
    itemId,
    ...strongestTags(edges.filter(({ ownerId }) => ownerId === itemId)),
  }))
  await graph.run(setItemTags, { rows })
}
