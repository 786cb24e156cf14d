import { runBelowNormal } from '../platform/threads/thread-script.ts'
import { type IndexedItem, TextIndex, type TextMatches, type TextQuery } from './text-index.ts'

// The worker of `text-search.ts`: holds the indexes, and searches them.

// Requests that do not search take precedence.
runBelowNormal()

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

const indexes = new Map<number, TextIndex>()

/** The entry point of the thread. @throws Error if it has no such index */
export default function run(task: TextSearchTask): TextSearchResult {
  if (task.kind === 'drop') {
    indexes.delete(task.index)
    return null
  }
  if (task.kind === 'put' && !indexes.has(task.index)) indexes.set(task.index, new TextIndex())
  const index = indexes.get(task.index)
  if (!index) throw new Error('the thread does not have this index')
  if (task.kind === 'search') return index.search(task.query)
  if (task.kind === 'put') index.put(task.items)
  else index.remove(task.rows)
  return null
}
