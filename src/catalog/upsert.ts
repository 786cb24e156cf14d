import {
  deleteItems as deleteItemsQuery,
  dropStampsOf,
  knownItemIds,
  setItemTags,
  tagsOfItems,
} from '../graph/__generated__/queries.ts'
import { isOutage } from '../graph/graph-error.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import {
  type Introduced,
  type IntroduceOptions,
  introduceItems,
} from '../training/incremental/introduce-items.ts'
import { stateTags, strongestTags, TAGGED } from './tag-edges.ts'
import { type StatedNode, upsertNodes } from './upsert-nodes.ts'
import { type Deleted, deleted, type Written } from './written.ts'

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
): Promise<Written> {
  const introduced = await graph.transaction(async (runner): Promise<Introduced> => {
    const outcomes = await upsertNodes(
      runner,
      'items',
      items.map(({ node }) => node),
      { createdAt: nowMs },
    )
    const changed = new Set(
      items.filter((_, index) => outcomes[index] !== 'skipped').map(({ node }) => node.id),
    )
    const retaggedIds = await stateItemTags(runner, items)
    for (const id of retaggedIds) changed.add(id)
    return { itemIds: [...changed].sort(), retaggedIds }
  }, options)
  try {
    await introduceItems(graph, introduced, { nowMs, ...options })
  } catch (error) {
    if (!isOutage(error)) throw error
  }
  return { changed: introduced.itemIds.length, problems: [] }
}

/** Upserts users. */
export async function upsertUsers(
  graph: GraphStore,
  users: readonly StatedNode[],
  options: RunOptions,
): Promise<Written> {
  return graph.transaction(async (runner) => written(await upsertNodes(runner, 'users', users)), options)
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
    return deleted(known.map(({ id }) => id))
  }, options)
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
