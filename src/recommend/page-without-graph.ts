import type { Reason, RecommendationPage } from '../domain/recommendation.ts'
import type { Ranked } from '../domain/scored.ts'
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
  const shown: { readonly item: Ranked; readonly index: number }[] = []
  let end = position
  for (; end < list.items.length && shown.length < first; end++) {
    const item = list.items[end]
    if (item && mayShow(item.itemId)) shown.push({ item, index: end })
  }
  const reasons = [list.fallback.includes('GLOBAL_POPULAR') ? POPULAR : SUGGESTED]
  return servedPage(list, {
    position,
    end,
    items: shown.map(({ item }) => item),
    edges: shown.map(({ item, index }) => servedEdge(list, item, index, reasons)),
    sawAtLeast,
    startedMs,
  })
}

const NOTHING_NAMED = { count: null, itemIds: [], tagIds: [], userIds: [], weight: 0 }

const POPULAR: Reason = { kind: 'POPULAR', text: sentences.popular, ...NOTHING_NAMED }

const SUGGESTED: Reason = { kind: 'SUGGESTED', text: sentences.suggested, ...NOTHING_NAMED }
