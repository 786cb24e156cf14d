import type { Grammar } from '../title-maker.ts'

/** Lists inside a shelf are words parted by `|`. */
export type WordList = string

/** Films, or series, made for one community: all of one genre. */
export interface VideoShelf extends Grammar {
  readonly genre: string
  /** Genres that some of them have as well. */
  readonly alsoGenres: WordList
  readonly moods: WordList
}

/** Products made for one community. */
export interface ShopShelf {
  /** By category: who makes it. */
  readonly brands: Readonly<Record<string, WordList>>
  /** Model names. */
  readonly lines: Grammar
  /** Title of a product from `{brand}`, `{line}` and `{noun}`. */
  readonly format: string
  /** One product each: noun, category, material (may be empty) and price in euro, parted by `|`. */
  readonly products: readonly string[]
}

/** Posts made for one community: title grammars by topic; all topics share the words. */
export interface PostShelf {
  readonly topics: Readonly<Record<string, readonly string[]>>
  readonly words: Readonly<Record<string, WordList>>
}

/** Funds and articles made for one community. */
export interface FinanceShelf {
  readonly theme: string
  readonly secondTheme: string
  readonly risk: 'low' | 'medium' | 'high'
  readonly funds: WordList
  readonly articles: Grammar
}
