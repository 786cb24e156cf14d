import { addItems, addUsers, knownItemIds, knownUserIds } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'

/** Makes the users that are not there yet; `ids` are distinct. Returns how many it made. */
export async function ensureUsers(graph: GraphRunner, ids: readonly string[]): Promise<number> {
  const missing = without(ids, await graph.run(knownUserIds, { ids }))
  if (missing.length > 0) await graph.run(addUsers, { ids: missing })
  return missing.length
}

/** Makes the items that are not there yet, of kind `item` and titled by their id. Returns how many it made. */
export async function ensureItems(graph: GraphRunner, ids: readonly string[]): Promise<number> {
  const missing = without(ids, await graph.run(knownItemIds, { ids }))
  if (missing.length > 0) await graph.run(addItems, { ids: missing })
  return missing.length
}

/** Sorted and distinct: whoever locks nodes does it in this order. */
export function inLockOrder(ids: Iterable<string>): readonly string[] {
  return [...new Set(ids)].sort()
}

function without(ids: readonly string[], known: readonly { readonly id: string }[]): readonly string[] {
  const knownIds = new Set(known.map(({ id }) => id))
  return ids.filter((id) => !knownIds.has(id))
}
