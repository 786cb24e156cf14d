import { DAY_MS } from '../../domain/duration.ts'
import { groupBy } from '../../domain/grouping.ts'
import { season } from './calendar.ts'
import type { CatalogItem } from './catalog.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import type { Followed } from './ties.ts'
import { COMMUNITIES, COMMUNITY_IDS, type CommunityId, DOMAINS } from './words.ts'

const FAVORITE_COUNT = 4
/** Spread of a person's attention over the domains around that of their community. */
const ATTENTION_SPREAD = 0.5

/** The taste of a person: that of their communities, with individual variation. */
interface Taste {
  /** Attention by domain, in the order of `DOMAINS`. */
  readonly attention: readonly number[]
  readonly favoriteTagIds: ReadonlySet<string>
}

/** Items by community. */
type ItemsByCommunity = ReadonlyMap<CommunityId, readonly CatalogItem[]>

/** A random taste of a person, with favorite tags from the items of their communities. */
export function inventTaste(person: Person, items: ItemsByCommunity, random: Random): Taste {
  const [home] = person.memberships
  const own = person.memberships.flatMap(({ community }) => items.get(community) ?? [])
  const favorites = new Set<string>()
  for (let count = 0; count < FAVORITE_COUNT; count++) favorites.add(someTag(random.pick(own), random))
  return {
    attention: COMMUNITIES[home.community].attention.map(
      (weight) => weight * Math.exp(random.normal() * ATTENTION_SPREAD),
    ),
    favoriteTagIds: favorites,
  }
}

function someTag(item: CatalogItem, random: Random): string {
  return random.pick(item.taggings).tagId
}

const TRENDING_DAYS = 4
const TRENDING_CHANCE = 0.16
const SOCIAL_CHANCE = 0.15
const EXPLORE_CHANCE = 0.09
/** Increase of appeal per weight of a favorite tag. */
const FAVORITE_PULL = 2.5
const NEW_PULL = 2
const NEW_PULL_DAYS = 12
/** Decay of interest in posts. */
const POST_LIFE_DAYS = 25
const SHELF_TRIES = 4

/** A person with the items found so far. */
export interface Visitor {
  readonly person: Person
  readonly taste: Taste
  readonly followed: readonly Followed[]
  /** Oldest first. */
  readonly met: Set<CatalogItem>
}

/** How a visitor found an item. */
type Path = 'taste' | 'social' | 'trending' | 'explore'

export interface Choice {
  readonly item: CatalogItem
  readonly path: Path
}

/** The last items that other visitors found, by user id, newest last. */
type RecentItems = ReadonlyMap<string, readonly CatalogItem[]>

/** Chooses the next available and unseen item for a visitor. */
type ItemChooser = (visitor: Visitor, atMs: number, recent: RecentItems) => Choice | undefined

export function itemChooser(items: readonly CatalogItem[], random: Random, nowMs: number): ItemChooser {
  const shelves = groupBy(items, (item) => `${item.community} ${item.domain}`)
  const trending = items.filter((item) => item.isTrending)

  function fromFriends(visitor: Visitor, recent: RecentItems): CatalogItem | undefined {
    const friend = random.pickWeighted(visitor.followed, ({ strength }) => strength)
    const seen = friend && recent.get(friend.person.record.id)
    return seen?.length ? random.pick(seen) : undefined
  }

  function fromTrending(visitor: Visitor): CatalogItem | undefined {
    return random.pickWeighted(trending, (item) => item.popularity * (isOwn(visitor, item) ? 6 : 1))
  }

  function fromShelf(visitor: Visitor, community: CommunityId, atMs: number): CatalogItem | undefined {
    const domain = random.pickWeighted(DOMAINS, (name) => visitor.taste.attention[DOMAINS.indexOf(name)] ?? 0)
    const shelf = shelves.get(`${community} ${domain}`) ?? []
    return random.pickWeighted(shelf, (item) =>
      isOpen(visitor, item, atMs) ? item.popularity * personalPull(visitor, item) * agePull(item, atMs) : 0,
    )
  }

  function fromTaste(visitor: Visitor, atMs: number): CatalogItem | undefined {
    const pull = (membership: Person['memberships'][0]) =>
      membership.share * season(atMs, COMMUNITIES[membership.community].peakMonth)
    for (let count = 0; count < SHELF_TRIES; count++) {
      const membership = random.pickWeighted(visitor.person.memberships, pull)
      const found = membership && fromShelf(visitor, membership.community, atMs)
      if (found) return found
    }
    return undefined
  }

  return (visitor, atMs, recent) => {
    const open = (item: CatalogItem | undefined, path: Path): Choice | undefined =>
      item && isOpen(visitor, item, atMs) ? { item, path } : undefined
    const isLately = nowMs - atMs < TRENDING_DAYS * DAY_MS
    const swayed =
      (isLately && random.chance(TRENDING_CHANCE) && open(fromTrending(visitor), 'trending')) ||
      (random.chance(SOCIAL_CHANCE) && open(fromFriends(visitor, recent), 'social')) ||
      (random.chance(EXPLORE_CHANCE) && open(fromShelf(visitor, random.pick(COMMUNITY_IDS), atMs), 'explore'))
    return swayed || open(fromTaste(visitor, atMs), 'taste')
  }
}

/** Whether the item belongs to a community of the visitor. */
export function isOwn(visitor: Visitor, item: CatalogItem): boolean {
  return visitor.person.memberships.some(({ community }) => community === item.community)
}

/** Appeal of the favorite tags of an item for the visitor; 1 if there are none. */
export function personalPull(visitor: Visitor, item: CatalogItem): number {
  let pull = 1
  for (const { tagId, weight } of item.taggings) {
    if (visitor.taste.favoriteTagIds.has(tagId)) pull += FAVORITE_PULL * weight
  }
  return pull
}

/** Whether the visitor may still find the item at this instant, epoch milliseconds. */
export function isOpen(visitor: Visitor, item: CatalogItem, atMs: number): boolean {
  const isThere = item.launchAt <= atMs && atMs < item.endAt
  const isOwnPost = item.record.properties.authorId === visitor.person.record.id
  return isThere && !isOwnPost && !visitor.met.has(item)
}

function agePull(item: CatalogItem, atMs: number): number {
  const ageDays = (atMs - item.launchAt) / DAY_MS
  if (item.kind === 'post') return 0.05 + Math.exp(-ageDays / POST_LIFE_DAYS)
  return 1 + NEW_PULL * Math.exp(-ageDays / NEW_PULL_DAYS)
}
