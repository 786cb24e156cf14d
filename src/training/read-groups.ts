import { groupBy, inBatches } from '../domain/grouping.ts'
import { groupChartId, LEAST_OF_GROUP } from '../domain/user-group.ts'
import { livePlacements, userProperties } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { parseStoredSpec } from '../steering/placement-versions.ts'

/** Users of one statement. */
const USERS_AT_ONCE = 500

/** Most groups that have a chart, the largest first: a property that nearly everyone has a value of their own of makes none. */
const MOST_GROUPS = 1_000

/** A group of users that a chart is kept of. */
export interface TrainedGroup {
  readonly chartId: string
  /** Their places among the users. */
  readonly rows: Int32Array
}

/**
 * The groups of users that rows of published pages ask charts of, each with at least the people that an item of its chart needs.
 *
 * @param userIds who is trained on, in the order of their places
 * @throws GraphError
 */
export async function readGroups(
  graph: GraphStore,
  { userIds, nowMs, signal }: { userIds: readonly string[]; nowMs: number; signal: AbortSignal },
): Promise<readonly TrainedGroup[]> {
  const placements = await graph.run(livePlacements, { fromMs: nowMs }, { signal })
  const rows = placements.flatMap(({ spec }) => parseStoredSpec(spec).rows)
  const names = [...new Set(rows.flatMap(({ from }) => (from?.kind === 'group' ? from.property : [])))]
  if (names.length === 0) return []
  const places = new Map(userIds.map((id, place) => [id, place]))
  const stated: { readonly chartId: string; readonly place: number }[] = []
  for (const ids of inBatches(userIds, USERS_AT_ONCE)) {
    for (const { id, properties } of await graph.run(userProperties, { ids }, { signal })) {
      const place = places.get(id)
      for (const property of place === undefined ? [] : names) {
        const value = properties[property]
        if (typeof value === 'string')
          stated.push({ chartId: groupChartId({ property, value }), place: place ?? 0 })
      }
    }
  }
  return [...groupBy(stated, ({ chartId }) => chartId)]
    .filter(([, { length }]) => length >= LEAST_OF_GROUP)
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .slice(0, MOST_GROUPS)
    .map(([chartId, own]) => ({ chartId, rows: Int32Array.from(own, ({ place }) => place) }))
}
