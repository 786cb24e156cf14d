import { isVisitorId } from '../domain/ids.ts'
import { addItems, knownItemIds, knownUserIds } from '../graph/__generated__/queries.ts'
import { addPeople } from '../graph/add-people.ts'
import type { GraphRunner } from '../graph/graph-store.ts'

export interface CreatedNodes {
  readonly createdUsers: number
  /** Of the users and visitors those that were linked to others before the transaction locked them. */
  readonly linkedIds: readonly string[]
  /** Ids of the created items. The caller records them in the change feed at the end of its transaction. */
  readonly createdItemIds: readonly string[]
}

/** Creates missing users and visitors. `ids` are distinct and sorted. */
export async function ensureUsers(
  graph: GraphRunner,
  ids: readonly string[],
): Promise<Pick<CreatedNodes, 'createdUsers' | 'linkedIds'>> {
  const known = await graph.run(knownUserIds, { ids })
  const added = without(ids, known)
  if (added.length > 0) await addPeople(graph, added)
  return {
    createdUsers: added.length,
    linkedIds: known.filter(({ isLinked }) => isLinked).map(({ id }) => id),
  }
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
  const [people, createdItemIds] = await Promise.all([
    ensureUsers(graph, userIds),
    ensureItems(graph, itemIds),
  ])
  return { ...people, createdItemIds }
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

/**
 * The same for visitors and users: visitors come first, because a transaction that changes what a visitor did goes on with the
 * users whom the visitor belongs to.
 */
export function inIdentityOrder(ids: Iterable<string>, visitorIds: ReadonlySet<string>): readonly string[] {
  const isVisitor = (id: string) => isVisitorId(id) || visitorIds.has(id)
  const sorted = inLockOrder(ids)
  return [...sorted.filter(isVisitor), ...sorted.filter((id) => !isVisitor(id))]
}

function without(ids: readonly string[], known: readonly { readonly id: string }[]): readonly string[] {
  const knownIds = new Set(known.map(({ id }) => id))
  return ids.filter((id) => !knownIds.has(id))
}
