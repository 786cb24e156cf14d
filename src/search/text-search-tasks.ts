import type { IndexedItem, TextMatches, TextQuery } from './text-index.ts'

/** A task on the index of one snapshot, which the first `put` creates. */
export type IndexTask =
  | { readonly kind: 'put'; readonly items: readonly IndexedItem[] }
  | { readonly kind: 'remove'; readonly rows: readonly number[] }
  | { readonly kind: 'search'; readonly query: TextQuery }
  | { readonly kind: 'drop' }

/** A task of the thread that searches, with the number of the index. */
export type TextSearchTask = IndexTask & { readonly index: number }

/** The result of a search; null for other tasks. */
export type TextSearchResult = TextMatches | null
