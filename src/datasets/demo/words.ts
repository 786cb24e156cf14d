import { readFileSync } from 'node:fs'
import { z } from 'zod'

export const DOMAINS = ['shop', 'video', 'post', 'finance'] as const

/** A part of the catalog with its own item kinds, tags and events. */
export type Domain = (typeof DOMAINS)[number]

/** A group of people with one taste over all domains: the ground truth that a recommender has to find. */
interface Community {
  /** Relative number of members. */
  readonly size: number
  /** Month (0-11) in which its members are most active. */
  readonly peakMonth: number
  /** Related communities, which often share members. */
  readonly kin: readonly string[]
  /** Relative attention of a member to each domain, in the order of `DOMAINS`. */
  readonly attention: readonly [number, number, number, number]
}

export const COMMUNITIES = {
  trail: { size: 10, peakMonth: 6, kin: ['stride', 'garden'], attention: [4, 3, 4, 1] },
  kitchen: { size: 11, peakMonth: 11, kin: ['nest', 'garden'], attention: [4, 3, 5, 1] },
  noir: { size: 8, peakMonth: 1, kin: ['scare', 'groove'], attention: [2, 6, 3, 1] },
  cosmos: { size: 12, peakMonth: 2, kin: ['pixels', 'scare'], attention: [3, 5, 3, 2] },
  pixels: { size: 10, peakMonth: 0, kin: ['cosmos', 'atelier'], attention: [3, 5, 4, 1] },
  thread: { size: 8, peakMonth: 8, kin: ['atelier', 'kitchen'], attention: [5, 3, 4, 1] },
  nest: { size: 9, peakMonth: 11, kin: ['kitchen', 'stride'], attention: [5, 3, 3, 2] },
  stride: { size: 9, peakMonth: 4, kin: ['trail', 'nest'], attention: [4, 2, 4, 2] },
  garden: { size: 7, peakMonth: 4, kin: ['kitchen', 'atelier'], attention: [4, 3, 3, 3] },
  groove: { size: 8, peakMonth: 7, kin: ['noir', 'thread'], attention: [3, 4, 5, 1] },
  scare: { size: 7, peakMonth: 9, kin: ['noir', 'pixels'], attention: [2, 6, 4, 1] },
  atelier: { size: 7, peakMonth: 10, kin: ['thread', 'garden'], attention: [4, 3, 4, 2] },
} as const satisfies Readonly<Record<string, Community>>

export type CommunityId = keyof typeof COMMUNITIES

export const COMMUNITY_IDS = Object.keys(COMMUNITIES) as readonly CommunityId[]

/** Words separated by `|`. */
const wordList = z.string().min(1)
const communityId = z.enum(COMMUNITY_IDS)
const grammar = z.strictObject({ titles: z.array(z.string()), words: z.record(z.string(), wordList) })

const videoShelf = grammar.extend({
  genre: z.string(),
  /** Possible second genres. */
  alsoGenres: wordList,
  moods: wordList,
})

const shopShelf = z.strictObject({
  /** Brands by category. */
  brands: z.record(z.string(), wordList),
  /** Model names. */
  lines: grammar,
  /** Title of a product from `{brand}`, `{line}` and `{noun}`. */
  format: z.string(),
  /** One product per entry: noun, category, material (may be empty) and price in euro, separated by `|`. */
  products: z.array(z.string()),
})

const postShelf = z.strictObject({
  /** Title templates by topic. All topics share the words. */
  topics: z.record(z.string(), z.array(z.string())),
  words: z.record(z.string(), wordList),
})

const risk = z.enum(['low', 'medium', 'high'])

const financeShelf = z.strictObject({
  theme: z.string(),
  secondTheme: z.string(),
  risk,
  funds: wordList,
  articles: grammar,
})

/** Movies or series of one community. */
export type VideoShelf = z.output<typeof videoShelf>

/** Funds and articles of one community. */
export type FinanceShelf = z.output<typeof financeShelf>

/** Movies by community. The word list `single` has whole titles. */
export const MOVIE_SHELVES = readWords('movies', z.record(communityId, videoShelf))

/** Series by community. */
export const SERIES_SHELVES = readWords('series', z.record(communityId, videoShelf))

/** Products by community. */
export const SHOP_SHELVES = readWords('products', z.record(communityId, shopShelf))

/** Posts by community. */
export const POST_SHELVES = readWords('posts', z.record(communityId, postShelf))

/** Funds and articles by community, fund companies, and tags of risk levels. */
export const FINANCE = readWords(
  'finance',
  z.strictObject({
    providers: wordList,
    risks: z.record(risk, z.string()),
    shelves: z.record(communityId, financeShelf),
  }),
)

/** Names in groups: any first name fits any last name of its group. */
export const PEOPLE = readWords(
  'people',
  z.strictObject({
    nameGroups: z.array(z.strictObject({ first: wordList, last: wordList })),
    cities: wordList,
  }),
)

/** @throws ZodError if the file does not match the schema */
function readWords<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> {
  return schema.parse(JSON.parse(readFileSync(new URL(`./words/${name}.json`, import.meta.url), 'utf8')))
}
