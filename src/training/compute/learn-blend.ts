import { type FitSettings, fitBlend } from './fit-blend.ts'
import { logitsOf, type Pool } from './interest-features.ts'
import { ndcgAt10 } from './ndcg.ts'

export interface LearnBlendInput {
  readonly pools: readonly Pool[]
  /** Weights set by hand. */
  readonly handSet: Float64Array
  /** Pools that the recipe of what serves gives for the same held-out items; null where that is the same recipe. */
  readonly incumbent: readonly Pool[] | null
  readonly settings: FitSettings
}

/** NDCG@10 of each viewer, in the order of the pools. */
export interface LearnedBlend {
  readonly weights: Float64Array
  readonly learned: readonly number[]
  readonly handSet: readonly number[]
  readonly incumbent: readonly number[] | null
}

/**
 * Fits the weights on all pools, and judges the recipe, and that of what serves, by cross-fitting: each half of the viewers
 * is ranked by weights that were fitted on the other half.
 */
export function learnBlend({ pools, handSet, incumbent, settings }: LearnBlendInput): LearnedBlend {
  return {
    weights: fitBlend(pools, handSet, settings),
    learned: crossFitted(pools, handSet, settings),
    handSet: pools.map((pool) => ndcgAt10(pool, logitsOf(pool.features, handSet))),
    incumbent: incumbent && crossFitted(incumbent, handSet, settings),
  }
}

function crossFitted(pools: readonly Pool[], handSet: Float64Array, settings: FitSettings): number[] {
  const halves = [0, 1].map((half) => {
    const others = pools.filter((_, index) => index % 2 !== half)
    return fitBlend(others, handSet, settings)
  })
  return pools.map((pool, index) => ndcgAt10(pool, logitsOf(pool.features, halves[index % 2] ?? handSet)))
}
