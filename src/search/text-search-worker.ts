import { runBelowNormal } from '../platform/threads/thread-script.ts'
import { TextIndex } from './text-index.ts'
import type { TextSearchResult, TextSearchTask } from './text-search-tasks.ts'

// The worker of `text-search.ts`: holds the indexes, and searches them.

// Requests that do not search take precedence.
runBelowNormal()

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
