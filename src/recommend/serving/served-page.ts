import type { Ranked } from '../../domain/candidate.ts'
import type { Item, Reason, RecommendationEdge, RecommendationPage } from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'
import { encodeCursor } from './cursor.ts'
import type { ServedList } from './served-lists.ts'

/** An item of a served list, as it is now. */
export interface ListedItem {
  readonly ranked: Ranked
  readonly item: Item
  /** Its place in the whole list, from 0. */
  readonly index: number
}

/** What a page is beside its list. */
export interface PagePart {
  /** Items of the list that were passed before, and up to the end of this page. */
  readonly position: number
  readonly end: number
  readonly items: readonly ListedItem[]
  /** One for each of the items. */
  readonly edges: readonly RecommendationEdge[]
  /** True if the list has seen all that the question asks for. */
  readonly sawAtLeast: boolean
  readonly startedMs: number
}

/** A page of a served list, with what it says of the whole list. */
export function servedPage(list: ServedList, part: PagePart): RecommendationPage {
  const { recommendationId, asOfMs, watermark, degraded, personalization, fallback, modelVersion } = list
  const { position, end, items, edges, sawAtLeast, startedMs } = part
  const returnedOf = (source: SourceName) =>
    items.filter(({ ranked }) => ranked.speaking.includes(source)).length
  return {
    recommendationId,
    edges,
    hasNextPage: end < list.items.length,
    hasPreviousPage: position > 0,
    asOfMs,
    watermark,
    sawAtLeast,
    tookMs: performance.now() - startedMs,
    degraded,
    personalization,
    candidateCounts: list.counts.map((count) => ({ ...count, returned: returnedOf(count.source) })),
    fallback,
    modelVersion,
  }
}

/** The edge of an item, which stands at `index` of a served list. */
export function servedEdge(
  { recommendationId, expiresAtMs }: ServedList,
  { ranked, item, index }: ListedItem,
  reasons: readonly Reason[],
): RecommendationEdge {
  return {
    cursor: encodeCursor({ recommendationId, position: index + 1, expiresAtMs }),
    item,
    rank: index + 1,
    score: ranked.logit,
    probability: ranked.probability,
    propensity: ranked.propensity ?? null,
    bias: ranked.logit - ranked.contributions.reduce((sum, { logit }) => sum + logit, 0),
    contributions: ranked.contributions,
    reasons,
  }
}
