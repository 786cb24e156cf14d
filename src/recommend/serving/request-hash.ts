import { createHash } from 'node:crypto'
import type { RecommendationRequest } from '../../domain/recommendation.ts'

/** Fingerprint of what shapes a list besides the viewer: equal questions have equal keys, in whatever order. */
export function questionKey(question: RecommendationRequest): string {
  const { filter, sourceWeights, temperature, maxPerTag, diversity } = question
  const weights = Object.entries(sourceWeights).sort(([a], [b]) => (a < b ? -1 : 1))
  const sets = [filter.kinds, filter.requiredTagIds, filter.avoidedTagIds, filter.excludedItemIds]
  const text = JSON.stringify([
    sets.map((ids) => [...ids].sort()),
    weights,
    temperature,
    maxPerTag,
    diversity,
  ])
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}
