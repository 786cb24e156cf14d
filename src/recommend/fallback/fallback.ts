import type { Policy } from '../../domain/policy.ts'
import {
  type FallbackStep,
  type HeldBack,
  type Item,
  isAvailable,
  type RecommendationRequest,
  userOf,
} from '../../domain/recommendation.ts'
import { SOURCE_NAMES } from '../../domain/source-name.ts'
import { decodeWatermark } from '../../domain/watermark.ts'
import type { ServedItem } from '../candidate.ts'
import { isFiller, poolProbabilities } from '../scoring/probabilities.ts'
import { requestHash } from '../serving/cursor.ts'
import type { ReadItems } from '../serving/page.ts'
import { plainReason } from '../serving/reasons.ts'
import type { Sentences } from '../serving/sentences.ts'
import { newRecommendationId, type ServedList } from '../serving/served-lists.ts'
import type { CatalogMemory } from './catalog-memory.ts'
import type { PopularItems } from './popular-memory.ts'

/** Clocks of lists that are made at the same time differ by less. */
const CLOCK_TOLERANCE_MS = 1_000

/** What is known while the graph is unavailable. */
export interface FallbackMemory {
  readonly catalog: CatalogMemory
  readonly popular: PopularItems | null
  /** Items that the viewer acted on lately, as far as this process knows. */
  readonly touched: ReadonlySet<string>
  /** Whether the request may list an item. */
  readonly isAllowed: (itemId: string) => boolean
}

/**
 * A list without the graph: the viewer's last list if it is recent and any of its items may be shown, otherwise popular
 * items, otherwise an empty list. `fallbackSteps` says which. Holds only remembered items that pass the filter and are available.
 */
export function fallbackList(
  request: RecommendationRequest,
  memory: FallbackMemory & { readonly newest: ServedList | null },
  policy: Policy,
  nowMs: number,
): Omit<ServedList, 'withheld'> {
  const { newest, popular } = memory
  const last = newest && newest.expiresAtMs > nowMs ? newest : null
  const isShowable = (itemId: string) => showableItem(memory, itemId, nowMs) !== null
  const temperature = request.temperature ?? policy.temperature
  const made = {
    recommendationId: newRecommendationId(nowMs),
    requestHash: requestHash(request),
    servedAtMs: nowMs,
    // Serving a list again does not extend its life.
    expiresAtMs: Math.min(nowMs + policy.servedListTtlMs, last?.expiresAtMs ?? Number.POSITIVE_INFINITY),
    degradedSources: SOURCE_NAMES,
    counts: [],
    leftOut: [],
  }
  if (last && isRecent(last, policy, nowMs)) {
    const items = last.items.filter(({ itemId }) => isShowable(itemId))
    const { exploration: _, ranker: _ranker, ...rest } = last
    const fallbackSteps: readonly FallbackStep[] = ['LAST_LIST']
    if (items.length > 0) return { ...rest, ...made, fallbackSteps, items: withShares(items, temperature) }
  }
  const itemIds = popular?.itemIds.filter(isShowable) ?? []
  return {
    ...made,
    viewerId: userOf(request.viewer),
    policy: policy.name,
    modelVersion: popular?.modelVersion ?? null,
    asOfMs: popular?.asOfMs ?? null,
    watermark: null,
    // Memory cannot say whether the user is known, and nothing of them is in the list.
    personalization: 'NONE',
    fallbackSteps: itemIds.length > 0 ? ['GLOBAL_POPULAR'] : ['EMPTY'],
    items: withShares(itemIds.map(popularItem), temperature),
  }
}

/** The list that a placement shows nothing of. */
export function heldBackList(
  request: RecommendationRequest,
  heldBack: HeldBack,
  { name }: Pick<Policy, 'name'>,
  nowMs: number,
): Omit<ServedList, 'withheld'> {
  const { key, number } = request.steering ?? {}
  return {
    recommendationId: newRecommendationId(nowMs),
    viewerId: userOf(request.viewer),
    requestHash: requestHash(request),
    servedAtMs: nowMs,
    expiresAtMs: nowMs,
    policy: name,
    ...(key !== undefined && number !== undefined && { placement: { key, number, promotions: [] } }),
    modelVersion: null,
    asOfMs: null,
    watermark: null,
    personalization: 'NONE',
    degradedSources: [],
    fallbackSteps: [],
    counts: [],
    leftOut: [],
    heldBack: [heldBack],
    items: [],
  }
}

/** A list from the future was made before the clock was set back: its age is unknown. */
function isRecent(list: ServedList, { lastListMaxAgeMs }: Policy, nowMs: number): boolean {
  const ageMs = nowMs - list.servedAtMs
  return ageMs >= -CLOCK_TOLERANCE_MS && ageMs <= lastListMaxAgeMs
}

/** Only the order is known: a small step down per place, without contributions. */
function popularItem(itemId: string, index: number): ServedItem {
  return { itemId, logit: -index / 1_000, probability: 0, contributions: [], supportingSources: [] }
}

/** Probabilities among the items that are left. Propensities no longer hold. */
function withShares(items: readonly ServedItem[], temperature: number): readonly ServedItem[] {
  const probabilities = poolProbabilities(items, temperature)
  return items.map(({ propensity: _, shownReasons: _shown, ...item }, index) => ({
    ...item,
    probability: probabilities[index] ?? 0,
  }))
}

/** Reads items from memory. Reasons name no users, items or tags: consent cannot be checked. */
export function fallbackItems(
  memory: FallbackMemory,
  list: ServedList,
  { nowMs, sentences }: { readonly nowMs: number; readonly sentences: Sentences },
): ReadItems {
  const isPopular = list.fallbackSteps.includes('GLOBAL_POPULAR')
  const reasonOf = (served: ServedItem) => {
    if (isPopular) return plainReason('POPULAR', sentences.popular)
    return plainReason('SUGGESTED', isFiller(served) ? sentences.filler : sentences.suggested)
  }
  return async (window) =>
    window.map((served) => {
      const item = showableItem(memory, served.itemId, nowMs)
      return item && { item, reasons: [reasonOf(served)] }
    })
}

/** A remembered item; null if it may not be shown. */
function showableItem(
  { catalog, touched, isAllowed }: FallbackMemory,
  itemId: string,
  nowMs: number,
): Item | null {
  const item = catalog.knownItem(itemId)
  if (!item || touched.has(itemId) || !isAllowed(itemId)) return null
  return isAvailable(item, nowMs) ? item : null
}

/** Whether a list includes the write of a watermark, by the list's own watermark. */
export function hasSeen({ watermark }: ServedList, minWatermark: string | null): boolean {
  if (minWatermark === null) return true
  const seen = watermark === null ? null : decodeWatermark(watermark)
  const wanted = decodeWatermark(minWatermark)
  return (
    seen !== null && wanted !== null && seen.journal === wanted.journal && seen.position >= wanted.position
  )
}
