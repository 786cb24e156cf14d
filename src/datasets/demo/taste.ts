import type { CatalogItem } from './catalog.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import { COMMUNITIES, type CommunityId } from './words/communities.ts'

const FAVORITE_COUNT = 4
/** How far one person's split over the domains strays from her community's. */
const ATTENTION_SPREAD = 0.5

/** What a person is into: her communities' taste with a bent of her own. */
export interface Taste {
  /** Attention by domain, in the order of `DOMAINS`. */
  readonly attention: readonly number[]
  readonly favoriteTagIds: ReadonlySet<string>
}

/** Items by the community that they are made for. */
export type ItemsByCommunity = ReadonlyMap<CommunityId, readonly CatalogItem[]>

/** A taste for a person, whose favorite tags are drawn from what her communities offer. */
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
