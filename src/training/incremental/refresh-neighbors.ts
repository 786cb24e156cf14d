import { type Consents, undecided, withheldTags } from '../../domain/consent.ts'
import { TopK } from '../../domain/top-k.ts'
import {
  dropNeighborsOf,
  identitiesOf,
  lockUsers,
  markNeighbors,
  modelStatistics,
  peopleSharingItems,
  poolTags,
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

/** Maximum number of engagements of other users read to find users with shared items. */
const MOST_WALKED = 10_000

/** Maximum number of compared users: those who share most. */
const MOST_COMPARED = 150

/** Users whose engagements are read in one query: a few thousand rows. */
const READ_AT_ONCE = 30

/**
 * Recomputes one user's neighbors from recent engagements and replaces those of the serving version. Engagements caused by
 * lists count as in that version's settings, or in full if they were written before this was recorded. The cost does not
 * depend on the size of the graph: it reads the newest 100 engagements of at most 150 users. Returns the number of neighbors;
 * null if nothing serves, no engagement of the user counts, or they or a visitor of theirs deny model training. Visitors have none.
 *
 * @throws GraphError
 */
export async function refreshNeighbors(
  graph: GraphStore,
  userId: string,
  nowMs: number,
  consents: Consents = undecided('standard'),
): Promise<number | null> {
  const { modelVersion: version } = await readGraphState(graph)
  if (version === null || !consents.allows(userId, 'model-training')) return null
  const [model] = await graph.run(modelStatistics, { version })
  if (!model?.users || !model.interactions) return null
  const { seed, neighborhoods, servedShare } =
    parseStoredSettings(model.settings) ?? DEFAULT_TRAINING_SETTINGS
  const own = await withoutSensitive(graph, await engagedBy(graph, [userId], servedShare), consents)
  const mine = own.get(userId)
  if (!mine) {
    // Neighbors that they have came from a visitor who no longer belongs to the user.
    await replace(graph, userId, version, [], nowMs)
    return null
  }
  const population = { people: model.people, meanLength: model.interactions / model.users }
  const likely = await likeliest(graph, userId, mine, neighborhoods.maxItemUsers)
  const barred = await withDenyingVisitors(graph, [userId, ...likely], consents)
  if (barred.has(userId)) return null
  const trainable = likely.filter((id) => consents.allows(id, 'model-training') && !barred.has(id))
  const others = await withoutSensitive(graph, await engagedBy(graph, trainable, servedShare), consents)
  const found = rowNeighbors(mine, others, population, neighborhoods, seed)
  return (await replace(graph, userId, version, found, nowMs)) ? found.length : null
}

/** Those of some users one of whose visitors denies model training: engagements do not say which are the visitor's. */
async function withDenyingVisitors(
  graph: GraphStore,
  ids: readonly string[],
  consents: Consents,
): Promise<ReadonlySet<string>> {
  const links = await graph.run(identitiesOf, { ids })
  const denying = links.filter(({ visitorId }) => !consents.allows(visitorId, 'model-training'))
  return new Set(denying.map(({ userId }) => userId))
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

/** Without the items on sensitive topics of users who do not consent to these. */
async function withoutSensitive(
  graph: GraphStore,
  engaged: ReadonlyMap<string, readonly Engaged[]>,
  consents: Consents,
): Promise<ReadonlyMap<string, readonly Engaged[]>> {
  const isWithheld = (userId: string) => withheldTags(consents, userId).size > 0
  const ids = new Set(
    [...engaged].flatMap(([userId, rows]) => (isWithheld(userId) ? rows.map(({ itemId }) => itemId) : [])),
  )
  if (ids.size === 0) return engaged
  const rows = await graph.run(poolTags, { ids: [...ids] })
  const isSensitive = (tagId: string) => consents.sensitiveTags.has(tagId)
  const sensitive = new Set(rows.flatMap(({ itemId, tagIds }) => (tagIds.some(isSensitive) ? [itemId] : [])))
  return new Map(
    [...engaged].map(([userId, own]) => [
      userId,
      isWithheld(userId) ? own.filter(({ itemId }) => !sensitive.has(itemId)) : own,
    ]),
  )
}

/** The users who share most of the user's rarest items, which are the most informative and the cheapest to read. */
async function likeliest(
  graph: GraphStore,
  viewerId: string,
  own: readonly Engaged[],
  maxItemUsers: number,
): Promise<readonly string[]> {
  const itemIds: string[] = []
  let walked = 0
  // Uncounted items may have many users.
  const counted = own.filter(({ degree }) => degree > 0)
  for (const { itemId, degree } of counted.sort((a, b) => a.degree - b.degree)) {
    walked += degree
    if (degree > maxItemUsers || walked > MOST_WALKED) break
    itemIds.push(itemId)
  }
  const rows = await graph.run(peopleSharingItems, { viewerId, itemIds, limit: MOST_COMPARED })
  return rows.map(({ userId }) => userId)
}

/** False if another version serves now: its training used at least the same data. */
async function replace(
  graph: GraphStore,
  userId: string,
  version: string,
  found: readonly Neighbor[],
  nowMs: number,
): Promise<boolean> {
  return graph.transaction(async (runner) => {
    // Locked, so that concurrent servers do not both write, and that a denial of model training is either seen or comes after.
    await runner.run(lockUsers, { ids: [userId, ...found.map((neighbor) => neighbor.userId)].sort() })
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

/** An engagement of a user. */
export interface Engaged {
  readonly itemId: string
  /** Positive. */
  readonly weight: number
  /** Users who engaged with the item: as of the last training, plus later ones. */
  readonly degree: number
}

/** Statistics from the training. */
export interface Population {
  /** Users and visitors: whom degrees count. */
  readonly people: number
  /** Mean number of engagements per user. */
  readonly meanLength: number
}

export interface Neighbor {
  readonly userId: string
  /** 0-1; the nearest has 1. */
  readonly similarity: number
}

/**
 * One user's nearest users among some others, as in `userNeighborhoods`, with the counts stored in the graph.
 */
function rowNeighbors(
  own: readonly Engaged[],
  others: ReadonlyMap<string, readonly Engaged[]>,
  population: Population,
  settings: NeighborhoodSettings,
  seed: number,
): readonly Neighbor[] {
  const mine = weigh(own, population, settings)
  const myNorm = squaredNorm(mine)
  const userIds = [...others.keys()].sort()
  const best = new TopK(settings.k, sharedTieBreaks(userIds, seed))
  userIds.forEach((userId, index) => {
    const theirs = weigh(others.get(userId) ?? [], population, settings)
    const dot = dotProduct(mine, theirs)
    if (dot <= 0) return
    const norms = myNorm ** settings.asymmetry * squaredNorm(theirs) ** (1 - settings.asymmetry)
    best.offer(index, dot / (norms + settings.shrinkage))
  })
  const kept = best.drain()
  const largest = kept[0]?.score ?? 1
  return kept.map(({ index, score }) => ({ userId: userIds[index] ?? '', similarity: score / largest }))
}

/** The BM25 weights of the items that are not too popular. */
function weigh(
  engaged: readonly Engaged[],
  { people, meanLength }: Population,
  { k1, b, maxItemUsers }: NeighborhoodSettings,
): ReadonlyMap<string, number> {
  const counts = engaged.map(({ weight }) => Math.log1p(weight))
  const mean = counts.reduce((sum, count) => sum + count, 0) / engaged.length
  const saturation = k1 * (1 - b + (b * engaged.length) / meanLength)
  const weights = new Map<string, number>()
  engaged.forEach(({ itemId, degree: counted }, place) => {
    const degree = Math.max(1, counted)
    if (degree > maxItemUsers) return
    weights.set(itemId, bm25Weight((counts[place] ?? 0) / mean, { degree, users: people, saturation, k1 }))
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
