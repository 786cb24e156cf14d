import { TopK } from '../../domain/top-k.ts'
import { bm25Weight } from '../compute/bm25.ts'
import { sharedTieBreaks } from '../compute/seeded-hash.ts'
import type { NeighborhoodSettings } from '../training-settings.ts'

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
