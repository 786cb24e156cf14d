import type { Reason, RecommendationEdge, RecommendationPage } from '../domain/recommendation.ts'
import { sentences } from './sentences.ts'
import type { ServedList } from './served-lists.ts'
import { servedEdge, servedPage } from './served-page.ts'

export interface MemoryPageRequest {
  readonly list: ServedList
  /** Items of the list that were passed before. */
  readonly position: number
  readonly first: number
  /** True if the item may be shown, as far as is remembered. */
  readonly mayShow: (itemId: string) => boolean
  readonly startedMs: number
  /** True if the list has seen all that the question asks for. */
  readonly sawAtLeast: boolean
}

/**
 * The next items of a list without asking the graph. Reasons name nobody and nothing: who agrees to be named cannot be
 * asked.
 */
export function pageWithoutGraph(request: MemoryPageRequest): RecommendationPage {
  const { list, position, first, mayShow, startedMs, sawAtLeast } = request
  const reasons = [list.fallback.includes('GLOBAL_POPULAR') ? POPULAR : SUGGESTED]
  const edges: RecommendationEdge[] = []
  let end = position
  for (; end < list.items.length && edges.length < first; end++) {
    const item = list.items[end]
    if (item && mayShow(item.itemId)) edges.push(servedEdge(list, item, end, reasons))
  }
  const candidateCounts = list.counts.map((count) => ({ ...count, returned: 0 }))
  return servedPage(list, { position, end, edges, candidateCounts, sawAtLeast, startedMs })
}

const NOTHING_NAMED = { count: null, itemIds: [], tagIds: [], userIds: [], weight: 0 }

const POPULAR: Reason = { kind: 'POPULAR', text: sentences.popular, ...NOTHING_NAMED }

const SUGGESTED: Reason = { kind: 'SUGGESTED', text: sentences.suggested, ...NOTHING_NAMED }
