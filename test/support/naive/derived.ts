import { fnv1a, mixed } from '../../../src/domain/hash.ts'
import {
  decisionOf,
  engagementsOf,
  followedBy,
  newestEventMs,
  type Pair,
  summed,
  tagsOf,
  type Weighted,
} from './facts.ts'
import type { PlainData } from './plain-world.ts'

const DAY_MS = 86_400_000

/** The defaults of `training.charts`, but for the last. */
export const CHARTS = {
  halfLifeDays: 90,
  recentHalfLifeDays: 7,
  freshHalfLifeDays: 30,
  trendShrinkage: 5,
  trendLeastPeople: 2,
}

/** What a training derives by plain rules, from the data as it was then. */
export interface Derived {
  /** Of each item, the users who engaged with it. */
  readonly degrees: ReadonlyMap<string, number>
  readonly charts: Readonly<Record<'popular' | 'trending' | 'fresh' | 'catalog', readonly Weighted[]>>
  readonly tagTops: ReadonlyMap<string, readonly Weighted[]>
  readonly friendsOfFriends: ReadonlyMap<string, readonly Weighted[]>
}

/** The derived data of a training at an instant. Users who deny model training take no part in it. */
export function derived(data: PlainData, trainedAtMs: number): Derived {
  const userIds = data.users
    .map(({ id }) => id)
    .filter((id) => decisionOf(data, id, 'model-training') !== false)
  const pairs = userIds.flatMap((userId) => engagementsOf(data, userId))
  const known = new Set(data.items.map(({ id }) => id))
  const of = (itemId: string) => pairs.filter((pair) => pair.itemId === itemId && known.has(itemId))
  const degrees = new Map(data.items.map(({ id }) => [id, of(id).length]))
  const clockMs = Math.min(trainedAtMs, newestEventMs(data))
  return {
    degrees,
    charts: chartsOf(data, of, clockMs),
    tagTops: tagTopsOf(data, degrees),
    friendsOfFriends: new Map(userIds.map((id) => [id, friendsOfFriendsOf(data, id, new Set(userIds))])),
  }
}

function chartsOf(
  { items }: PlainData,
  of: (itemId: string) => readonly Pair[],
  clockMs: number,
): Derived['charts'] {
  const faded = (pairs: readonly Pair[], halfLifeDays: number) =>
    pairs.reduce(
      (sum, { lastAtMs }) => sum + 2 ** (-Math.max(0, clockMs - lastAtMs) / DAY_MS / halfLifeDays),
      0,
    )
  const all = items.flatMap(({ id }) => of(id))
  const recentShare = faded(all, CHARTS.recentHalfLifeDays) / faded(all, CHARTS.halfLifeDays)
  const trendOf = (pairs: readonly Pair[]) => {
    const recent = pairs.filter(
      ({ lastAtMs }) => clockMs - lastAtMs <= 2 * CHARTS.recentHalfLifeDays * DAY_MS,
    )
    if (recent.length < CHARTS.trendLeastPeople) return 0
    const expected = faded(pairs, CHARTS.halfLifeDays) * recentShare
    const trend =
      (faded(pairs, CHARTS.recentHalfLifeDays) - expected) / Math.sqrt(expected + CHARTS.trendShrinkage)
    return Math.abs(trend) < 1e-6 ? 0 : trend
  }
  const beginningMs = Math.min(...all.map(({ firstAtMs }) => firstAtMs))
  const freshnessOf = (createdAt: number | null, pairs: readonly Pair[]) => {
    const bornMs = createdAt ?? Math.min(...pairs.map(({ firstAtMs }) => firstAtMs))
    if (bornMs > clockMs || (createdAt === null && bornMs <= beginningMs)) return 0
    return 1 / (1 + (clockMs - bornMs) / DAY_MS / CHARTS.freshHalfLifeDays)
  }
  const scored = (scoreOf: (item: PlainData['items'][number]) => number) =>
    items.map((item) => ({ id: item.id, weight: scoreOf(item) }))
  const popularity = scored(({ id }) => faded(of(id), CHARTS.halfLifeDays))
  return {
    popular: chartOf(popularity),
    trending: chartOf(scored(({ id }) => trendOf(of(id)))),
    fresh: chartOf(scored(({ id, createdAt }) => freshnessOf(createdAt, of(id)))),
    catalog: bestFirst(popularity),
  }
}

/** Scores above 0 as parts of the best one. */
function chartOf(scored: readonly Weighted[]): readonly Weighted[] {
  const most = Math.max(...scored.map(({ weight }) => weight))
  return bestFirst(scored).flatMap(({ id, weight }) => (weight > 0 ? [{ id, weight: weight / most }] : []))
}

/** Best first; ties in the order of a hash, which has nothing to do with the age of an item. */
function bestFirst(scored: readonly Weighted[]): readonly Weighted[] {
  const tieOf = (id: string) => mixed(fnv1a(id, TRAINING_SEED))
  return [...scored].sort((a, b) => b.weight - a.weight || tieOf(a.id) - tieOf(b.id))
}

/** The seed of the training. */
export const TRAINING_SEED = 1

/** `weight * rarity * popularity` of each item of a tag. */
function tagTopsOf(data: PlainData, degrees: ReadonlyMap<string, number>): Derived['tagTops'] {
  const tagged = data.items.flatMap(({ id }) => tagsOf(data, id).map((tag) => ({ ...tag, itemId: id })))
  const most = Math.max(...degrees.values())
  const topsOf = (tagId: string) => {
    const carriers = tagged.filter((one) => one.id === tagId)
    const rarity = Math.log1p(data.items.length / carriers.length) / Math.log1p(data.items.length)
    return bestFirst(
      carriers.map(({ itemId, weight }) => {
        const popularity = Math.log(2 + (degrees.get(itemId) ?? 0)) / Math.log(2 + most)
        return { id: itemId, weight: weight * rarity * popularity }
      }),
    )
  }
  return new Map([...data.tags.keys()].map((tagId) => [tagId, topsOf(tagId)]))
}

/** Whom the followed follow, by the sum of products over all paths, as parts of the strongest. */
function friendsOfFriendsOf(
  data: PlainData,
  userId: string,
  trained: ReadonlySet<string>,
): readonly Weighted[] {
  const tiesOf = (id: string) => followedBy(data, id).filter((tie) => trained.has(tie.id))
  const followed = tiesOf(userId)
  const paths = followed.flatMap((tie) =>
    tiesOf(tie.id).map(({ id, weight }) => ({ id, weight: tie.weight * weight })),
  )
  const others = summed(paths).filter(({ id }) => id !== userId && !followed.some((tie) => tie.id === id))
  const most = Math.max(...others.map(({ weight }) => weight))
  return others.map(({ id, weight }) => ({ id, weight: weight / most }))
}
