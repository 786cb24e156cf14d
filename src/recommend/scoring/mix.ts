import type { Basis, Contribution } from '../../domain/recommendation.ts'
import type { ScoredItem } from '../candidate.ts'
import { shareAmong } from './score-items.ts'

export interface Mixture {
  /** How much the viewer counts, 0-1. */
  readonly share: number
  /** The viewer's scores of the pool, in any order; those of items that no source knows are missing. */
  readonly byViewer: readonly ScoredItem[]
  /** The viewer's logit of an item that no source knows, if all others are above. */
  readonly bias: number
  /** So many of the items, the first, are the pool; the others are measured by it. Omitted: all. */
  readonly poolSize?: number
}

/**
 * Items with the logits of both sides: `(1 - share) * z(items) + share * z(viewer)`, each in standard deviations from its
 * mean over the pool, because the scales of two queries are not comparable. Contributions are scaled with them, so that they
 * still are the terms of the logit besides its bias.
 *
 * @param byItems the pool, then other items, scored by the items that the list is about
 */
export function mix(
  byItems: readonly ScoredItem[],
  { share, byViewer, bias, poolSize = byItems.length }: Mixture,
): readonly ScoredItem[] {
  const known = new Map(byViewer.map((scored) => [scored.itemId, scored]))
  const inPool = byItems.slice(0, poolSize).flatMap(({ itemId }) => known.get(itemId) ?? [])
  const lowest = inPool.reduce((least, { logit }) => Math.min(least, logit), bias)
  const zItems = standardized(
    byItems.map(({ logit }) => logit),
    poolSize,
  )
  const zViewer = standardized(
    byItems.map(({ itemId }) => known.get(itemId)?.logit ?? lowest),
    poolSize,
  )
  return byItems.map((scored, at) => {
    const own = known.get(scored.itemId)
    const logitParts = {
      items: (1 - share) * zItems.at(at),
      viewer: share * zViewer.at(at),
    }
    return {
      itemId: scored.itemId,
      logit: logitParts.items + logitParts.viewer,
      logitParts,
      contributions: withShares([
        ...scaled(scored.contributions, (1 - share) * zItems.scale, 'ITEMS'),
        ...(own && share > 0 ? scaled(own.contributions, share * zViewer.scale, 'VIEWER') : []),
      ]),
      supportingSources: [...new Set([...scored.supportingSources, ...(own?.supportingSources ?? [])])],
    }
  })
}

/** Differences below this are rounding. */
const LEAST_DEVIATION = 1e-9

interface Standardized {
  at(index: number): number
  /** One over the standard deviation; 1 if all values are the same, so that contributions keep their signs. */
  readonly scale: number
}

/** @param poolSize so many of the values, the first, have the mean and the deviation */
function standardized(values: readonly number[], poolSize: number): Standardized {
  const pool = values.slice(0, poolSize)
  const mean = pool.reduce((sum, value) => sum + value, 0) / (poolSize || 1)
  const variance = pool.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (poolSize || 1)
  const deviation = Math.sqrt(variance)
  const isFlat = deviation <= LEAST_DEVIATION
  const scale = isFlat ? 1 : 1 / deviation
  return { scale, at: (index) => (isFlat ? 0 : ((values[index] ?? mean) - mean) * scale) }
}

function scaled(
  contributions: readonly Contribution[],
  factor: number,
  basis: Basis,
): readonly Contribution[] {
  return contributions.map((one) => ({ ...one, basis, logit: one.logit * factor }))
}

function withShares(contributions: readonly Contribution[]): readonly Contribution[] {
  const share = shareAmong(contributions.map(({ logit }) => logit))
  return contributions.map((one) => ({ ...one, share: share(one.logit) }))
}
