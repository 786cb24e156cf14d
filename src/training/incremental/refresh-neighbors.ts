import {
  dropNeighborsOf,
  lockUsers,
  markNeighbors,
  modelStatistics,
  peopleSharingItems,
  weighedEngagements,
  writeNeighbors,
} from '../../graph/__generated__/queries.ts'
import { readGraphState } from '../../graph/graph-state.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { countedWeight } from '../reading/counted-weight.ts'
import { parseStoredSettings } from '../stored-settings.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../training-settings.ts'
import { type Engaged, type Neighbor, rowNeighbors } from './row-neighbors.ts'

/** Engagements of other people that are walked to find who shares something with her. */
const MOST_WALKED = 10_000

/** People who are compared with her: those who share most. */
const MOST_COMPARED = 150

/** People whose engagements are read at once: some thousand rows. */
const READ_AT_ONCE = 30

/**
 * Finds one person's neighbors anew from what she and others engaged with lately, and puts them in the place of those of
 * the version that serves. What lists have caused counts as that version's settings say; in full on recent engagements that
 * were last written before they kept it. Costs the same however large the graph is: it looks at the newest 100 engagements of
 * at most 150 people. Returns how many neighbors she has now; null where nothing serves, or nothing of hers counts.
 *
 * @throws GraphError
 */
export async function refreshNeighbors(
  graph: GraphStore,
  userId: string,
  nowMs: number,
): Promise<number | null> {
  const { modelVersion: version } = await readGraphState(graph)
  if (version === null) return null
  const [model] = await graph.run(modelStatistics, { version })
  if (!model?.users || !model.interactions) return null
  const { seed, neighborhoods, servedShare } =
    parseStoredSettings(model.settings) ?? DEFAULT_TRAINING_SETTINGS
  const own = await engagedBy(graph, [userId], servedShare)
  const mine = own.get(userId)
  if (!mine) return null
  const everybody = { people: model.users, meanLength: model.interactions / model.users }
  const likely = await likeliest(graph, userId, mine, neighborhoods.maxItemUsers)
  const others = await engagedBy(graph, likely, servedShare)
  const found = rowNeighbors(mine, others, everybody, neighborhoods, seed)
  return (await replace(graph, userId, version, found, nowMs)) ? found.length : null
}

async function engagedBy(
  graph: GraphStore,
  userIds: readonly string[],
  servedShare: number,
): Promise<ReadonlyMap<string, readonly Engaged[]>> {
  const engaged = new Map<string, Engaged[]>()
  for (let from = 0; from < userIds.length; from += READ_AT_ONCE) {
    const ids = userIds.slice(from, from + READ_AT_ONCE)
    for (const { userId, itemId, degree, ...row } of await graph.run(weighedEngagements, { ids })) {
      const weight = countedWeight(row, servedShare)
      if (weight <= 0) continue
      const rows = engaged.get(userId) ?? []
      rows.push({ itemId, degree, weight })
      engaged.set(userId, rows)
    }
  }
  return engaged
}

/** Those who share most of her rarest items: rare ones tell most, and cost least to walk. */
async function likeliest(
  graph: GraphStore,
  viewerId: string,
  own: readonly Engaged[],
  maxItemUsers: number,
): Promise<readonly string[]> {
  const itemIds: string[] = []
  let walked = 0
  // How many people an item has that nobody has counted yet is not known: it may be many.
  const counted = own.filter(({ degree }) => degree > 0)
  for (const { itemId, degree } of counted.sort((a, b) => a.degree - b.degree)) {
    walked += degree
    if (degree > maxItemUsers || walked > MOST_WALKED) break
    itemIds.push(itemId)
  }
  const rows = await graph.run(peopleSharingItems, { viewerId, itemIds, limit: MOST_COMPARED })
  return rows.map(({ userId }) => userId)
}

/** False if another version serves by now: its training knew at least as much. */
async function replace(
  graph: GraphStore,
  userId: string,
  version: string,
  found: readonly Neighbor[],
  nowMs: number,
): Promise<boolean> {
  return graph.transaction(async (runner) => {
    // Held, so that two servers that find them at once do not write both.
    await runner.run(lockUsers, { ids: [userId] })
    if ((await readGraphState(runner)).modelVersion !== version) return false
    await runner.run(dropNeighborsOf, { userId, version })
    await runner.run(markNeighbors, { userId, version, at: nowMs })
    if (found.length === 0) return true
    const row = {
      headId: userId,
      rankOffset: 0,
      targetIds: found.map((neighbor) => neighbor.userId),
      scores: found.map(({ similarity }) => similarity),
    }
    await runner.run(writeNeighbors, { version, rows: [row] })
    return true
  })
}
