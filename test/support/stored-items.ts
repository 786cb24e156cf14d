import { interactionsAfter, knownUserIds } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'

/** The items that a user or visitor has interacted with, sorted; null if the graph has no node of them. */
export async function storedItems(graph: GraphStore, userId: string): Promise<readonly string[] | null> {
  const known = await graph.run(knownUserIds, { ids: [userId] })
  if (known.length === 0) return null
  const rows = await graph.run(interactionsAfter, { ids: [userId], afterId: '', limit: 1_000 })
  return rows.map(({ itemId }) => itemId).sort()
}
