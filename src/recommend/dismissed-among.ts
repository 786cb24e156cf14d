import type { Viewer } from '../domain/viewer.ts'
import { dismissedAmong } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'

/** Which of the items the viewer dismissed: a user until now, a session until its request. */
export async function readDismissed(
  graph: GraphStore,
  { id, dismissedItemIds }: Pick<Viewer, 'id' | 'dismissedItemIds'>,
  ids: readonly string[],
  options: RunOptions,
): Promise<ReadonlySet<string>> {
  if (id === null) return dismissedItemIds
  const rows = await graph.run(dismissedAmong, { viewerId: id, ids }, options)
  return new Set(rows.map(({ itemId }) => itemId))
}
