import { setImmediate as nextTurn } from 'node:timers/promises'
import { DAY_MS } from '../domain/duration.ts'
import { tableRowsBetween } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { SEARCHES } from './metric-rows.ts'
import { isCommon, SearchTerms } from './search-terms.ts'

/** Rows that are added up in one turn of the event loop: each has up to a thousand terms. */
const ROWS_PER_TURN = 4

interface TermSpan {
  /** Epoch milliseconds: the day that it is in counts. */
  readonly fromMs: number
  readonly toMs: number
}

/** Words that many users searched for. */
export interface TopSearch {
  readonly words: string
  readonly searches: number
  readonly withoutResult: number
  readonly withoutClick: number
}

/** The words that were searched for most in the days of a span, most first; none that few users searched for. @throws GraphError */
export async function readTopSearches(
  graph: GraphStore,
  { first, ...span }: TermSpan & { readonly first: number },
  options: RunOptions = {},
): Promise<readonly TopSearch[]> {
  const terms = await readTerms(graph, span, options)
  return [...terms.all.values()]
    .filter((term) => term.words !== '' && isCommon(term))
    .sort((a, b) => b.searches - a.searches || (a.words < b.words ? -1 : 1))
    .slice(0, first)
    .map(({ words, searches, empty, clicked }) => {
      // A process that was killed may have lost searches of which clicks are counted.
      return { words, searches, withoutResult: empty, withoutClick: Math.max(0, searches - clicked) }
    })
}

/** Words are common if enough users searched for them in so many days. */
const COMMON_MS = 7 * DAY_MS

/**
 * Makes words of a day readable that are common with what other processes counted, and with the days before. Returns whether there are
 * any.
 *
 * @param startMs when the day begins
 * @throws GraphError
 */
export async function revealCommon(graph: GraphStore, startMs: number, day: SearchTerms): Promise<boolean> {
  const { all } = await readTerms(graph, { fromMs: startMs + DAY_MS - COMMON_MS, toMs: startMs + DAY_MS })
  const common = [...day.all].filter(([code, { buckets, isReadable }]) => {
    return !isReadable && isCommon({ buckets: (buckets | (all.get(code)?.buckets ?? 0)) >>> 0 })
  })
  for (const [code] of common) day.add(code, { isReadable: true })
  return common.length > 0
}

/** All that was searched for in the days of a span. @throws GraphError */
export async function readTerms(
  graph: GraphStore,
  { fromMs, toMs }: TermSpan,
  options: RunOptions = {},
): Promise<SearchTerms> {
  const from = Math.floor(fromMs / DAY_MS) * DAY_MS
  const rows = await graph.run(tableRowsBetween, { table: SEARCHES, from, to: toMs, keys: null }, options)
  const terms = new SearchTerms(Number.POSITIVE_INFINITY)
  for (const [at, { packed }] of rows.entries()) {
    if (at % ROWS_PER_TURN === 0) await nextTurn()
    terms.addPacked(packed)
  }
  return terms
}
