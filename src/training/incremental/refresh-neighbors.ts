import { TopK } from '../../domain/top-k.ts'
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
import { bm25Weight } from '../compute/bm25.ts'
import { sharedTieBreaks } from '../compute/random.ts'
import {
  countedWeight,
  DEFAULT_TRAINING_SETTINGS,
  type NeighborhoodSettings,
  parseStoredSettings,
} from '../training-settings.ts'

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

/** One thing that somebody engaged with. */
export interface Engaged {
  readonly itemId: string
  /** Positive. */
  readonly weight: number
  /** People who engaged with the item: as the last training counted them, and who came since. */
  readonly degree: number
}

/** What a training knows of everybody. */
export interface Everybody {
  readonly people: number
  /** Engagements of one person. */
  readonly meanLength: number
}

export interface Neighbor {
  readonly userId: string
  /** In 0-1, the nearest has 1. */
  readonly similarity: number
}

/**
 * One person's nearest people among some others, as `userNeighborhoods` finds them among all, with the counts that are
 * kept in the graph.
 */
export function rowNeighbors(
  own: readonly Engaged[],
  others: ReadonlyMap<string, readonly Engaged[]>,
  everybody: Everybody,
  settings: NeighborhoodSettings,
  seed: number,
): readonly Neighbor[] {
  const mine = weigh(own, everybody, settings)
  const myNorm = squaredNorm(mine)
  const userIds = [...others.keys()].sort()
  const best = new TopK(settings.k, sharedTieBreaks(userIds, seed))
  userIds.forEach((userId, index) => {
    const theirs = weigh(others.get(userId) ?? [], everybody, settings)
    const dot = dotProduct(mine, theirs)
    if (dot <= 0) return
    const norms = myNorm ** settings.asymmetry * squaredNorm(theirs) ** (1 - settings.asymmetry)
    best.offer(index, dot / (norms + settings.shrinkage))
  })
  const kept = best.drain()
  const largest = kept[0]?.score ?? 1
  return kept.map(({ index, score }) => ({ userId: userIds[index] ?? '', similarity: score / largest }))
}

/** The BM25 weights of what tells something about somebody. */
function weigh(
  engaged: readonly Engaged[],
  { people, meanLength }: Everybody,
  { k1, b, maxItemUsers }: NeighborhoodSettings,
): ReadonlyMap<string, number> {
  const counts = engaged.map(({ weight }) => Math.log1p(weight))
  const mean = counts.reduce((sum, count) => sum + count, 0) / engaged.length
  const saturation = k1 * (1 - b + (b * engaged.length) / meanLength)
  const weights = new Map<string, number>()
  engaged.forEach(({ itemId, degree: counted }, place) => {
    const degree = Math.max(1, counted)
    if (degree > maxItemUsers) return
    weights.set(itemId, bm25Weight((counts[place] ?? 0) / mean, { degree, people, saturation, k1 }))
  })
  return weights
}

function squaredNorm(weights: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const weight of weights.values()) sum += weight * weight
  return sum
}

function dotProduct(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [itemId, weight] of one) sum += weight * (other.get(itemId) ?? 0)
  return sum
}
