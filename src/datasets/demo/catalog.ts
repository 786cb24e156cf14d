import type { ItemRecord, TaggingRecord, TagRecord } from '../../domain/records.ts'
import {
  type Author,
  articleMaker,
  fundMaker,
  type ItemDraft,
  type ItemKind,
  type ItemMaker,
  inventLifetime,
  type MakerContext,
  movieMaker,
  postMaker,
  productMaker,
  seriesMaker,
  type TagDraft,
} from './item-makers.ts'
import type { Random } from './random.ts'
import { slug, uniqueIds } from './titles.ts'
import { COMMUNITY_IDS, type CommunityId, type Domain } from './words.ts'

/** Number of items of each kind per community, 100 in total. */
const ITEMS_PER_COMMUNITY: readonly (readonly [ItemKind, number])[] = [
  ['product', 26],
  ['movie', 19],
  ['series', 9],
  ['post', 28],
  ['fund', 8],
  ['article', 10],
]

const DOMAIN_OF: Readonly<Record<ItemKind, Domain>> = {
  product: 'shop',
  movie: 'video',
  series: 'video',
  post: 'post',
  fund: 'finance',
  article: 'finance',
}

/** Popularity within a shelf is about rank^-0.8. */
const POPULARITY_EXPONENT = 0.8
/** Share of the items that trend in the last days. */
const TRENDING_CHANCE = 0.012

/** An item with the hidden attributes of the demo world. */
export interface CatalogItem {
  readonly record: ItemRecord
  readonly kind: ItemKind
  readonly domain: Domain
  readonly community: CommunityId
  readonly taggings: readonly TaggingRecord[]
  /** When users can find the item, epoch milliseconds. */
  readonly launchAt: number
  readonly endAt: number
  /** Relative popularity within the shelf, > 0. */
  readonly popularity: number
  /** Whether the item trends in the last days. */
  readonly isTrending: boolean
}

export interface Catalog {
  readonly items: readonly CatalogItem[]
  readonly tags: readonly TagRecord[]
}

/** All items with unique titles, and all their tags. */
export function inventCatalog(
  random: Random,
  nowMs: number,
  authorsOf: (community: CommunityId) => readonly Author[],
): Catalog {
  const nextId = uniqueIds()
  const taken = new Set<string>()
  const tags = new Map<string, TagRecord>()
  const items: CatalogItem[] = []
  for (const community of COMMUNITY_IDS) {
    const shelfRandom = random.fork(`shelf ${community}`)
    const makers = makersOf({ community, random: shelfRandom, taken }, authorsOf(community))
    for (const [kind, count] of ITEMS_PER_COMMUNITY) {
      for (const popularity of popularities(count, shelfRandom)) {
        const lifetime = inventLifetime(kind, shelfRandom, nowMs)
        const draft = makers[kind](lifetime.createdAt)
        const id = nextId(`${DOMAIN_OF[kind]}-${slug(draft.title)}`)
        for (const tag of draft.tags) tags.set(tagId(tag), { id: tagId(tag), name: tag.name, kind: tag.kind })
        items.push({
          record: itemRecord(id, draft, lifetime),
          kind,
          domain: DOMAIN_OF[kind],
          community,
          taggings: draft.tags.map((tag) => tagging(id, tag)),
          launchAt: lifetime.availableFrom ?? lifetime.createdAt,
          endAt: lifetime.availableUntil ?? Number.POSITIVE_INFINITY,
          popularity,
          isTrending: shelfRandom.chance(TRENDING_CHANCE),
        })
      }
    }
  }
  return { items, tags: [...tags.values()] }
}

function makersOf(context: MakerContext, authors: readonly Author[]): Readonly<Record<ItemKind, ItemMaker>> {
  return {
    product: productMaker(context),
    movie: movieMaker(context),
    series: seriesMaker(context),
    post: postMaker(context, authors),
    fund: fundMaker(context),
    article: articleMaker(context),
  }
}

function popularities(count: number, random: Random): readonly number[] {
  const ranks = Array.from({ length: count }, (_, rank) => rank)
  return random.shuffled(ranks).map((rank) => (rank + 1.5) ** -POPULARITY_EXPONENT)
}

function itemRecord(
  id: string,
  draft: ItemDraft,
  lifetime: Pick<ItemRecord, 'createdAt' | 'availableFrom' | 'availableUntil'>,
): ItemRecord {
  return {
    id,
    title: draft.title,
    kind: draft.kind,
    url: `https://example.com/${id}`,
    imageUrl: null,
    ...lifetime,
    properties: draft.properties,
  }
}

function tagId(tag: TagDraft): string {
  return `${tag.kind}-${slug(tag.name)}`
}

function tagging(itemId: string, tag: TagDraft): TaggingRecord {
  return { itemId, tagId: tagId(tag), weight: tag.weight, userId: null, at: null }
}
