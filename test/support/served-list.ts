import type { ServedList } from '../../src/recommend/serving/served-lists.ts'
import { newRecommendationId } from '../../src/recommend/serving/served-lists.ts'

/** Lifetime of lists, ms. */
export const TTL_MS = 1_000

/** A list without items. */
export function servedList(viewerId: string | null, servedAtMs: number): ServedList {
  return {
    recommendationId: newRecommendationId(servedAtMs),
    viewerId,
    requestHash: '',
    servedAtMs,
    expiresAtMs: servedAtMs + TTL_MS,
    policy: 'default',
    modelVersion: null,
    asOfMs: null,
    watermark: null,
    personalization: 'FULL',
    withheld: [],
    degradedSources: [],
    fallbackSteps: [],
    counts: [],
    leftOut: [],
    items: [],
  }
}
