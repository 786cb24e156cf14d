import type { FallbackStep, Item, Reason, RecommendationPage } from '../../domain/recommendation.ts'
import { isFiller } from '../scoring/pool-probabilities.ts'
import { sentences } from '../serving/sentences.ts'
import type { ServedList } from '../serving/served-lists.ts'
import { type ListedItem, servedEdge, servedPage } from '../serving/served-page.ts'

export interface MemoryPageRequest {
  readonly list: ServedList
  /** Items of the list that were passed before. */
  readonly position: number
  readonly first: number
  /** An item as it is remembered; null if it may not be shown, as far as that is known. */
  readonly showable: (itemId: string) => Item | null
  readonly startedMs: number
  /** True if the list has seen all that the question asks for. */
  readonly sawAtLeast: boolean
}

/**
 * The next items of a list without asking the graph. Reasons name nobody and nothing: who agrees to be named cannot be
 * asked.
 */
export function fallbackPage(request: MemoryPageRequest): RecommendationPage {
  const { list, position, first, showable, startedMs, sawAtLeast } = request
  const shown: ListedItem[] = []
  let end = position
  for (; end < list.items.length && shown.length < first; end++) {
    const ranked = list.items[end]
    const item = ranked && showable(ranked.itemId)
    if (item) shown.push({ ranked, item, index: end })
  }
  const isPopular = list.fallback.some((step) => STEPS_BY_POPULARITY.has(step))
  const reasonOf = ({ ranked }: ListedItem) => (isPopular ? POPULAR : isFiller(ranked) ? FILLER : SUGGESTED)
  return servedPage(list, {
    position,
    end,
    items: shown,
    edges: shown.map((listed) => servedEdge(list, listed, [reasonOf(listed)])),
    sawAtLeast,
    startedMs,
  })
}

const STEPS_BY_POPULARITY: ReadonlySet<FallbackStep> = new Set(['SEGMENT_POPULAR', 'GLOBAL_POPULAR'])

const NOTHING_NAMED = { count: null, itemIds: [], tagIds: [], userIds: [], weight: 0 }

const POPULAR: Reason = { kind: 'POPULAR', text: sentences.popular, ...NOTHING_NAMED }

const SUGGESTED: Reason = { kind: 'SUGGESTED', text: sentences.suggested, ...NOTHING_NAMED }

const FILLER: Reason = { kind: 'SUGGESTED', text: sentences.filler, ...NOTHING_NAMED }
