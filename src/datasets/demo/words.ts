import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { COMMUNITY_IDS } from './words/communities.ts'

/** Words parted by `|`. */
const wordList = z.string().min(1)
const communityId = z.enum(COMMUNITY_IDS)
const grammar = z.strictObject({ titles: z.array(z.string()), words: z.record(z.string(), wordList) })

const videoShelf = grammar.extend({
  genre: z.string(),
  /** Genres that some of them have as well. */
  alsoGenres: wordList,
  moods: wordList,
})

const shopShelf = z.strictObject({
  /** By category: who makes it. */
  brands: z.record(z.string(), wordList),
  /** Model names. */
  lines: grammar,
  /** Title of a product from `{brand}`, `{line}` and `{noun}`. */
  format: z.string(),
  /** One product each: noun, category, material (may be empty) and price in euro, parted by `|`. */
  products: z.array(z.string()),
})

const postShelf = z.strictObject({
  /** Title grammars by topic; all topics share the words. */
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

/** Films, or series, made for one community: all of one genre. */
export type VideoShelf = z.output<typeof videoShelf>

/** Funds and articles made for one community. */
export type FinanceShelf = z.output<typeof financeShelf>

/** Every shelf has a word list `single`: whole titles, which take turns with the templates. */
export const MOVIE_SHELVES = readWords('movies', z.record(communityId, videoShelf))

/** Series by community. */
export const SERIES_SHELVES = readWords('series', z.record(communityId, videoShelf))

/** Products by community. */
export const SHOP_SHELVES = readWords('products', z.record(communityId, shopShelf))

/** Posts by community. */
export const POST_SHELVES = readWords('posts', z.record(communityId, postShelf))

/** Funds and articles by community, the companies that run the funds, and the tags of their risks. */
export const FINANCE = readWords(
  'finance',
  z.strictObject({
    providers: wordList,
    risks: z.record(risk, z.string()),
    shelves: z.record(communityId, financeShelf),
  }),
)

/** First and last names that go together, in groups: any first name fits any last name of its group. */
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
