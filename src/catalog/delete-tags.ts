import { deleteTag, knownTagIds, untagItems } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { recordItemChange } from './record-catalog-change.ts'
import { refreshTagLists } from './upsert.ts'
import { type Deleted, deleted } from './written.ts'

/** Items per transaction: a tag can have any number of them. */
const ITEMS_AT_ONCE = 200

/**
 * Deletes tags and their relationships, and removes them from the tag lists of their items. A tag of many items takes
 * several transactions: after an abort, the same call continues. `ids` are sorted and distinct.
 */
export async function deleteTags(
  graph: GraphStore,
  ids: readonly string[],
  options: RunOptions,
): Promise<Deleted> {
  const known = await graph.run(knownTagIds, { ids: [...ids] }, options)
  for (const { id } of known) {
    let isDeleted = false
    while (!isDeleted) isDeleted = await deleteStep(graph, id, options)
  }
  return deleted(known.map(({ id }) => id))
}

/** Takes a tag from some of its items. With the last of them it deletes the tag, and resolves with true. */
async function deleteStep(graph: GraphStore, tagId: string, options: RunOptions): Promise<boolean> {
  return graph.transaction(async (runner) => {
    const rows = await runner.run(untagItems, { id: tagId, limit: ITEMS_AT_ONCE })
    const itemIds = rows.map(({ itemId }) => itemId).sort()
    if (itemIds.length > 0) await refreshTagLists(runner, itemIds)
    const isLast = itemIds.length < ITEMS_AT_ONCE
    if (isLast) await runner.run(deleteTag, { id: tagId })
    await recordItemChange(runner, itemIds)
    return isLast
  }, options)
}
