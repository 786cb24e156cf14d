import { DAY_MS } from '../../domain/duration.ts'
import type { Properties } from '../../domain/records.ts'
import type { Random } from './random.ts'
import { titleMaker } from './titles.ts'
import {
  type CommunityId,
  FINANCE,
  type FinanceShelf,
  MOVIE_SHELVES,
  POST_SHELVES,
  SERIES_SHELVES,
  SHOP_SHELVES,
  type VideoShelf,
} from './words.ts'

/** Kinds of items in the demo world. They determine the verb of a reason: watched, bought, read, liked. */
export type ItemKind = 'product' | 'movie' | 'series' | 'post' | 'fund' | 'article'

/** A tag without an id. */
export interface TagDraft {
  readonly kind: string
  readonly name: string
  /** Strength of the tag on its item; a multiple of 1/16, at most 1. */
  readonly weight: number
}

/** An item without id, dates and popularity, which the catalog adds. */
export interface ItemDraft {
  readonly kind: ItemKind
  readonly title: string
  readonly tags: readonly TagDraft[]
  readonly properties: Properties
}

/** Creates the next item of one kind for one community. */
export type ItemMaker = (launchAt: number) => ItemDraft

export interface MakerContext {
  readonly community: CommunityId
  readonly random: Random
  /** Titles used so far in the whole catalog. */
  readonly taken: Set<string>
}

/** Tag weights by importance. */
const WEIGHT = { main: 1, strong: 0.75, also: 0.5, touch: 0.25 } as const

/** A random word of a list separated by `|`. */
function oneOf(random: Random, words: string): string {
  return random.pick(words.split('|'))
}

const NEW_WITHIN_DAYS = 13
const SOLD_OUT_CHANCE = 0.03
const COMING_SOON_CHANCE = 0.03

/** Creation and availability of an item, epoch milliseconds. */
interface Lifetime {
  readonly createdAt: number
  readonly availableFrom: number | null
  readonly availableUntil: number | null
}

/** Random dates: posts and articles are recent, other items are mostly older than the history. */
export function inventLifetime(kind: ItemKind, random: Random, nowMs: number): Lifetime {
  const createdAt = nowMs - Math.floor(ageInDays(kind, random) * DAY_MS)
  const isComingSoon = kind === 'series' && random.chance(COMING_SOON_CHANCE)
  const isSoldOut = kind === 'product' && random.chance(SOLD_OUT_CHANCE)
  return {
    createdAt,
    availableFrom: isComingSoon ? nowMs + Math.floor(random.between(3, 20) * DAY_MS) : null,
    availableUntil: isSoldOut
      ? Math.max(createdAt, nowMs - Math.floor(random.between(2, 60) * DAY_MS))
      : null,
  }
}

function ageInDays(kind: ItemKind, random: Random): number {
  const isShortLived = kind === 'post' || kind === 'article'
  if (random.chance(isShortLived ? 0.09 : 0.04)) return random.between(0.5, NEW_WITHIN_DAYS)
  if (isShortLived) return NEW_WITHIN_DAYS + 190 * random.next() ** 1.3
  return random.chance(0.2) ? random.between(NEW_WITHIN_DAYS, 180) : random.between(180, 1000)
}

const SECOND_THEME_CHANCE = 0.4

/** 1 for the lowest risk. */
const RISK_CLASSES = { low: 1, medium: 2, high: 3 } as const

/** Funds of the theme of a community. */
export function fundMaker({ community, random, taken }: MakerContext): ItemMaker {
  const shelf = FINANCE.shelves[community]
  const names = { titles: ['{provider} {fund}'], words: { provider: FINANCE.providers, fund: shelf.funds } }
  const nextTitle = titleMaker(names, random, taken)
  return () => ({
    kind: 'fund',
    title: nextTitle(),
    tags: [
      ...themeTags(shelf, random),
      { kind: 'risk', name: FINANCE.risks[shelf.risk], weight: WEIGHT.also },
    ],
    properties: {
      feePercent: (8 + random.below(120)) / 100,
      currency: 'EUR',
      riskClass: RISK_CLASSES[shelf.risk],
    },
  })
}

/** Articles on the theme of a community. */
export function articleMaker({ community, random, taken }: MakerContext): ItemMaker {
  const shelf = FINANCE.shelves[community]
  const nextTitle = titleMaker(shelf.articles, random, taken)
  return () => ({
    kind: 'article',
    title: nextTitle(),
    tags: themeTags(shelf, random),
    properties: { readingMinutes: 3 + random.below(10) },
  })
}

function themeTags(shelf: FinanceShelf, random: MakerContext['random']): TagDraft[] {
  const tags: TagDraft[] = [{ kind: 'theme', name: shelf.theme, weight: WEIGHT.main }]
  if (random.chance(SECOND_THEME_CHANCE)) {
    tags.push({ kind: 'theme', name: shelf.secondTheme, weight: WEIGHT.also })
  }
  return tags
}

/** An author of posts, who is a user of the demo world. */
export interface Author {
  readonly userId: string
  readonly name: string
}

/** Posts of a community, with its topics in turn, each by one of its authors. */
export function postMaker(context: MakerContext, authors: readonly Author[]): ItemMaker {
  const { random, taken, community } = context
  const { topics, words } = POST_SHELVES[community]
  const makers = Object.entries(topics).map(([topic, titles]) => ({
    topic,
    nextTitle: titleMaker({ titles, words }, random, taken),
  }))
  let made = 0
  return () => {
    const { topic, nextTitle } = makers[made++ % makers.length] ?? random.pick(makers)
    const author = random.pick(authors)
    return {
      kind: 'post',
      title: nextTitle(),
      tags: [
        { kind: 'topic', name: topic, weight: WEIGHT.main },
        { kind: 'author', name: author.name, weight: WEIGHT.strong },
      ],
      properties: { authorId: author.userId },
    }
  }
}

/** Products of a community: every noun of its shelf in turn, each round with another brand and model name. */
export function productMaker({ community, random, taken }: MakerContext): ItemMaker {
  const shelf = SHOP_SHELVES[community]
  const products = random.shuffled(shelf.products)
  const nextLine = titleMaker(shelf.lines, random)
  let made = 0
  return () => {
    const round = Math.floor(made / products.length)
    const [noun = '', category = '', material = '', euros = ''] = (
      products[made++ % products.length] ?? ''
    ).split('|')
    const brands = (shelf.brands[category] ?? '').split('|')
    const brand = brands[round % brands.length] ?? ''
    let title = ''
    do title = fill(shelf.format, { brand, noun, line: nextLine() })
    while (taken.has(title))
    taken.add(title)
    return {
      kind: 'product',
      title,
      tags: productTags(category, brand, material),
      properties: { price: Math.round(Number(euros) * random.between(0.8, 1.3)), currency: 'EUR' },
    }
  }
}

function fill(format: string, parts: Readonly<Record<string, string>>): string {
  return format.replace(/\{(\w+)\}/g, (_, slot: string) => parts[slot] ?? '')
}

function productTags(category: string, brand: string, material: string): TagDraft[] {
  const tags: TagDraft[] = [
    { kind: 'category', name: category, weight: WEIGHT.main },
    { kind: 'brand', name: brand, weight: WEIGHT.also },
  ]
  if (material) tags.push({ kind: 'material', name: material, weight: WEIGHT.also })
  return tags
}

const ALSO_GENRE_CHANCE = 0.45
const SECOND_MOOD_CHANCE = 0.35
/** Extra templates of a movie shelf: titles without slots. */
const WHOLE_TITLES = ['{single}', '{single}', '{single}']

/** Movies of the genre of a community. */
export function movieMaker({ community, random, taken }: MakerContext): ItemMaker {
  const shelf = MOVIE_SHELVES[community]
  const titles = [...shelf.titles, ...WHOLE_TITLES]
  const nextTitle = titleMaker({ titles, words: shelf.words }, random, taken)
  return (launchAt) => ({
    kind: 'movie',
    title: nextTitle(),
    tags: videoTags(shelf, random),
    properties: { year: releaseYear(launchAt, random.next()), minutes: 78 + random.below(70) },
  })
}

/** Series of the genre of a community. */
export function seriesMaker({ community, random, taken }: MakerContext): ItemMaker {
  const shelf = SERIES_SHELVES[community]
  const nextTitle = titleMaker(shelf, random, taken)
  return (launchAt) => ({
    kind: 'series',
    title: nextTitle(),
    tags: videoTags(shelf, random),
    properties: { year: releaseYear(launchAt, random.next() / 2), seasons: 1 + random.below(6) },
  })
}

function videoTags(shelf: VideoShelf, random: MakerContext['random']): TagDraft[] {
  const [mood, secondMood] = random.shuffled(shelf.moods.split('|'))
  const tags: TagDraft[] = [{ kind: 'genre', name: shelf.genre, weight: WEIGHT.main }]
  if (random.chance(ALSO_GENRE_CHANCE)) {
    tags.push({ kind: 'genre', name: oneOf(random, shelf.alsoGenres), weight: WEIGHT.also })
  }
  if (mood) tags.push({ kind: 'mood', name: mood, weight: WEIGHT.also })
  if (secondMood && random.chance(SECOND_MOOD_CHANCE)) {
    tags.push({ kind: 'mood', name: secondMood, weight: WEIGHT.touch })
  }
  return tags
}

/** Release year: mostly shortly before the launch, sometimes decades earlier. */
function releaseYear(launchAt: number, share: number): number {
  return new Date(launchAt).getUTCFullYear() - Math.floor(share ** 4 * 45)
}
