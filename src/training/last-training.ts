import { lastTraining } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'

/**
 * When the newest training of the graph ended by itself, epoch milliseconds: with a new version, a refusal or a failure. One that
 * was stopped does not count. Null if there was none.
 */
export async function readLastTraining(graph: GraphRunner): Promise<number | null> {
  const rows = await graph.run(lastTraining, {})
  // The lease has a `since` of its own: of the training that runs.
  const ends = rows.flatMap(({ id, since, endedAt }) => (id === 'serving' ? since : endedAt) ?? [])
  return ends.length === 0 ? null : Math.max(...ends)
}
