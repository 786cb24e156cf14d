import type { Ranked } from '../../domain/candidate.ts'
import {
  type FallbackStep,
  type Item,
  type ItemFilter,
  isAvailable,
  MAX_LISTED_TAGS,
  type RecommendationRequest,
} from '../../domain/recommendation.ts'
import { SOURCE_NAMES } from '../../domain/source-name.ts'
import { poolProbabilities } from '../scoring/pool-probabilities.ts'
import { newRecommendationId } from '../serving/recommendation-id.ts'
import { questionKey } from '../serving/request-hash.ts'
import type { ServedList } from '../serving/served-lists.ts'
import type { CatalogMemory } from './catalog-memory.ts'
import type { PopularItems } from './popular-memory.ts'
import { segmentPopular } from './segment-popular.ts'

/** Lists that are made at the same time differ by less. */
const AT_ONCE_MS = 1_000

/** What a list can be made of where the graph cannot be asked. */
export interface Remembered {
  readonly catalog: CatalogMemory
  /** The viewer's newest list that has not expired; null if there is none. */
  readonly last: ServedList | null
  readonly popular: PopularItems | null
  /** Items she did something to since, as far as this process knows. */
  readonly touched: ReadonlySet<string>
}

export interface Terms {
  readonly nowMs: number
  readonly ttlMs: number
  /** An older list is not shown again. */
  readonly lastListMaxAgeMs: number
  readonly policy: string
  readonly temperature: number
}

/**
 * Her last list where it is not old and something of it may be shown, otherwise what is popular, first among what that
 * list was about, otherwise nothing; it says which. Only items that are remembered, pass the filter and are available;
 * never anybody else's list.
 */
export function fallbackList(
  question: RecommendationRequest,
  remembered: Remembered,
  terms: Terms,
): ServedList {
  const may = (itemId: string) => showable(itemId, question.filter, remembered, terms.nowMs) !== null
  const { last } = remembered
  const ageMs = last ? terms.nowMs - last.servedAtMs : Number.POSITIVE_INFINITY
  // One of the future is of before the clock was set back: nobody knows how old it is.
  if (last && ageMs >= -AT_ONCE_MS && ageMs <= terms.lastListMaxAgeMs) {
    const items = last.items.filter(({ itemId }) => may(itemId))
    const { exploration: _, ...kept } = last
    if (items.length > 0) {
      return { ...kept, ...named(question, terms), ...quantize(['LAST_LIST'], rearranged(items, terms)) }
    }
  }
  return popularList(question, remembered, terms, may)
}

function popularList(
  question: RecommendationRequest,
  { last, popular, catalog }: Remembered,
  terms: Terms,
  may: (itemId: string) => boolean,
): ServedList {
  const all = popular?.itemIds.filter(may) ?? []
  const segment = new Set(last ? segmentPopular(all, last, catalog) : [])
  const others = all.filter((itemId) => !segment.has(itemId))
  const steps: readonly FallbackStep[] = [
    ...(segment.size > 0 ? (['SEGMENT_POPULAR'] as const) : []),
    ...(others.length > 0 ? (['GLOBAL_POPULAR'] as const) : []),
  ]
  return {
    ...named(question, terms),
    viewerId: question.viewerId,
    policy: terms.policy,
    modelVersion: popular?.modelVersion ?? null,
    asOfMs: popular?.asOfMs ?? null,
    watermark: null,
    // Whether she is known cannot be asked: where she has no list, what is shown is what somebody new would get.
    personalization: segment.size > 0 && last ? last.personalization : 'UNKNOWN_USER',
    followingCount: 0,
    ...quantize(steps.length > 0 ? steps : ['EMPTY'], ranked([...segment, ...others], terms)),
  }
}

function named(question: RecommendationRequest, { nowMs, ttlMs }: Terms) {
  return {
    recommendationId: newRecommendationId(nowMs),
    questionKey: questionKey(question),
    servedAtMs: nowMs,
    expiresAtMs: nowMs + ttlMs,
  }
}

function quantize(fallback: readonly FallbackStep[], items: readonly Ranked[]) {
  return { degraded: SOURCE_NAMES, counts: [], fallback, items }
}

/** Shares are of what is left, and nothing is in the place that was drawn for it. */
function rearranged(items: readonly Ranked[], { temperature }: Terms): readonly Ranked[] {
  const probabilities = poolProbabilities(items, temperature)
  return items.map(({ propensity: _, ...item }, index) => ({
    ...item,
    probability: probabilities[index] ?? 0,
  }))
}

/** The order is all that is known: a step down per place, without a score of any source. */
function ranked(itemIds: readonly string[], terms: Terms): readonly Ranked[] {
  const items = itemIds.map((itemId, index) => ({
    itemId,
    logit: -index / 1_000,
    probability: 0,
    contributions: [],
    speaking: [],
  }))
  return rearranged(items, terms)
}

/**
 * An item as it is remembered; null if the filter that the graph applies would leave it out, or if that is not known:
 * only its strongest tags are remembered.
 */
export function showable(
  itemId: string,
  filter: ItemFilter,
  { catalog, touched }: Pick<Remembered, 'catalog' | 'touched'>,
  nowMs: number,
): Item | null {
  const item = catalog.knownItem(itemId)
  if (!item || touched.has(itemId) || filter.excludedItemIds.includes(itemId)) return null
  const { kind, tagIds } = item
  const isAsked =
    isAvailable(item, nowMs) &&
    (filter.kinds.length === 0 || filter.kinds.includes(kind)) &&
    filter.requiredTagIds.every((id) => tagIds.includes(id)) &&
    (filter.avoidedTagIds.length === 0 || tagIds.length < MAX_LISTED_TAGS) &&
    !filter.avoidedTagIds.some((id) => tagIds.includes(id))
  return isAsked ? item : null
}
