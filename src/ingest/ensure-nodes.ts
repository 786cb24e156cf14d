import { addItems, addUsers, knownItemIds, knownUserIds } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'

export interface CreatedNodes {
  readonly createdUsers: number
  readonly createdItems: number
}

/** Makes the users that are not there yet; `ids` are distinct. Returns how many it made. */
export async function ensureUsers(graph: GraphRunner, ids: readonly string[]): Promise<number> {
  const { createdUsers } = await ensureNodes(graph, ids, [])
  return createdUsers
}

/** The same for users and items; these are made of kind `item` and titled by their id. */
export async function ensureNodes(
  graph: GraphRunner,
  userIds: readonly string[],
  itemIds: readonly string[],
): Promise<CreatedNodes> {
  const [knownUsers, knownItems] = await Promise.all([
    userIds.length > 0 ? graph.run(knownUserIds, { ids: userIds }) : [],
    itemIds.length > 0 ? graph.run(knownItemIds, { ids: itemIds }) : [],
  ])
  const newUsers = without(userIds, knownUsers)
  if (newUsers.length > 0) await graph.run(addUsers, { ids: newUsers })
  const newItems = without(itemIds, knownItems)
  if (newItems.length > 0) await graph.run(addItems, { ids: newItems })
  return { createdUsers: newUsers.length, createdItems: newItems.length }
}

/** Sorted and distinct: whoever locks nodes does it in this order. */
export function inLockOrder(ids: Iterable<string>): readonly string[] {
  return [...new Set(ids)].sort()
}

function without(ids: readonly string[], known: readonly { readonly id: string }[]): readonly string[] {
  const knownIds = new Set(known.map(({ id }) => id))
  return ids.filter((id) => !knownIds.has(id))
}
