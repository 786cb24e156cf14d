import { addItems, addUsers, knownItemIds, knownUserIds } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'

export interface CreatedNodes {
  readonly createdUsers: number
  /** Ids of the created items. The caller records them in the change feed at the end of its transaction. */
  readonly createdItemIds: readonly string[]
}

/** Creates missing users and returns their number. `ids` are distinct. */
export async function ensureUsers(graph: GraphRunner, ids: readonly string[]): Promise<number> {
  const added = without(ids, await graph.run(knownUserIds, { ids }))
  if (added.length > 0) await graph.run(addUsers, { ids: added })
  return added.length
}

/**
 * Creates missing users and items. New items have kind `item` and their id as title, and are hidden from lists until
 * an upsert or an import describes them.
 */
export async function ensureNodes(
  graph: GraphRunner,
  userIds: readonly string[],
  itemIds: readonly string[],
): Promise<CreatedNodes> {
  const [createdUsers, createdItemIds] = await Promise.all([
    ensureUsers(graph, userIds),
    ensureItems(graph, itemIds),
  ])
  return { createdUsers, createdItemIds }
}

async function ensureItems(graph: GraphRunner, ids: readonly string[]): Promise<readonly string[]> {
  const added = without(ids, await graph.run(knownItemIds, { ids }))
  if (added.length > 0) await graph.run(addItems, { ids: added })
  return added
}

/** Sorted and distinct ids: the order in which all transactions lock nodes. */
export function inLockOrder(ids: Iterable<string>): readonly string[] {
  return [...new Set(ids)].sort()
}

function without(ids: readonly string[], known: readonly { readonly id: string }[]): readonly string[] {
  const knownIds = new Set(known.map(({ id }) => id))
  return ids.filter((id) => !knownIds.has(id))
}
