import MiniSearch, { type Query, type SearchOptions, type SearchResult } from 'minisearch'
import { fnv1a } from '../domain/hash.ts'
import { type Bits, hasBit, setBit } from '../snapshot/bits.ts'
import { indexedWords, MAX_WORDS, normalForm, wordsOf } from './words.ts'

/** What is searched of an item. */
export interface IndexedItem {
  readonly row: number
  /** Hash of the id: decides between items with equal scores. */
  readonly tie: number
  readonly title: string
  /** Names of the tags, one a line. */
  readonly tags: string
  /** Texts among the free properties, one a line. */
  readonly texts: string
  /** Number of users who engaged with it. */
  readonly people: number
}

export interface TextQuery {
  readonly text: string
  /** The rows that may be found. */
  readonly mask: Bits
  /** Most hits. */
  readonly limit: number
}

/** The hits of a query, best first; the arrays have an entry for each. */
export interface TextMatches {
  readonly rows: readonly number[]
  readonly ties: readonly number[]
  /** How well the text matches, > 0, without popularity. */
  readonly scores: readonly number[]
  /** The words of the item that matched. */
  readonly words: readonly (readonly string[])[]
  /** All rows that match. */
  readonly found: Bits
  readonly total: number
  /** True if no item has all words: then the hits have most of them. */
  readonly isRelaxed: boolean
}

const FIELDS = ['title', 'tags', 'texts'] as const

/** Words from this length on may differ by one letter, and by two from the next. */
const ONE_TYPO = 4
const TWO_TYPOS = 8

/** From this length on, the last word of a query may be the start of a word. */
const PREFIX = 3
/** The same if the words themselves are not found. */
const SHORT_PREFIX = 2

/** Weight of a word with two neighboring letters swapped. */
const SWAPPED = 0.5

const EXACT: SearchOptions = { fuzzy: false, prefix: false }

/** A group of ways to write one word of a query. */
type Group = Query

interface Hit {
  readonly row: number
  /** Of the text, times the boost of its popularity. */
  readonly score: number
  /** Number of words of the query that the item has. */
  readonly words: number
  /** The words of the item that matched, maybe twice. */
  readonly terms: readonly string[]
}

/** Full-text index of items by row numbers. */
export class TextIndex {
  readonly #index = new MiniSearch<IndexedItem>({
    idField: 'row',
    fields: [...FIELDS],
    tokenize: (text) => [...indexedWords(text)],
    processTerm: (word) => word,
    searchOptions: {
      tokenize: (word) => [word],
      boost: { title: 3, tags: 1.5, texts: 1 },
    },
  })
  readonly #people: number[] = []
  readonly #ties: number[] = []
  /** Hashes of the titles in normal form. */
  readonly #titles: number[] = []

  /** Inserts items, or replaces those with the same row. */
  put(items: readonly IndexedItem[]): void {
    for (const item of items) {
      if (this.#index.has(item.row)) this.#index.discard(item.row)
      this.#index.add(item)
      this.#people[item.row] = item.people
      this.#ties[item.row] = item.tie
      this.#titles[item.row] = fnv1a(normalForm(item.title))
    }
  }

  /** Removes rows; unknown ones are ignored. */
  remove(rows: readonly number[]): void {
    for (const row of rows) if (this.#index.has(row)) this.#index.discard(row)
  }

  /**
   * The best hits by text and popularity, after items whose title is the query. Items need all words; if none has all,
   * those with most of them are found.
   */
  search({ text, mask, limit }: TextQuery): TextMatches {
    const words = wordsOf(text).slice(0, MAX_WORDS)
    const boostDocument = (row: number) => (hasBit(mask, row) ? boostOf(this.#people[row] ?? 0) : 0)
    const run = (query: Query) => this.#index.search(query, { boostDocument })
    const strict = words.length === 0 ? [] : run({ combineWith: 'AND', queries: strictGroups(words) })
    if (strict.length > 0 || words.length === 0) {
      return this.#matches(strict.map(toHit), { text, mask, limit, isRelaxed: false })
    }
    const hits = mostWords(looseGroups(words).map(run))
    const isRelaxed = (hits[0]?.words ?? 0) < words.length && hits.length > 0
    return this.#matches(hits, { text, mask, limit, isRelaxed })
  }

  #matches(hits: Hit[], query: TextQuery & { readonly isRelaxed: boolean }): TextMatches {
    const { mask, limit, isRelaxed } = query
    const title = fnv1a(normalForm(query.text))
    const isTitle = (row: number) => this.#titles[row] === title
    const tieOf = (row: number) => this.#ties[row] as number
    const found: Bits = new Uint32Array(mask.length)
    for (const { row } of hits) setBit(found, row)
    const best = hits
      .sort(
        (a, b) =>
          Number(isTitle(b.row)) - Number(isTitle(a.row)) || b.score - a.score || tieOf(a.row) - tieOf(b.row),
      )
      .slice(0, limit)
    return {
      rows: best.map(({ row }) => row),
      ties: best.map(({ row }) => tieOf(row)),
      scores: best.map(({ row, score }) => score / boostOf(this.#people[row] ?? 0)),
      words: best.map(({ terms }) => [...new Set(terms)].sort()),
      found,
      total: hits.length,
      isRelaxed,
    }
  }
}

/** The factor of popularity on the score of a text. */
function boostOf(people: number): number {
  return Math.log(2 + people)
}

function toHit({ id, score, terms }: SearchResult): Hit {
  return { row: id, score: rounded(score), words: 0, terms }
}

/** In single precision: further digits depend on the order in which items were indexed. */
function rounded(score: number): number {
  return Math.fround(score)
}

/** The hits that have most words. @param byWord the hits of each word */
function mostWords(byWord: readonly (readonly SearchResult[])[]): Hit[] {
  const hits = new Map<number, Hit>()
  for (const results of byWord) {
    for (const { id: row, score, terms } of results) {
      const hit = hits.get(row)
      hits.set(row, {
        row,
        score: rounded((hit?.score ?? 0) + score),
        words: (hit?.words ?? 0) + 1,
        terms: hit ? [...hit.terms, ...terms] : terms,
      })
    }
  }
  let most = 0
  for (const { words } of hits.values()) most = Math.max(most, words)
  return [...hits.values()].filter(({ words }) => words === most)
}

/** Each word with typing mistakes; the last one may be unfinished. */
function strictGroups(words: readonly string[]): Group[] {
  return words.map((word, at) => anyOf(spellings(word, { isLast: at === words.length - 1, prefix: PREFIX })))
}

/** Each word with more mistakes: a space too many or too few, and swapped letters in short words. */
function looseGroups(words: readonly string[]): Group[] {
  return words.map((word, at) => {
    const isLast = at === words.length - 1
    const [before, after] = [words[at - 1], words[at + 1]]
    return anyOf([
      ...spellings(word, { isLast, prefix: SHORT_PREFIX }),
      ...(word.length === ONE_TYPO - 1 ? swapped(word) : []),
      ...(before === undefined ? [] : spellings(before + word, { isLast, prefix: PREFIX })),
      ...(after === undefined ? [] : spellings(word + after, { isLast: false, prefix: PREFIX })),
      ...splits(word),
    ])
  })
}

function anyOf(queries: Query[]): Group {
  return { combineWith: 'OR', queries }
}

function spellings(word: string, { isLast, prefix }: { isLast: boolean; prefix: number }): Query[] {
  const fuzzy = typosOf(word)
  const asTyped = { queries: [word], fuzzy, prefix: isLast && word.length >= prefix }
  // With two typos, swapped letters are among them.
  return fuzzy === 1 ? [asTyped, ...swapped(word)] : [asTyped]
}

/** Letters that may differ. Numbers must be as typed: another number is another thing. */
function typosOf(word: string): number {
  if (word.length < ONE_TYPO || /\p{N}/u.test(word)) return 0
  return word.length < TWO_TYPOS ? 1 : 2
}

/** The word with each pair of neighboring letters swapped, which counts as two typos. */
function swapped(word: string): Query[] {
  const queries = new Set<string>()
  for (let at = 1; at < word.length; at++) {
    queries.add(word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1))
  }
  queries.delete(word)
  return queries.size === 0 ? [] : [{ ...EXACT, queries: [...queries], boostTerm: () => SWAPPED }]
}

/** The word as two words, with and without a letter between them. */
function splits(word: string): Query[] {
  const pairs: [string, string][] = []
  for (let at = 2; at <= word.length - 2; at++) {
    pairs.push([word.slice(0, at), word.slice(at)], [word.slice(0, at), word.slice(at + 1)])
  }
  return pairs.map((queries) => ({ ...EXACT, combineWith: 'AND', queries }))
}
